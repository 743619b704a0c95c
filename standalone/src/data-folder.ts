import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartRefused } from './start-refused.ts';

/** The folder that one running Iris has to itself. */
export interface DataFolder {
  readonly path: string;
  /** Lets the next one in. */
  readonly release: () => Promise<void>;
}

/**
 * Makes the folder if it is missing and takes it for this process. A lock that a killed process left is taken
 * over: it names the process and when that started, because numbers are given out again.
 *
 * @throws StartRefused when it can't be written, or another Iris runs on it.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const absolute = path.resolve(folder);
  await makeWritable(absolute);
  const lock = path.join(absolute, 'running');
  const ours = `${process.pid} ${await startOf(process.pid)}\n`;
  while (!(await wrote(lock, ours))) {
    const [pid = '', ...start] = (await readFile(lock, 'utf8').catch(() => '')).trim().split(' ');
    if (pid && (await startOf(Number(pid))) === start.join(' ')) {
      throw new StartRefused(
        `Another Iris (process ${pid}) runs on ${absolute}: stop it, or set IRIS_DATA_DIR to another folder.`,
      );
    }
    await rm(lock, { force: true });
  }
  return { path: absolute, release: () => rm(lock, { force: true }) };
}

async function makeWritable(folder: string): Promise<void> {
  try {
    // Root's PostgreSQL runs as an account of its own, which passes through; nobody else has business here.
    await makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new StartRefused(
      `IRIS_DATA_DIR: got "${folder}", takes a folder that this user may write (${reason})`,
      { cause },
    );
  }
}

/** Not `recursive`: that one never ends where a parent exists that nothing can be made in, such as /proc. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(path.dirname(folder))) throw error;
    await makeFolder(path.dirname(folder), mode);
    await mkdir(folder, { mode });
  }
}

async function wrote(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** When a process started, in whatever words the system has; undefined when there is none of that number. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    if (process.platform !== 'linux') {
      return (await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])).stdout.trim();
    }
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the second one, the program's name, may hold spaces and brackets of its own.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
