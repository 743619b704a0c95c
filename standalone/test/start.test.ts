import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../src/index.ts';
import { sql } from './support/sql.ts';
import { type StartedIris, startIris } from './support/start-iris.ts';

let folder: string;
let started: StartedIris[];

beforeEach(async () => {
  started = [];
  folder = await mkdtemp(path.join(os.tmpdir(), 'iris-start-'));
});

afterEach(async () => {
  await Promise.all(started.map((iris) => iris.end('SIGTERM')));
  await rm(folder, { recursive: true, force: true });
});

function start(settings?: Readonly<Record<string, string>>, args?: readonly string[]): StartedIris {
  const iris = startIris(path.join(folder, 'data'), settings, args);
  started.push(iris);
  return iris;
}

/** Both addresses, once both answer. */
async function addressesOf(iris: StartedIris, withinMs?: number): Promise<{ api: string; bff: string }> {
  await iris.find(/^Iris is running/, withinMs);
  return { api: await iris.find(/^ +API +(http\S+)$/), bff: await iris.find(/^ +Widget +(http\S+)$/) };
}

/** The process id in the supervisor's newest line about a part. */
function pidOf(iris: StartedIris, part: string): number {
  const line = iris.lines.findLast((text) => text.includes('"started"') && text.includes(`"${part}"`));
  const { pid }: { pid?: unknown } = JSON.parse(line ?? '{}');
  return Number(pid);
}

/** When a JSON line was written, in milliseconds since 1970. */
function timeOf(line: string): number {
  const { time }: { time?: unknown } = JSON.parse(line);
  return Date.parse(String(time));
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

async function login(api: string, email: string, password: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  return (await fetch(`${api}/api/v1/owner/login`, { method: 'POST', headers, body })).status;
}

describe('a start on an empty data folder', () => {
  test('brings up both services and a demo workspace whose owner can sign in, and keeps it', async () => {
    const first = start();
    const { api, bff } = await addressesOf(first);
    expect([await statusOf(`${api}/readyz`), await statusOf(`${bff}/readyz`)]).toEqual([200, 200]);
    const email = await first.find(/E-mail +(\S+)/);
    const password = await first.find(/Password +(\S{10,}) /);
    expect(await login(api, email, password)).toBe(200);
    const tenant = await readFile(path.join(folder, 'data', 'demo-workspace.json'), 'utf8');
    expect(tenant).not.toContain(password);
    await first.end('SIGTERM');

    const second = start();
    const again = await addressesOf(second);
    expect(await readFile(path.join(folder, 'data', 'demo-workspace.json'), 'utf8')).toBe(tenant);
    expect(await second.find(/E-mail +(\S+)/)).toBe(email);
    expect(second.lines.join('\n')).not.toContain(password);
    expect(await login(again.api, email, password)).toBe(200);
  });

  test('a second one on the same folder says so in one line and leaves the first alone', async () => {
    const first = start();
    const { api } = await addressesOf(first);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([expect.stringMatching(/^Another Iris \(process \d+\) runs on .*$/)]);
    expect(await statusOf(`${api}/readyz`)).toBe(200);
  });
});

test('with a DATABASE_URL that server is used, by a weaker login, and nothing is put into it', async () => {
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'server'), database: 'elsewhere' });
  try {
    const iris = start({ DATABASE_URL: server.adminUrl });
    const { bff } = await addressesOf(iris);
    expect(await iris.find(/^Open .*/)).toBe(`Open ${bff}/signup.html to create a workspace.`);
    expect(await readdir(path.join(folder, 'data'))).not.toContain('postgres');
    const logins = `select distinct usename as login from pg_stat_activity
      where datname = 'elsewhere' and pid <> pg_backend_pid()`;
    expect(await sql(server.adminUrl, logins)).toEqual([{ login: 'iris_app' }]);
    expect(await sql(server.adminUrl, 'select count(*)::int from iris.tenants')).toEqual([{ count: 0 }]);
    expect(await iris.end('SIGTERM')).toBe(0);
    expect(await sql(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  } finally {
    await server.stop();
  }
});

describe('SIGTERM', () => {
  test('drains both services, stops PostgreSQL last and exits 0 within 10 s', async () => {
    const iris = start();
    const { api, bff } = await addressesOf(iris);
    const since = Date.now();
    expect(await iris.end('SIGTERM')).toBe(0);
    expect(Date.now() - since).toBeLessThan(10_000);
    await expect(fetch(`${api}/healthz`)).rejects.toThrow('fetch failed');
    await expect(fetch(`${bff}/healthz`)).rejects.toThrow('fetch failed');
    const stopped = iris.lines.filter((line) => line.includes('"stopped"')).map(timeOf);
    expect(stopped).toHaveLength(2);
    const log = (await readFile(path.join(folder, 'data', 'postgres', 'postgres.log'), 'utf8'))
      .trim()
      .split('\n');
    expect(log.at(-1)).toContain('database system is shut down');
    const [stopsAt] = log.find((line) => line.includes('shutdown request'))?.split(' UTC') ?? [];
    expect(Date.parse(`${stopsAt}Z`)).toBeGreaterThanOrEqual(Math.max(...stopped));
  });

  test('in the middle of a start ends that start, exit code 0', async () => {
    const iris = start();
    await vi.waitFor(() => readFile(path.join(folder, 'data', 'postgres', 'postgres.log')), {
      timeout: 20_000,
    });
    expect(await iris.end('SIGTERM')).toBe(0);
    const log = await readFile(path.join(folder, 'data', 'postgres', 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
  });
});

test('output that nobody reads any more stops nothing', async () => {
  const iris = start();
  const { api } = await addressesOf(iris);
  iris.stopReading();
  for (let time = 0; time < 3; time += 1) expect(await statusOf(`${api}/readyz`)).toBe(200);
  expect(await iris.end('SIGTERM')).toBe(0);
});

describe('a crash', () => {
  test('of a service or of PostgreSQL is mended by itself, at the same addresses', async () => {
    const iris = start();
    const { api, bff } = await addressesOf(iris);
    const pidFile = path.join(folder, 'data', 'postgres', 'data', 'postmaster.pid');
    const postmaster = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
    for (const pid of [pidOf(iris, 'core-api'), pidOf(iris, 'bff'), postmaster]) {
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 5_000 });
      await vi.waitFor(
        async () =>
          expect([await statusOf(`${api}/readyz`), await statusOf(`${bff}/readyz`)]).toEqual([200, 200]),
        { timeout: 20_000 },
      );
    }
  });

  test('of the supervisor itself takes the services along, and the next start works', async () => {
    const first = start();
    const { api } = await addressesOf(first);
    const pids = [pidOf(first, 'core-api'), pidOf(first, 'bff')];
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    const allGone = () => {
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    };
    await vi.waitFor(allGone, { timeout: 10_000 });
    const second = start({ IRIS_API_PORT: new URL(api).port });
    expect((await addressesOf(second)).api).toBe(api);
  });
});

// Six programs take their time to start on a machine that has other things to do.
describe('--nodes 2', { timeout: 180_000 }, () => {
  test('runs two of each behind the same two addresses, and goes on while one of them is away', async () => {
    const iris = start({}, ['--nodes', '2']);
    const { api, bff } = await addressesOf(iris, 90_000);
    const email = await iris.find(/E-mail +(\S+)/);
    const password = await iris.find(/Password +(\S{10,}) /);
    expect(await login(api, email, password)).toBe(200);
    const parts = ['core-api 1', 'core-api 2', 'bff 1', 'bff 2'].map((part) => pidOf(iris, part));
    expect(new Set(parts).size).toBe(4);
    process.kill(pidOf(iris, 'core-api 1'), 'SIGKILL');
    await vi.waitFor(async () => expect(await login(api, email, password)).toBe(200), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await statusOf(`${bff}/readyz`)).toBe(200), { timeout: 20_000 });
    const since = Date.now();
    expect(await iris.end('SIGTERM')).toBe(0);
    expect(Date.now() - since).toBeLessThan(10_000);
  });

  test('mends a NATS server that was killed, and takes it along when it is killed itself', async () => {
    const iris = start({}, ['--nodes', '2']);
    const { api } = await addressesOf(iris, 90_000);
    const natsPid = () =>
      Number(
        /"server_pid":(\d+)/.exec(iris.lines.findLast((line) => line.includes('server_pid')) ?? '')?.[1],
      );
    const first = natsPid();
    process.kill(first, 'SIGKILL');
    await vi.waitFor(() => expect(natsPid()).not.toBe(first), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await statusOf(`${api}/readyz`)).toBe(200), { timeout: 20_000 });
    const second = natsPid();
    expect(await iris.end('SIGKILL')).toBe('SIGKILL');
    await vi.waitFor(() => expect(() => process.kill(second, 0)).toThrow('ESRCH'), { timeout: 10_000 });
  });
});

describe('a start that can not be', () => {
  test('with another argument ends with one line', async () => {
    const iris = start({}, ['--nodes', 'many']);
    expect(await iris.ended).toBe(1);
    expect(iris.lines).toEqual(['--nodes: got "many", takes a number from 1 to 16']);
  });

  test.each([
    [{ IRIS_API_PRT: '4000' }, /^IRIS_API_PRT: .*no such setting/],
    [{ IRIS_API_PORT: 'four' }, /^IRIS_API_PORT: got "four", takes a port/],
    [{ DATABASE_URL: 'postgres://admin:hunter2@127.0.0.1' }, /^DATABASE_URL: got "postgres:\/\/\*\*\*@127/],
    [{ IRIS_HOST: '192.0.2.1' }, /^IRIS_HOST: got "192.0.2.1", takes an address of this machine$/],
    [{ IRIS_DATA_DIR: '/dev/null/iris' }, /^IRIS_DATA_DIR: got .* takes a folder/],
    [{ IRIS_DATA_DIR: '/proc/iris' }, /^IRIS_DATA_DIR: got .* takes a folder/],
    [{ IRIS_API_PORT: '14300', IRIS_BFF_PORT: '14300' }, /^IRIS_BFF_PORT: got "14300", takes another port/],
    [{ SMTP_URL: 'smtp://user:hunter2' }, /^SMTP_URL: got "\*\*\*", takes smtp:\/\/host:port/],
    [{ DATABASE_URL: 'hunter2' }, /^DATABASE_URL: got "\*\*\*", takes postgres/],
  ])('with %j ends with one line', async (settings, line) => {
    const iris = start(settings);
    expect(await iris.ended).toBe(1);
    expect(iris.lines).toEqual([expect.stringMatching(line)]);
  });

  test('on a port that another program has ends with one line that names the setting', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const iris = start({ IRIS_BFF_PORT: port });
    expect(await iris.ended).toBe(1);
    expect(iris.lines).toEqual([
      `IRIS_BFF_PORT: got ${port} (another program listens there), takes a free port, or 0 to pick one`,
    ]);
    other.close();
  });
});
