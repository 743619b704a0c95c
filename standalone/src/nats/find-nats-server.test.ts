import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findNatsServer } from './find-nats-server.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'iris-nats-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the one on the PATH comes first, if it is a program', async () => {
  const program = path.join(folder, 'nats-server');
  await writeFile(program, '');
  expect(await findNatsServer(folder)).not.toBe(program);
  await chmod(program, 0o755);
  expect(await findNatsServer(`/nowhere${path.delimiter}${folder}`)).toBe(program);
});
