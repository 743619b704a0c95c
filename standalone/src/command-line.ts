import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * How a process was called, words parted by spaces; empty when there is none of that number. A number alone proves
 * nothing: after a restart of the machine or container another program may have it. A killed one that nobody reaped has
 * no command line any more.
 */
export async function commandLine(pid: number): Promise<string> {
  return read(pid).catch(() => '');
}

async function read(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  }
  return (await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout;
}
