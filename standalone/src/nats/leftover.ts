import { readFile } from 'node:fs/promises';
import { commandLine } from '../command-line.ts';
import { endLeftover } from '../leftover.ts';
import { StartRefused } from '../start-refused.ts';

/** Ends the server that runs on after whoever watched over it was killed: its address is wanted again. */
export async function endLeftNats(pidFile: string, configuration: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!pid) return;
  // No other server runs by our configuration, which lies in our own folder.
  const isThere = async () => {
    const line = (await commandLine(pid)).trimEnd();
    return /(^|\/)nats-server /.test(line) && line.endsWith(` -c ${configuration}`);
  };
  if (!(await endLeftover({ pid, isThere, signals: ['SIGTERM', 'SIGKILL'] }))) {
    throw new StartRefused(`NATS (process ${pid}) of an earlier run does not stop: end it.`);
  }
}
