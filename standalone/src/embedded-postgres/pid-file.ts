import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** What a postmaster writes into its data folder while it runs, and leaves there when it is killed. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  /** Line 8 says so; unlike the log's text this never changes with a language. */
  readonly isReady: boolean;
}

/** Reads `postmaster.pid`; undefined when there is none, or a half-written one. */
export async function readPidFile(dataFolder: string): Promise<PidFile | undefined> {
  const text = await readFile(pidFilePath(dataFolder), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = text.split('\n');
  if (!Number(pid) || !Number(port)) return undefined;
  return { pid: Number(pid), port: Number(port), isReady: status?.trim() === 'ready' };
}

export function pidFilePath(dataFolder: string): string {
  return path.join(dataFolder, 'postmaster.pid');
}

/**
 * Whether that process is still the postmaster which wrote the file. A number alone proves nothing: after a
 * restart of the machine or container another program may have it. A killed one that nobody reaped has no
 * command line any more.
 */
export async function isPostmaster({ pid, port }: PidFile): Promise<boolean> {
  const line = await commandLine(pid).catch(() => '');
  return /(^|\/)postgres /.test(line) && line.includes(` -p ${port} `);
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  }
  return (await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])).stdout;
}
