import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openDataFolder } from './data-folder.ts';
import { adminLogin } from './embedded-postgres/cluster.ts';
import { startEmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { isPostmaster, readPidFile } from './embedded-postgres/pid-file.ts';
import { StartRefused } from './start-refused.ts';

/**
 * Lends the administrator's login to the embedded database of a data folder: that of the Iris which runs there, else
 * one started for as long as `use` takes.
 * @throws StartRefused when the folder holds no database, which is never made here
 */
export async function withExistingDatabase<T>(
  dataFolder: string,
  use: (adminUrl: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(path.resolve(dataFolder), 'postgres');
  if (!existsSync(path.join(folder, 'data'))) {
    throw new StartRefused(
      `IRIS_DATA_DIR: there is no database in "${dataFolder}". Start Iris once, or set DATABASE_URL.`,
    );
  }
  const runningUrl = await urlOfRunning(folder);
  if (runningUrl !== undefined) return use(runningUrl);
  const { release } = await openDataFolder(dataFolder);
  try {
    const server = await startEmbeddedPostgres({ folder, database });
    try {
      return await use(server.adminUrl);
    } finally {
      await server.stop();
    }
  } finally {
    await release();
  }
}

const database = 'iris';

async function urlOfRunning(folder: string): Promise<string | undefined> {
  const server = await readPidFile(path.join(folder, 'data'));
  if (!server?.isReady || !(await isPostmaster(server))) return undefined;
  const password = (await readFile(path.join(folder, 'password'), 'utf8')).trim();
  return `postgres://${adminLogin}:${password}@127.0.0.1:${server.port}/${database}`;
}
