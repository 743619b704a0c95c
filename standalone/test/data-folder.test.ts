import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from '../src/data-folder.ts';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'iris-data-'));
  folder = path.join(parent, 'data');
});

afterEach(() => rm(parent, { recursive: true, force: true }));

test('the folder is made, closed to others, and free again after release', async () => {
  const first = await openDataFolder(folder);
  expect((await stat(folder)).mode & 0o066).toBe(0);
  await first.release();
  await (await openDataFolder(folder)).release();
});

test('a second one on the same folder is refused in one line that names the first', async () => {
  const first = await openDataFolder(folder);
  await expect(openDataFolder(folder)).rejects.toThrow(
    new RegExp(
      `^Another Iris \\(process ${process.pid}\\) runs on ${folder}: stop it, or set IRIS_DATA_DIR.*$`,
    ),
  );
  await first.release();
});

test('the lock of a process that was killed holds nobody up', async () => {
  const program = path.join(import.meta.dirname, 'support', 'hold-data-folder.ts');
  const holder = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  await expect(openDataFolder(folder)).rejects.toThrow(/^Another Iris/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await expect(openDataFolder(folder)).resolves.toMatchObject({ path: folder });
});

test('a lock whose number another process has by now holds nobody up', async () => {
  await (await openDataFolder(folder)).release();
  await writeFile(path.join(folder, 'running'), `${process.ppid} 12345\n`);
  await expect(openDataFolder(folder)).resolves.toMatchObject({ path: folder });
});

test('a folder that can not be made is refused in one line that names the setting', async () => {
  await writeFile(folder, 'in the way');
  const below = path.join(folder, 'deeper');
  await expect(openDataFolder(below)).rejects.toThrow(
    /^IRIS_DATA_DIR: got ".*", takes a folder.*\(ENOTDIR\)$/,
  );
});
