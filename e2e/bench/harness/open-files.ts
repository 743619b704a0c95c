import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Sees to it that a process of this user may hold so many connections.
 * @throws Error that says what to do
 */
export async function assertOpenFiles(needed: number): Promise<void> {
  const { stdout } = await promisify(execFile)('sh', ['-c', 'ulimit -n']);
  if (stdout.trim() === 'unlimited' || Number(stdout) >= needed) return;
  throw new Error(
    `${needed} open files are needed and ${stdout.trim()} allowed: run it after \`ulimit -n ${needed}\``,
  );
}
