import { rm } from 'node:fs/promises';
import { endLeftover } from '../leftover.ts';
import { StartRefused } from '../start-refused.ts';
import { isPostmaster, pidFilePath, readPidFile } from './pid-file.ts';

/**
 * Ends the server that an earlier, killed Iris left running, and clears away a `postmaster.pid` whose number belongs to
 * another program by now.
 */
export async function endLeftPostmaster(dataFolder: string): Promise<void> {
  const left = await readPidFile(dataFolder);
  if (!left) return;
  const { pid } = left;
  const isThere = () => isPostmaster(left);
  if (!(await endLeftover({ pid, isThere, signals: ['SIGINT', 'SIGQUIT'] }))) {
    throw new StartRefused(`PostgreSQL (process ${pid}) of an earlier run does not stop: end it.`);
  }
  await rm(pidFilePath(dataFolder), { force: true });
}
