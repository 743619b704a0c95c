import { routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
let neighbour: Workspace;
let keys: string[];

/** Behind a proxy that is believed, each test is a client of its own; a hundredth makes the largest limits reachable. */
beforeAll(async () => {
  database = await createDatabase();
  const unlimited = await startCoreApi({ databaseUrl: database.appUrl });
  owner = await createWorkspace(unlimited.url);
  neighbour = await createWorkspace(unlimited.url);
  const made = [await createKey(unlimited.url, owner.token), await createKey(unlimited.url, owner.token)];
  keys = made.map(({ secret }) => secret);
  await unlimited.stop();
  core = await startCoreApi({
    databaseUrl: database.appUrl,
    env: { IRIS_RATE_LIMIT_SCALE: '0.01', IRIS_TRUST_PROXY: '1' },
  });
  api = apiClient(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

let address = 0;
const newClient = () => ({ 'x-forwarded-for': `192.0.2.${(address += 1)}` });

const startGuest = (headers: Record<string, string>, body: object = {}) =>
  api.call(routes.sessions.startGuest, { headers, body: { tenant_id: owner.tenantId, ...body } });

it('limits guest sessions by address, says how the bucket stands, and stops nobody else', async () => {
  const [flooder, other] = [newClient(), newClient()];
  const answers = [];
  for (let count = 0; count < 4; count += 1) answers.push(await startGuest(flooder));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
  expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['2', '1', '0', '0']);
  const last = answers.at(-1);
  expect(last?.headers.get('ratelimit-limit')).toBe('3');
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(50);
  expect((await startGuest(other)).status).toBe(201);
});

it('lets a guest resume from an address that is over its limit', async () => {
  const client = newClient();
  const guest = await createGuestFrom(client);
  while ((await startGuest(client)).status === 201);
  expect((await startGuest(client, { resume_token: guest.resume_token })).status).toBe(200);
});

it('limits sign-ins by e-mail from however many addresses, for known and unknown ones alike', async () => {
  for (const email of [owner.email, 'nobody@example.com']) {
    const tryOnce = () =>
      api.call(routes.workspace.login, {
        headers: newClient(),
        body: { email, password: 'not the password' },
      });
    expect([(await tryOnce()).status, (await tryOnce()).status]).toEqual([401, 429]);
  }
});

it('notes no sign-in in the audit log that is over the limit: nobody floods it', async () => {
  const tryOnce = () =>
    api.call(routes.workspace.login, {
      headers: newClient(),
      body: { email: neighbour.email, password: 'not the password' },
    });
  expect([(await tryOnce()).status, (await tryOnce()).status]).toEqual([401, 429]);
  const waiting = () => asAdmin(database.adminUrl, 'select task_identifier from graphile_worker.jobs');
  await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
  const noted = await asAdmin(
    database.adminUrl,
    `select action from iris.audit_log where tenant_id = $1 and action = 'session.refused'`,
    [neighbour.tenantId],
  );
  expect(noted).toHaveLength(1);
});

it('limits sign-ins and slug checks by address', async () => {
  const client = newClient();
  const login = (email: string) =>
    api.call(routes.workspace.login, { headers: client, body: { email, password: 'not the password' } });
  expect([(await login('a@example.com')).status, (await login('b@example.com')).status]).toEqual([401, 429]);
  const check = () => api.call(routes.workspace.slugAvailable, { headers: client, query: { slug: 'free' } });
  expect([(await check()).status, (await check()).status]).toEqual([200, 429]);
});

it('limits forgotten passwords and the links of mails by address', async () => {
  const client = newClient();
  const forgot = (email: string) => api.call(routes.passwords.forgot, { headers: client, body: { email } });
  expect([(await forgot('a@example.com')).status, (await forgot('b@example.com')).status]).toEqual([
    202, 429,
  ]);
  const body = { token: 'wrong', password: 'a long password' };
  const reset = () => api.call(routes.passwords.reset, { headers: client, body });
  expect([(await reset()).status, (await reset()).status]).toEqual([401, 429]);
});

async function createGuestFrom(headers: Record<string, string>) {
  const { body } = await api.ok(routes.sessions.startGuest, { headers, body: { tenant_id: owner.tenantId } });
  return body.data;
}

it('limits the invitations of a tenant, each of which sends a mail, and no other tenant with it', async () => {
  const invite = (token: string, email: string) =>
    api.call(routes.team.invite, { token, body: { email, org_role: 'viewer' } });
  const made = await invite(owner.token, 'first@example.com');
  expect([made.status, made.headers.get('ratelimit-limit')]).toEqual([201, '1']);
  const refused = await invite(owner.token, 'second@example.com');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_600);
  expect((await invite(neighbour.token, 'first@example.com')).status).toBe(201);
  const { body } = await api.ok(routes.team.invitations, { token: owner.token });
  expect(body.data.map(({ email }) => email)).toEqual(['first@example.com']);
});

it('limits the open sockets of a visitor, stops no other, and lets a closed one be opened again', async () => {
  const half = await startCoreApi({ databaseUrl: database.appUrl, env: { IRIS_RATE_LIMIT_SCALE: '0.5' } });
  const [visitor, other] = [
    await createGuest(half.url, owner.tenantId),
    await createGuest(half.url, owner.tenantId),
  ];
  const open = async (token: string) => {
    const socket = socketClient(half.url, token);
    await socket.next('hello');
    return socket;
  };
  const sockets = await Promise.all(Array.from({ length: 5 }, () => open(visitor.token)));
  expect(await socketClient(half.url, visitor.token).closed).toMatchObject({ httpStatus: 429 });
  await open(other.token);
  sockets[0]?.close();
  // Seldom enough for the limit on upgrades.
  const isOpen = () =>
    open(visitor.token).then(
      () => true,
      () => false,
    );
  await expect.poll(isOpen, { interval: 1_000, timeout: 12_000 }).toBe(true);
  await half.stop();
});

it('limits the product API by key, and no other key with it', async () => {
  const [busy = '', idle = ''] = keys;
  const me = (token: string) => api.call(routes.product.me, { token });
  const statuses = [];
  for (let count = 0; count < 61; count += 1) statuses.push((await me(busy)).status);
  expect(statuses).toEqual([...Array.from({ length: 60 }, () => 200), 429]);
  const refused = await me(busy);
  expect(refused.headers.get('ratelimit-limit')).toBe('60');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
  expect((await me(idle)).status).toBe(200);
});
