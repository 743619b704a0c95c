import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../command-line.ts';

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

/** Whether that process is still the postmaster which wrote the file. */
export async function isPostmaster({ pid, port }: PidFile): Promise<boolean> {
  const line = await commandLine(pid);
  return /(^|\/)postgres /.test(line) && line.includes(` -p ${port} `);
}
