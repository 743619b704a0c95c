import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import { isPostmaster, type PidFile, pidFilePath, readPidFile } from './pid-file.ts';

const patienceMs = 5_000;

/**
 * Ends the server that an earlier Iris left running when it was killed (SIGKILL reaches a parent, never its
 * children), and clears away a `postmaster.pid` whose number belongs to another program by now.
 */
export async function endLeftover(dataFolder: string): Promise<void> {
  const leftover = await readPidFile(dataFolder);
  if (!leftover) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!(await isPostmaster(leftover))) break;
    process.kill(leftover.pid, signal);
    await untilGone(leftover);
  }
  if (await isPostmaster(leftover)) {
    throw new StartRefused(`PostgreSQL (process ${leftover.pid}) of an earlier run does not stop: end it.`);
  }
  await rm(pidFilePath(dataFolder), { force: true });
}

async function untilGone(leftover: PidFile): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await isPostmaster(leftover))) await wait(20);
}
