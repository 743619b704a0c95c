import path from 'node:path';
import type { Logger } from '@iris/kit';
import { type Addresses, settleAddresses } from './addresses.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { openDataFolder } from './data-folder.ts';
import { ensureDemoWorkspace } from './demo-workspace.ts';
import { greeting } from './greeting.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { migrate } from './migrate.ts';
import { prepareNatsServer } from './nats/nats-server.ts';
import { type Node, settleNodes } from './nodes.ts';
import { startBalancer } from './balancer.ts';
import { stoppable } from './service-process/stoppable.ts';
import { services } from './services.ts';

/** What the supervisor gets from its process. */
export interface SuperviseOptions {
  readonly config: Config;
  /** How many nodes; several are given a NATS server, unless `NATS_URL` names one, and a balancer in front. */
  readonly nodes: number;
  /** Our environment without our settings. */
  readonly systemEnv: Readonly<Record<string, string>>;
  readonly log: Logger;
  readonly print: (text: string) => void;
  /** Aborted when it is time to go. */
  readonly signal: AbortSignal;
}

/** Together below the 10 s of contract §1. */
const patienceMs = { services: 8_500, database: 1_000 };

/**
 * Runs the whole product until the signal: database, migrations, NATS if there are several nodes, their core-apis, the
 * demo workspace, their bffs. Then all services drain at once, the database stops last, and this resolves.
 *
 * @throws StartRefused when it can't start; what had started is stopped first.
 */
export async function supervise(options: SuperviseOptions): Promise<void> {
  const { config, print, signal, log } = options;
  const folder = await openDataFolder(config.IRIS_DATA_DIR);
  const running: Kept[] = [];
  const closings: (() => Promise<void>)[] = [folder.release];
  try {
    const addresses = await settleAddresses(config);
    const nodes = await settleNodes(options.nodes, config, addresses);
    const database = await openDatabase(config.DATABASE_URL, folder.path, log);
    closings.unshift(() => database.stop(patienceMs.database));
    signal.throwIfAborted();
    await migrate({ ...database, env: options.systemEnv });
    signal.throwIfAborted();
    const natsUrl = config.NATS_URL ?? (await ownNats(options, folder.path, closings));
    const start = services({
      ...options,
      addresses,
      database,
      dataFolder: folder.path,
      host: nodes.length === 1 ? config.IRIS_HOST : '127.0.0.1',
      natsUrl,
      onLine: print,
    });
    const [first, ...others] = nodes;
    // The first alone: it makes the signing key that all of them use.
    running.push(await start.startCoreApi(first));
    running.push(...(await allOrNone(others.map(start.startCoreApi))));
    const demo = database.isEmbedded
      ? await ensureDemoWorkspace(first.apiUrl, path.join(folder.path, 'demo-workspace.json'))
      : undefined;
    signal.throwIfAborted();
    running.push(...(await allOrNone(nodes.map((node) => start.startBff(node, demo?.tenantId)))));
    if (nodes.length > 1) await balance(config, addresses, nodes, closings);
    print(greeting(addresses, demo));
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all(running.map((service) => service.stop(patienceMs.services)));
    for (const close of closings) await close();
  }
}

/** The address of a NATS server that is kept running for several nodes; one has no use for it. */
async function ownNats(
  { nodes, systemEnv, log, print }: SuperviseOptions,
  dataFolder: string,
  closings: (() => Promise<void>)[],
): Promise<string | undefined> {
  if (nodes === 1) return undefined;
  const server = await prepareNatsServer({
    folder: path.join(dataFolder, 'nats'),
    searchPath: systemEnv['PATH'],
    onLine: print,
  });
  const start = async () => stoppable(await server.start());
  const kept = keepRunning({ name: 'nats', running: await start(), start, log });
  closings.unshift(() => kept.stop(patienceMs.database));
  return server.url;
}

async function balance(
  { IRIS_HOST: host }: Config,
  { apiPort, bffPort }: Addresses,
  nodes: readonly Node[],
  closings: (() => Promise<void>)[],
): Promise<void> {
  const fronts = [
    { port: apiPort, targets: nodes.map(({ apiUrl }) => apiUrl) },
    { port: bffPort, targets: nodes.map(({ bffUrl }) => bffUrl) },
  ];
  for (const front of fronts) {
    const balancer = await startBalancer({ host, ...front });
    closings.unshift(balancer.stop);
  }
}

/** What starts at once; should one not, the others are stopped. */
async function allOrNone(starting: readonly Promise<Kept>[]): Promise<Kept[]> {
  const ends = await Promise.allSettled(starting);
  const started = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const failed = ends.find((end) => end.status === 'rejected');
  if (!failed) return started;
  await Promise.all(started.map((service) => service.stop(patienceMs.services)));
  throw failed.reason;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
