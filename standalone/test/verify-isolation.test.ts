import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../src/index.ts';
import { sql } from './support/sql.ts';
import { startIris } from './support/start-iris.ts';

const program = path.join(import.meta.dirname, '..', 'src', 'verify-isolation.main.ts');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'iris-verify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run verify:isolation` with these settings. */
async function verify(env: Readonly<Record<string, string>>): Promise<Outcome> {
  const outcome: unknown = await promisify(execFile)(process.execPath, [program], { env }).then(
    (said) => ({ code: 0, ...said }),
    (failure: unknown) => failure,
  );
  return outcome as Outcome;
}

test('checks the embedded database while Iris runs and after it stopped, and finds what somebody broke', async () => {
  const data = { IRIS_DATA_DIR: path.join(folder, 'data') };
  const iris = startIris(data.IRIS_DATA_DIR);
  await iris.find(/^Iris is running/);
  const running = await verify(data);
  expect(running).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Isolated: \d+ things/m) });
  expect(await iris.end('SIGTERM')).toBe(0);

  const stopped = await verify(data);
  expect(stopped).toEqual(running);

  const server = await startEmbeddedPostgres({
    folder: path.join(data.IRIS_DATA_DIR, 'postgres'),
    database: 'iris',
  });
  try {
    await sql(server.adminUrl, 'alter table iris.messages no force row level security');
    const broken = await verify({ DATABASE_URL: server.adminUrl });
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('✗ iris.messages: row level security is not forced');
    expect(broken.stdout).toMatch(/^Not isolated: 1 of \d+ things checked are wrong\.$/m);
  } finally {
    await server.stop();
  }
});

test('says in one line that there is no database, and makes none', async () => {
  const { code, stderr } = await verify({ IRIS_DATA_DIR: path.join(folder, 'nothing') });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^IRIS_DATA_DIR: there is no database in ".+"\. .+\n$/);
});

test('says in one line what a wrong DATABASE_URL is, without its password', async () => {
  const { code, stderr } = await verify({ DATABASE_URL: 'mysql://root:hunter2hunter2@db/iris' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^DATABASE_URL: got (?!.*hunter2).+\n$/);
});
