import { routes } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import {
  apiClient,
  createDatabase,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryBus } from '../src/bus/memory-bus.ts';
import { purgeSpentPoints } from '../src/jobs/purge-spent-points.ts';
import { createLimits } from '../src/limits/limits.ts';
import { asAdmin, whileLocked } from './support/databases.ts';
import { createGrounds, silentLog } from './support/service-parts.ts';

// Buckets in the database: two nodes that share nothing but that (contract §2: limits hold across nodes).

let database: TestDatabase;
let owner: Workspace;
let nodes: [TestCoreApi, TestCoreApi];

/** Behind a proxy that is believed, each test is a client of its own; a tenth leaves 6 slug checks a minute. */
beforeAll(async () => {
  database = await createDatabase();
  const unlimited = await startCoreApi({ databaseUrl: database.appUrl });
  owner = await createWorkspace(unlimited.url);
  await unlimited.stop();
  const startNode = () =>
    startCoreApi({
      databaseUrl: database.appUrl,
      env: { IRIS_RATE_LIMIT_SCALE: '0.1', IRIS_TRUST_PROXY: '1' },
    });
  nodes = [await startNode(), await startNode()];
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await database.drop();
});

let clients = 0;
const newClient = () => ({ 'x-forwarded-for': `192.0.2.${(clients += 1)}` });
type Client = ReturnType<typeof newClient>;

const checkSlug = (node: TestCoreApi, headers: Client) =>
  apiClient(node.url).call(routes.workspace.slugAvailable, { headers, query: { slug: 'free' } });

/** One node after the other. */
const turn = (count: number): TestCoreApi => nodes[count % 2 === 0 ? 0 : 1];

const logIn = (node: TestCoreApi, headers: Client, email: string) =>
  apiClient(node.url).call(routes.workspace.login, {
    headers,
    body: { email, password: 'not the password' },
  });

const startGuest = (node: TestCoreApi, headers: Client) =>
  apiClient(node.url).call(routes.sessions.startGuest, { headers, body: { tenant_id: owner.tenantId } });

/** A signup that makes nothing: one an hour is left. */
const askForReservedSlug = (node: TestCoreApi, headers: Client) =>
  apiClient(node.url).call(routes.workspace.signup, {
    headers,
    body: {
      full_name: 'Nora New',
      email: 'nora@example.com',
      password: 'a long password',
      company_name: 'New',
      slug: 'admin',
    },
  });

async function exhaust(client: Client): Promise<void> {
  while ((await checkSlug(nodes[0], client)).status === 200);
}

describe('two nodes on one database', () => {
  it('spend from one bucket, and both say how it stands', async () => {
    const client = newClient();
    const answers: Awaited<ReturnType<typeof checkSlug>>[] = [];
    for (let count = 0; count < 8; count += 1) answers.push(await checkSlug(turn(count), client));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    const header = (name: string) => answers.map(({ headers }) => headers.get(name));
    expect(header('ratelimit-limit')).toEqual(answers.map(() => '6'));
    expect(header('ratelimit-remaining')).toEqual(['5', '4', '3', '2', '1', '0', '0', '0']);
    const waits = header('retry-after').slice(-2).map(Number);
    expect(Math.abs((waits[0] ?? 0) - (waits[1] ?? 0))).toBeLessThanOrEqual(1);
    expect(header('retry-after').slice(0, 6)).toEqual([null, null, null, null, null, null]);
    for (const wait of waits) expect(wait).toBeGreaterThan(0);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(60);
  });

  it('let exactly as many through as there are, when all come at once', async () => {
    const client = newClient();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => checkSlug(turn(index), client)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(24);
  });

  it('count sign-ins of an e-mail together, from whatever addresses and in whatever letters', async () => {
    expect((await logIn(nodes[0], newClient(), owner.email)).status).toBe(401);
    expect((await logIn(nodes[1], newClient(), owner.email.toUpperCase())).status).toBe(429);
  });

  it('count guests of an address together', async () => {
    const client = newClient();
    const statuses = [];
    for (let count = 0; count < 32; count += 1) statuses.push((await startGuest(turn(count), client)).status);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 201), 429, 429]);
  });

  it('count the IPv6 addresses of one client together', async () => {
    const address = (last: number) => ({ 'x-forwarded-for': `2001:db8:1:2::${last}` });
    for (let last = 1; last <= 6; last += 1) await checkSlug(nodes[0], address(last));
    expect((await checkSlug(nodes[1], address(7))).status).toBe(429);
    expect((await checkSlug(nodes[1], { 'x-forwarded-for': '2001:db8:1:3::1' })).status).toBe(200);
  });
});

describe('a bucket', () => {
  it('is not filled again by a restart or a crash', async () => {
    const [node] = nodes;
    const client = newClient();
    expect((await askForReservedSlug(node, client)).status).toBe(409);
    expect(await node.stop()).toBe(0);
    await node.restart();
    expect((await askForReservedSlug(node, client)).status).toBe(429);
    await node.kill();
    await node.restart();
    expect((await askForReservedSlug(node, client)).status).toBe(429);
  });

  it('that is empty costs the database nothing any more', async () => {
    const client = newClient();
    await exhaust(client);
    await whileLocked(database.adminUrl, ['iris.spent_points'], async () => {
      expect((await checkSlug(nodes[0], client)).status).toBe(429);
    });
  });

  it('says of nobody whose it is', async () => {
    await logIn(nodes[0], newClient(), 'somebody@example.com');
    const rows = await asAdmin<{ key: string }>(database.adminUrl, 'select key from iris.spent_points');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[A-Za-z]+:[\w-]{43}$/);
  });
});

describe('limits in the database', () => {
  const partsOf = (pool: Pool) => ({
    scale: 1,
    pool,
    bus: createMemoryBus(silentLog),
    clock: new ManualClock(),
  });

  it('are unavailable where the database is, and nobody passes uncounted', async () => {
    const pool = new Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nowhere' });
    const limits = createLimits(partsOf(pool));
    await expect(limits.consume('loginPerIp', '192.0.2.1')).rejects.toMatchObject({ code: 'unavailable' });
    await pool.end();
  });

  it('leave no row behind once their time is over, and none before', async () => {
    const grounds = await createGrounds();
    const limits = createLimits(partsOf(grounds.db.pool));
    await limits.consume('loginPerEmail', 'fresh');
    const tables = () => asAdmin(grounds.database.adminUrl, 'select key, points from iris.spent_points');
    const [fresh] = await tables();
    await asAdmin(
      grounds.database.adminUrl,
      `insert into iris.spent_points (key, points, expire)
       select name, 1, extract(epoch from now() - age) * 1000
       from (values ('over', interval '61 seconds'), ('just over', interval '50 seconds')) as t (name, age)`,
    );
    await purgeSpentPoints(grounds.db);
    expect(await tables()).toEqual([fresh, { key: 'just over', points: 1 }]);
    await grounds.leave();
  });

  it('begin anew by the clock alone: the service may not delete what was spent', async () => {
    const grounds = await createGrounds();
    await expect(grounds.db.query({ text: 'delete from spent_points' })).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      grounds.db.query({ text: 'update spent_points set key = $1', values: [newId()] }),
    ).rejects.toMatchObject({ code: '42501' });
    await grounds.leave();
  });
});
