import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** Debian's is where only root's PATH looks. */
const places = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** For people whose machine has none. */
export const howToGetNatsServer =
  'Several nodes need a NATS server: install nats-server (Debian, Ubuntu: sudo apt-get install nats-server; macOS: brew install nats-server).';

/** The `nats-server` of a PATH, else of one of the usual places; undefined when there is none. */
export async function findNatsServer(searchPath = ''): Promise<string | undefined> {
  const folders = [...searchPath.split(path.delimiter).filter(Boolean), ...places];
  for (const program of folders.map((folder) => path.join(folder, 'nats-server'))) {
    const isThere = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  return undefined;
}
