import { execFile } from 'node:child_process';
import { mkdir, open, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** A disk of its own for one folder, so small that it can be filled up (Linux, root). */
export interface SmallDisk {
  /** Takes all room that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  clear(): Promise<void>;
  readonly unmount: () => Promise<void>;
}

const run = promisify(execFile);
const chunk = Buffer.alloc(1024 * 1024, 1);

/** Makes a disk in a file, and mounts it where a folder is to be. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const image = `${folder}.disk`;
  const ballast = path.join(folder, 'ballast');
  // As the product makes its data folder for a database that runs as somebody else.
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o711 });
  await mkdir(folder);
  await writeFile(image, '');
  await truncate(image, megabytes * chunk.length);
  await run('mkfs.ext4', ['-q', '-m', '0', image]);
  await run('mount', ['-o', 'loop', image, folder]);
  return {
    fill: () => writeUntilFull(ballast),
    clear: () => rm(ballast, { force: true }),
    unmount: async () => void (await run('umount', [folder])),
  };
}

async function writeUntilFull(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    // Ever smaller pieces, down to a single block.
    for (let size = chunk.length; size >= 4_096; size /= 4) {
      while (await hasWritten(handle, chunk.subarray(0, size)));
    }
  } finally {
    await handle.close();
  }
}

async function hasWritten(handle: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<boolean> {
  try {
    await handle.appendFile(bytes);
    // Where it is only promised so far, the disk may still turn out to be full.
    await handle.datasync();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
