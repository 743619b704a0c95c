import path from 'node:path';
import type { Logger } from '@iris/kit';
import { settleAddresses } from './addresses.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { openDataFolder } from './data-folder.ts';
import { ensureDemoWorkspace } from './demo-workspace.ts';
import { greeting } from './greeting.ts';
import type { Kept } from './keep-running.ts';
import { migrate } from './migrate.ts';
import { services } from './services.ts';

/** What the supervisor gets from its process. */
export interface SuperviseOptions {
  readonly config: Config;
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
 * Runs the whole product until the signal: database, migrations, core-api, the demo workspace, bff. Then both
 * services drain at once, the database stops last, and this resolves.
 *
 * @throws StartRefused when it can't start; what had started is stopped first.
 */
export async function supervise({ config, systemEnv, log, print, signal }: SuperviseOptions): Promise<void> {
  const folder = await openDataFolder(config.IRIS_DATA_DIR);
  const running: Kept[] = [];
  const closings: (() => Promise<void>)[] = [folder.release];
  try {
    const addresses = await settleAddresses(config);
    const database = await openDatabase(config.DATABASE_URL, folder.path, log);
    closings.unshift(() => database.stop(patienceMs.database));
    signal.throwIfAborted();
    await migrate({ ...database, env: systemEnv });
    signal.throwIfAborted();
    const start = services({
      config,
      addresses,
      database,
      dataFolder: folder.path,
      systemEnv,
      log,
      onLine: print,
      signal,
    });
    running.push(await start.startCoreApi());
    const demo = database.isEmbedded
      ? await ensureDemoWorkspace(addresses.apiUrl, path.join(folder.path, 'demo-workspace.json'))
      : undefined;
    signal.throwIfAborted();
    running.push(await start.startBff(demo?.tenantId));
    print(greeting(addresses, demo));
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all(running.map((service) => service.stop(patienceMs.services)));
    for (const close of closings) await close();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
