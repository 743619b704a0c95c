import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '@iris/standalone';
import { until } from '../harness/until.ts';
import { type Part, readParts } from './parts.ts';
import { environmentVariable } from './process-tree.ts';

/** Iris as `npm start` runs it: what is killed is started again by the product itself. */
export interface Product {
  /** The two addresses that clients are told; with several nodes those of the balancer. */
  readonly apiUrl: string;
  readonly bffUrl: string;
  readonly dataFolder: string;
  /** Of each kind one a node. Whoever was started last in its place. */
  readonly coreApis: readonly Part[];
  readonly bffs: readonly Part[];
  /** The NATS server; 0 on a single node, which needs none. */
  readonly natsPid: number;
  postmasterPid(): Promise<number>;
  /** The login that core-api uses. */
  appUrl(): Promise<string>;
  /** Waits until every service says that everything it needs is there. */
  untilReady(): Promise<void>;
  /** The last things that it said: for whoever looks for the reason. */
  lastLines(): readonly string[];
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly dataFolder: string;
  readonly nodes: number;
  /** A NATS server of somebody else's; unset: several nodes bring their own. */
  readonly natsUrl?: string | undefined;
}

const program = path.join(repository, 'standalone', 'src', 'main.ts');
const startsWithinMs = 120_000;
const readyWithinMs = 60_000;

/** Starts it on free ports. It ends with this process, however that ends. */
export async function startProduct({ dataFolder, nodes, natsUrl }: ProductOptions): Promise<Product> {
  const child = spawn(process.execPath, [program, '--nodes', String(nodes)], {
    env: {
      IRIS_API_PORT: '0',
      IRIS_BFF_PORT: '0',
      IRIS_DATA_DIR: dataFolder,
      IRIS_RATE_LIMIT_SCALE: '0',
      ...(natsUrl !== undefined && { NATS_URL: natsUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = readParts(child);
  const ended = once(child, 'exit');
  const find = (pattern: RegExp) =>
    until(`Iris says ${pattern}`, startsWithinMs, () => {
      if (child.exitCode !== null) throw new Error(`Iris ended:\n${said.lines.join('\n')}`);
      return said.lines.map((line) => pattern.exec(line)?.[1]).find(Boolean);
    });
  const apiUrl = await find(/^ +API +(http\S+)$/);
  const bffUrl = await find(/^ +Widget +(http\S+)$/);
  const pidFile = path.join(dataFolder, 'postgres', 'data', 'postmaster.pid');
  const [coreApis, bffs] = [said.partsOf('core-api'), said.partsOf('bff')];
  return {
    apiUrl,
    bffUrl,
    dataFolder,
    coreApis,
    bffs,
    get natsPid() {
      return said.natsPid;
    },
    postmasterPid: async () => Number.parseInt(await readFile(pidFile, 'utf8'), 10),
    appUrl: () => environmentVariable(coreApis[0]?.pid ?? 0, 'DATABASE_URL'),
    untilReady: async () => {
      for (const { name, url } of [...coreApis, ...bffs])
        await until(`${name} is ready`, readyWithinMs, async () => (await isReady(url)) || undefined);
    },
    lastLines: () => said.lines,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 200;
}
