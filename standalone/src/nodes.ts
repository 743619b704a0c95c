import type { Addresses } from './addresses.ts';
import type { Config } from './config.ts';
import { freePort } from './free-port.ts';

/** One core-api, and the bff that speaks to it. */
export interface Node {
  /** What tells its parts from those of other nodes in the log. */
  readonly suffix: string;
  readonly apiPort: number;
  readonly apiUrl: string;
  readonly bffPort: number;
  readonly bffUrl: string;
  readonly metricsPort: number | undefined;
}

/** One or several. */
export type Nodes = [Node, ...Node[]];

/** The nodes to run: a single one listens where all the world looks for it, several behind what does. */
export async function settleNodes(
  count: number,
  { IRIS_METRICS_PORT: metricsPort }: Config,
  addresses: Addresses,
): Promise<Nodes> {
  if (count === 1) return [{ ...addresses, suffix: '', metricsPort }];
  const nodes: Nodes = [await settleNode(1, metricsPort)];
  for (let number = 2; number <= count; number += 1) nodes.push(await settleNode(number, metricsPort));
  return nodes;
}

async function settleNode(number: number, metricsPort: number | undefined): Promise<Node> {
  const [apiPort, bffPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
  return {
    suffix: ` ${number}`,
    apiPort,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    bffPort,
    bffUrl: `http://127.0.0.1:${bffPort}`,
    // 0 picks a free one for each.
    metricsPort: metricsPort && metricsPort + number - 1,
  };
}
