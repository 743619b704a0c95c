import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCluster } from '../src/embedded-postgres/cluster.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/index.ts';
import { sql } from './support/sql.ts';

let folder: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  running = [];
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'iris-postgres-')), 'postgres');
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

async function start(port?: number): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, database: 'iris', ...(port ? { port } : {}) });
  running.push(server);
  return server;
}

test('what was committed is there after a stop and a start', async () => {
  const first = await start();
  await sql(first.adminUrl, `create table kept as select 'still here' as word`);
  await first.stop();
  await first.ended;
  const second = await start();
  expect(await sql(second.adminUrl, 'select word from kept')).toEqual([{ word: 'still here' }]);
});

test('runs durable, in UTF-8 and locale C, on the loopback address alone', async () => {
  const { adminUrl } = await start();
  const [settings] = await sql(
    adminUrl,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
       current_setting('full_page_writes') as full_page_writes, current_setting('listen_addresses') as addresses,
       current_setting('unix_socket_directories') as sockets, current_setting('lc_messages') as messages,
       pg_encoding_to_char(encoding) as encoding, datcollate as collation
     from pg_database where datname = current_database()`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    addresses: '127.0.0.1',
    sockets: '',
    messages: 'C',
    encoding: 'UTF8',
    collation: 'C',
  });
});

test('the password is random, needed, and readable by its owner alone', async () => {
  const { adminUrl } = await start();
  const { mode } = await stat(path.join(folder, 'password'));
  expect(mode & 0o777).toBe(0o600);
  const { password } = new URL(adminUrl);
  expect(password).toMatch(/^[\w-]{32}$/);
  await expect(sql(adminUrl.replace(password, 'guessed'), 'select 1')).rejects.toThrow(
    /password authentication/,
  );
});

test('starts below a folder that is closed to every other account', async () => {
  await chmod(path.dirname(folder), 0o700);
  const { adminUrl } = await start();
  expect(await sql(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server whose parent was killed is replaced, and nothing it committed is lost', async () => {
  const program = path.join(import.meta.dirname, 'support', 'hold-postgres.ts');
  const parent = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [orphanUrl]: string[] = await once(createInterface(parent.stdout), 'line');
  await sql(String(orphanUrl), `create table kept as select 1 as one`);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const [orphan] = (await readFile(path.join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  expect(process.kill(Number(orphan), 0), 'the postmaster outlives its parent').toBe(true);

  const { adminUrl } = await start();
  expect(await sql(adminUrl, 'select one from kept')).toEqual([{ one: 1 }]);
  await expect(sql(String(orphanUrl), 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('a postmaster.pid whose number another program has by now stops nobody', async () => {
  await (await start()).stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)']);
  try {
    const lines = [bystander.pid, path.join(folder, 'data'), 1, 54_321, '', '127.0.0.1', '', 'ready', ''];
    await writeFile(path.join(folder, 'data', 'postmaster.pid'), lines.join('\n'));
    const { adminUrl } = await start();
    expect(await sql(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  } finally {
    bystander.kill('SIGKILL');
  }
});

test('says that it ended when it is killed, and comes back on the same port', async () => {
  const first = await start();
  const [pid] = (await readFile(path.join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await first.ended;
  const second = await start(first.port);
  expect(second.adminUrl).toBe(first.adminUrl);
});

test('an initialisation that was cut short is made anew', async () => {
  await mkdir(path.join(folder, 'data.unfinished', 'base'), { recursive: true });
  const { adminUrl } = await start();
  expect(await sql(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a disk too full to begin on is told in one line, with the reason, and nothing is left that looks like a database', async () => {
  const disk = path.join(path.dirname(folder), 'disk-is-full');
  await writeFile(
    disk,
    [
      '#!/bin/sh',
      'echo "creating configuration files ... ok"',
      'echo "2026-01-01 00:00:00.000 UTC [1] FATAL:  could not write to file \\"base/4/2609\\": No space left on device" >&2',
      'echo "child process exited with exit code 1" >&2',
      'exit 1',
    ].join('\n'),
    { mode: 0o755 },
  );
  const binaries = { initdb: disk, postgres: disk, version: '18' };
  await expect(openCluster(folder, undefined, binaries)).rejects.toThrow(
    /^PostgreSQL could not make its database in .+ \(could not write to file "base\/4\/2609": No space left on device\)\.$/,
  );
  expect(await readdir(folder)).not.toContain('data');
});

test('data of another major version is left alone, with one line that says so', async () => {
  await (await start()).stop();
  const file = path.join(folder, 'data', 'PG_VERSION');
  await writeFile(file, '14\n');
  await expect(start()).rejects.toThrow(/^.*was made by PostgreSQL 14, this is \d+.*set DATABASE_URL\.$/);
});
