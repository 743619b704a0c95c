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

/** The nodes to run: a single one listens where all the world looks for it, several behind what does. */
export async function settleNodes(count: number, config: Config, addresses: Addresses): Promise<Node[]> {
  const { IRIS_METRICS_PORT: metricsPort } = config;
  if (count === 1) return [{ ...addresses, suffix: '', metricsPort }];
  const nodes: Node[] = [];
  for (let number = 1; number <= count; number += 1) {
    const [apiPort, bffPort] = [await freePort('127.0.0.1'), await freePort('127.0.0.1')];
    nodes.push({
      suffix: ` ${number}`,
      apiPort,
      apiUrl: `http://127.0.0.1:${apiPort}`,
      bffPort,
      bffUrl: `http://127.0.0.1:${bffPort}`,
      // 0 picks a free one for each.
      metricsPort: metricsPort && metricsPort + number - 1,
    });
  }
  return nodes;
}
