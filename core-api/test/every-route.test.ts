import {
  allRoutes,
  errorCodes,
  type ErrorCode,
  maxBodyBytes,
  publicRoutes,
  type Route,
} from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What holds for every route that the contract names; a new one is covered by being there.

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let ours: Workspace;
let theirs: Workspace;
let guestToken: string;
/** Ids of one tenant's things, by the routes that take them. */
let params: Record<string, string>;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  [ours, theirs] = [await createWorkspace(core.url), await createWorkspace(core.url)];
  const guest = await createGuest(core.url, ours.tenantId);
  guestToken = guest.token;
  const { channel_id } = guest.chat;
  const message = await fetch(`${core.url}/api/v1/channels/${channel_id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${guest.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'Hello' }),
  });
  const { data }: { data: { id: string } } = JSON.parse(await message.text());
  params = { channels: channel_id, messages: data.id };
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

/** A body that each route with an id takes, so that the id alone decides. */
const bodies: Readonly<Record<string, object>> = {
  'channels.typing': { is_typing: true },
  'channels.read': { seq: 1 },
  'messages.post': { content: 'Hello' },
  'messages.edit': { content: 'Hello again' },
};

/** Bodies that know a route's field names, with values of every sort, and bodies that know nothing. */
function anyBody(route: Route): fc.Arbitrary<unknown> {
  const anyValue = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('', ' ', '\0', '\ud800', newId(), 'a@example.com', ours.tenantId, 1e308, -1, [], {}),
  );
  const fields = Object.keys(route.body?.properties ?? {}).map((name) => [name, anyValue] as const);
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.jsonValue() });
}

const named = (routes: readonly Route[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const guarded = publicRoutes.filter(({ access }) => !access.public);
const withBody = publicRoutes.filter(({ body }) => body);
const withId = publicRoutes.filter(({ path }) => path.includes('{id}'));

const refusal = async (route: Route, input: CallInput): Promise<ErrorCode> =>
  (await api.refused(route, input)).body.error.code;

/** A call that is let in as far as its body. */
const admitted = (route: Route): CallInput => ({
  params: idsOf(route),
  ...(!route.access.public && { token: route.access.chat ? guestToken : ours.token }),
});

function idsOf(route: Route): Record<string, string> {
  const resource = route.path.startsWith('/api/v1/messages') ? 'messages' : 'channels';
  return { id: params[resource] ?? '' };
}

describe.each(named(guarded))('%s', (_, route) => {
  it('asks for a token, refuses a wrong one, and one of those it is not for', async () => {
    const input = { params: idsOf(route) };
    expect(await refusal(route, input)).toBe('auth_required');
    expect(await refusal(route, { ...input, token: 'wrong' })).toBe('invalid_token');
    const strangers = route.access.chat ? [] : [guestToken];
    if (!route.access.team) strangers.push(ours.token);
    for (const token of strangers) expect(await refusal(route, { ...input, token })).toBe('forbidden');
  });
});

describe.each(named(withId))('%s', (_, route) => {
  it("doesn't know another tenant's ids, nor those that are none", async () => {
    const body = bodies[route.id];
    const token = route.access.team ? theirs.token : (await createGuest(core.url, theirs.tenantId)).token;
    expect(await refusal(route, { params: idsOf(route), token, body })).toBe('not_found');
    expect(await refusal(route, { params: { id: newId() }, token: ours.token, body })).toBe('not_found');
    expect(await refusal(route, { params: { id: 'no-id' }, token: ours.token, body })).toBe('not_found');
  });

  it("doesn't let a guest at another guest's", async () => {
    const { token } = await createGuest(core.url, ours.tenantId);
    const code = await refusal(route, { params: idsOf(route), token, body: bodies[route.id] });
    expect(code).toBe(route.access.chat ? 'not_found' : 'forbidden');
  });
});

describe.each(named(withBody))('%s', (_, route) => {
  it('refuses what is no JSON, too much, or of another type', async () => {
    const input = admitted(route);
    const typed = (type: string) => ({ ...input, body: '{}', headers: { 'content-type': type } });
    expect(await refusal(route, { ...input, body: '{"a":' })).toBe('invalid_json');
    expect(await refusal(route, { ...input, body: ' '.repeat(maxBodyBytes + 1) })).toBe('payload_too_large');
    expect(await refusal(route, typed('text/plain'))).toBe('unsupported_media_type');
    expect(await refusal(route, typed('application/x-www-form-urlencoded'))).toBe('unsupported_media_type');
    expect(await refusal(route, { ...input, body: '[]' })).toBe('validation_failed');
    expect(await refusal(route, { ...input, body: { never_heard_of: 1 } })).toBe('validation_failed');
  });

  it('never fails on a body, whatever it is', async () => {
    const input = admitted(route);
    await fc.assert(
      fc.asyncProperty(anyBody(route), async (body) => {
        const { status } = await api.call(route, { ...input, body: JSON.stringify(body) });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});

it.each(named(publicRoutes))(
  '%s: its path refuses the methods that it does not take',
  async (_, { path }) => {
    const taken = new Set<string>(
      publicRoutes.filter((route) => route.path === path).map(({ method }) => method),
    );
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !taken.has(name))) {
      const response = await fetch(new URL(path.replace('{id}', newId()), core.url), { method });
      expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
      expect(response.status).toBe(405);
    }
  },
);

it('answers 404 with the envelope to a path that nobody named', async () => {
  const response = await fetch(new URL('/api/v1/nothing', core.url));
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { code: 'not_found', message: errorCodes.not_found.message },
  });
});

it('keeps our own routes out of the document', async () => {
  const document = await (await fetch(new URL('/openapi.json', core.url))).text();
  for (const { path } of allRoutes.filter(({ access }) => access.bff)) expect(document).not.toContain(path);
});
