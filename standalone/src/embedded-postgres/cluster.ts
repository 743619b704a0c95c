import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';
import { type Account, canEnter } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The superuser of an embedded server. */
export const adminLogin = 'postgres';

/** A database folder that exists, and whose programs and account fit it. */
export interface Cluster {
  readonly dataFolder: string;
  readonly logFile: string;
  readonly password: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
}

/** Opens `<folder>/data`, made by initdb if it is missing; its password lies beside it, for its owner only. */
export async function openCluster(
  folder: string,
  account: Account | undefined,
  binaries: Binaries,
): Promise<Cluster> {
  await mkdir(folder, { recursive: true });
  // PostgreSQL's own account only passes through here; an ordinary user's server is that user.
  await chmod(folder, account ? 0o711 : 0o700);
  const dataFolder = path.join(folder, 'data');
  if (!existsSync(dataFolder)) await makeCluster(folder, account, binaries);
  await checkVersion(dataFolder, binaries);
  const password = (await readFile(passwordFile(folder), 'utf8')).trim();
  return { dataFolder, logFile: path.join(folder, 'postgres.log'), password, account, binaries };
}

/** Renamed when it is whole: an initdb cut short leaves nothing that looks like a database. */
async function makeCluster(
  folder: string,
  account: Account | undefined,
  { initdb }: Binaries,
): Promise<void> {
  const unfinished = path.join(folder, 'data.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await rm(passwordFile(folder), { force: true });
  await writeFile(passwordFile(folder), `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account) {
    for (const path of [unfinished, passwordFile(folder)]) await chown(path, account.uid, account.gid);
  }
  await promisify(execFile)(
    initdb,
    [
      `--pgdata=${await nameFor(unfinished, account)}`,
      `--username=${adminLogin}`,
      // Relative, because the account may be unable to walk there from the root.
      '--pwfile=../password',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...processOptions(unfinished, account) },
  ).catch((cause: unknown) => {
    const reason = initdbReason(cause);
    throw new StartRefused(`PostgreSQL could not make its database in ${folder} (${reason}).`, { cause });
  });
  await rename(unfinished, path.join(folder, 'data'));
}

/** What initdb, or the server that it runs for a moment, gave as the reason; a full disk is the likely one. */
function initdbReason(error: unknown): string {
  const said: unknown = error instanceof Error ? Reflect.get(error, 'stderr') : undefined;
  return /(?:FATAL|PANIC|ERROR|initdb: error): +(.+)/.exec(String(said))?.[1] ?? String(error);
}

/** What PostgreSQL's programs run with: its folder, its account, and nothing of our environment (no secrets). */
export function processOptions(dataFolder: string, account: Account | undefined) {
  return { cwd: dataFolder, ...account, env: { LC_ALL: 'C', TZ: 'UTC' } };
}

/**
 * How the account names its data folder. Where it can't enter (a checkout in root's home), it starts inside, put
 * there while we are still root, and calls the folder what Linux calls the place where one is.
 */
export async function nameFor(dataFolder: string, account: Account | undefined): Promise<string> {
  if (!account || (await canEnter(account, dataFolder))) return dataFolder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartRefused(
    `PostgreSQL's own user can't enter ${dataFolder}: set IRIS_DATA_DIR to a folder that it may enter.`,
  );
}

async function checkVersion(dataFolder: string, { version }: Binaries): Promise<void> {
  const made = (await readFile(path.join(dataFolder, 'PG_VERSION'), 'utf8')).trim();
  if (version.split('.')[0] === made) return;
  throw new StartRefused(
    `${dataFolder} was made by PostgreSQL ${made}, this is ${version}: move the data over with the older Iris, or set DATABASE_URL.`,
  );
}

function passwordFile(folder: string): string {
  return path.join(folder, 'password');
}
