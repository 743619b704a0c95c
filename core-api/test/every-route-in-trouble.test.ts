import { type ErrorCode, publicRoutes, type Route, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase, takeRights } from './support/databases.ts';
import { aims, type Things } from './support/isolation-aims.ts';

// What any route may answer to a call with which nothing is wrong: that its session has ended, that there were too many
// of them, that the database is away or fails. Routes come from the contract; a new one is covered by its aim.

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
/** What calls name. Where the database is away nobody looks whether it is there. */
let things: Things;
/** A credential of each kind that a route's access names. */
let credentials: Readonly<Record<(typeof kinds)[number], string>>;
const kinds = ['chat', 'team', 'key'] as const;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  const { tenantId, token } = await createWorkspace(core.url);
  const [guest, key] = [await createGuest(core.url, tenantId), await createKey(core.url, token)];
  credentials = { chat: guest.token, team: token, key: key.secret };
  things = {
    tenantId: newId(),
    slug: 'acme',
    email: 'ann@example.com',
    userId: newId(),
    ownerId: newId(),
    invitationId: newId(),
    channelId: newId<'channel'>(),
    messageId: newId(),
    articleId: newId<'article'>(),
    cannedReplyId: newId<'canned-reply'>(),
    keyId: newId(),
    guestToken: guest.token,
    resumeToken: guest.resume_token,
  };
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

/** Calls of routes that anyone may make. */
const openCalls: Readonly<Record<string, () => CallInput>> = {
  [routes.sessions.startGuest.id]: () => ({ body: { tenant_id: things.tenantId } }),
  [routes.workspace.slugAvailable.id]: () => ({ query: { slug: 'acme' } }),
  [routes.workspace.signup.id]: () => ({
    body: {
      full_name: 'Ann Owner',
      email: 'ann@example.com',
      password: 'a long password',
      company_name: 'Acme',
      slug: 'acme',
    },
  }),
  [routes.passwords.forgot.id]: () => ({ body: { email: 'ann@example.com' } }),
  [routes.widgetConfig.public.id]: () => ({ query: { tenant_id: things.tenantId } }),
  [routes.service.jwks.id]: () => ({}),
};

/** A call that is right in its form. */
function callOf(route: Route): CallInput {
  const aim = aims[route.id];
  const call = aim?.is === 'open' ? openCalls[route.id]?.() : aim?.call?.(things);
  return call ?? {};
}

/** The same, made by somebody who may. */
function admitted(route: Route): CallInput {
  const kind = kinds.find((one) => route.access[one]);
  return { ...callOf(route), ...(!route.access.public && kind && { token: credentials[kind] }) };
}

const codeOf = async (client: ApiClient, route: Route, input: CallInput): Promise<ErrorCode> =>
  (await client.refused(route, input)).body.error.code;

const named = (routes: readonly Route[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const guarded = publicRoutes.filter(({ access }) => !access.public);

it('has a right call for each route', () => {
  expect(publicRoutes.filter(({ id }) => !aims[id] || (aims[id].is === 'open' && !openCalls[id]))).toEqual(
    [],
  );
});

describe('a session that was ended', () => {
  let ended: string[];
  beforeAll(async () => {
    const { tenantId, token } = await createWorkspace(core.url);
    const guest = await createGuest(core.url, tenantId);
    await api.ok(routes.sessions.end, { token: guest.token });
    await api.ok(routes.workspace.logout, { token });
    ended = [guest.token, token];
  });

  it.each(named(guarded))('is told so by %s', async (_, route) => {
    for (const token of ended)
      expect(await codeOf(api, route, { ...callOf(route), token })).toBe('session_expired');
  });
});

describe('too many calls', () => {
  let limited: TestCoreApi;
  beforeAll(async () => {
    const env = { IRIS_RATE_LIMIT_SCALE: '0.0001' };
    limited = await startCoreApi({ databaseUrl: database.appUrl, env });
    // One is all that a caller may make, so none of the table's gets to do anything.
    for (const token of [credentials.chat, credentials.team])
      await apiClient(limited.url).ok(routes.sessions.current, { token });
    await apiClient(limited.url).ok(routes.product.me, { token: credentials.key });
  });
  afterAll(() => limited.stop());
  const isLimited = (route: Route) => !route.access.public || route.codes.includes('rate_limited');

  it.each(named(publicRoutes.filter(isLimited)))('are refused by %s', async (_, route) => {
    const client = apiClient(limited.url);
    // Messages, and calls of nobody, have limits of their own.
    const first = await client.call(route, admitted(route));
    const { headers, body } = first.status === 429 ? first : await client.refused(route, admitted(route));
    expect(body).toMatchObject({ error: { code: 'rate_limited' } });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

/** Guarded routes that answer from memory; only whose key it is they have to ask the database. */
const fromMemory: readonly string[] = [routes.presence.list.id, routes.presence.set.id];
const needsDatabase = (route: Route) => !route.fromMemory && !fromMemory.includes(route.id);

const troubles = [
  ['is away', 'unavailable', closeDatabase],
  ['fails in a way that nobody foresaw', 'internal', takeRights],
] as const;

describe.each(troubles)('while the database %s', (_, code, begin) => {
  let end: () => Promise<void>;
  beforeAll(async () => {
    end = await begin(database.adminUrl);
    // A connection that was cut off is noticed a moment later, or by whoever uses it.
    const isFelt = async () => (await codeOf(api, routes.keys.list, { token: credentials.team })) === code;
    await vi.waitUntil(isFelt, { timeout: 10_000 });
  });
  afterAll(() => end());

  it.each(named(publicRoutes.filter(needsDatabase)))(`%s says ${code}`, async (_name, route) => {
    expect(await codeOf(api, route, admitted(route))).toBe(code);
  });

  it.each(named(publicRoutes.filter((route) => !needsDatabase(route))))(
    '%s goes on',
    async (_name, route) => {
      expect((await api.ok(route, admitted(route))).status).toBe(200);
    },
  );

  it.each(fromMemory)("%s doesn't take a key that it doesn't know for a wrong one", async (id) => {
    const token = `iris_sk_${newId()}_${'x'.repeat(43)}`;
    for (const route of publicRoutes.filter((one) => one.id === id))
      expect(await codeOf(api, route, { ...callOf(route), token })).toBe(code);
  });
});
