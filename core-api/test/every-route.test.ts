import {
  allRoutes,
  errorCodes,
  type ErrorCode,
  maxBodyBytes,
  publicRoutes,
  type Route,
  routes,
  scopes,
} from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createDatabase,
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What holds for every route that the contract names; a new one is covered by being there.

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;

/** Who may come with a credential, as a route's access names them. */
const kinds = ['chat', 'team', 'key'] as const;
type Kind = (typeof kinds)[number];

/** A tenant, with a credential of each kind. */
interface Side {
  readonly workspace: Workspace;
  readonly credential: Readonly<Record<Kind, string>>;
}
let ours: Side;
let theirs: Side;
/** Ids of our things, by the parameter that names them. */
let params: Readonly<Record<string, string>>;
let messageId: string;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  [ours, theirs] = [await createSide(), await createSide()];
  const key = ours.credential.key;
  const session = await api.ok(routes.product.startSession, {
    token: key,
    body: { external_user_id: 'ada' },
  });
  const ada = session.body.data;
  const { channel_id } = ada.chat;
  const { key_id } = await createKey(core.url, ours.workspace.token);
  const inChannel = { params: { id: channel_id } };
  const message = await api.ok(routes.messages.post, {
    ...inChannel,
    token: ada.token,
    body: { content: 'Hello' },
  });
  messageId = message.body.data.id;
  const member = await createTeamMember(core.url, ours.workspace, 'viewer');
  const invited = await api.ok(routes.team.invite, {
    token: ours.workspace.token,
    body: { email: 'invited@example.com', org_role: 'viewer' },
  });
  const { invitation_id } = invited.body.data;
  await api.ok(routes.product.addMember, { ...inChannel, token: key, body: { user_id: member.user.id } });
  const token = ours.workspace.token;
  const article = await api.ok(routes.articles.create, {
    token,
    body: { title: 'Refunds', content: 'Never' },
  });
  const reply = await api.ok(routes.cannedReplies.create, { token, body: { shortcut: 'hi', content: 'Hi' } });
  const [article_id, canned_reply_id] = [article.body.data.id, reply.body.data.id];
  params = { article_id, canned_reply_id, id: channel_id, key_id, user_id: member.user.id, invitation_id };
  ours = { ...ours, credential: { ...ours.credential, chat: ada.token } };
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

async function createSide(): Promise<Side> {
  const workspace = await createWorkspace(core.url);
  const { token } = await createGuest(core.url, workspace.tenantId);
  const { secret } = await createKey(core.url, workspace.token);
  return { workspace, credential: { chat: token, team: workspace.token, key: secret } };
}

/** A body that each route with an id, or an Idempotency-Key, takes: so that this alone decides. */
const bodies = (): Readonly<Record<string, object>> => ({
  'channels.typing': { is_typing: true },
  'channels.read': { seq: 1 },
  'messages.post': { content: 'Hello' },
  'messages.edit': { content: 'Hello again' },
  'queue.assign': { user_id: null },
  'queue.setTags': { tags: ['billing'] },
  'notes.create': { content: 'Hello' },
  'articles.update': { title: 'Refunds' },
  'cannedReplies.update': { content: 'Hello' },
  'team.changeMember': { org_role: 'operator' },
  'product.startSession': { external_user_id: 'ada' },
  'product.createChannel': { name: 'Orders' },
  'product.updateChannel': { name: 'Orders' },
  'product.addMember': { user_id: params['user_id'] },
  'product.updateMember': { role: 'moderator' },
  'product.postMessage': { content: 'Hello' },
  'product.editMessage': { content: 'Hello again' },
  'product.setPresence': { user_id: params['user_id'], status: 'online' },
  'product.setReadState': { user_id: params['user_id'], seq: 1 },
  'product.linkIdentity': { session_token: ours.credential.chat, external_user_id: 'ada' },
});

const named = (routes: readonly Route[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const guarded = publicRoutes.filter(({ access }) => !access.public);
const withBody = publicRoutes.filter(({ body }) => body);
const withId = publicRoutes.filter((route) => route.params);
const withQuery = publicRoutes.filter(({ query }) => query);
const repeatable = publicRoutes.filter((route) => route.repeatable);
const scoped = publicRoutes.filter(({ access }) => access.key && access.key !== 'any');

const mayCome = ({ access }: Route) => kinds.filter((kind) => access[kind]);

const refusal = async (route: Route, input: CallInput): Promise<ErrorCode> =>
  (await api.refused(route, input)).body.error.code;

/** A call that is let in as far as its body. */
const admitted = (route: Route): CallInput => ({
  params: idsOf(route),
  ...tokenOf(ours, mayCome(route)[0]),
});

const tokenOf = ({ credential }: Side, kind: Kind | undefined) => kind && { token: credential[kind] };

function idsOf(route: Route): Record<string, string> {
  return /\/messages\/\{id\}/.test(route.path) ? { ...params, id: messageId } : params;
}

describe.each(named(guarded))('%s', (_, route) => {
  it('asks for a token, refuses a wrong one, and one of those it is not for', async () => {
    const input = { params: idsOf(route) };
    expect(await refusal(route, input)).toBe('auth_required');
    expect(await refusal(route, { ...input, token: 'wrong' })).toBe('invalid_token');
    for (const kind of kinds.filter((one) => !route.access[one]))
      expect(await refusal(route, { ...input, ...tokenOf(ours, kind) })).toBe('forbidden');
  });
});

describe.each(named(withId))('%s', (_, route) => {
  it("doesn't know another tenant's ids, nor those that are none", async () => {
    const body = bodies()[route.id];
    const every = (id: string) => Object.fromEntries(Object.keys(params).map((name) => [name, id]));
    for (const kind of mayCome(route)) {
      const credential = tokenOf(ours, kind);
      const theirId = { params: idsOf(route), ...tokenOf(theirs, kind), body };
      expect(await refusal(route, theirId)).toBe('not_found');
      expect(await refusal(route, { params: every(newId()), ...credential, body })).toBe('not_found');
      expect(await refusal(route, { params: every('no-id'), ...credential, body })).toBe('not_found');
    }
  });

  it("doesn't let a key at what its tenant's other keys see", async () => {
    const { secret } = await createKey(core.url, ours.workspace.token);
    const code = await refusal(route, { params: idsOf(route), token: secret, body: bodies()[route.id] });
    expect(code).toBe(route.access.key ? 'not_found' : 'forbidden');
  });

  it("doesn't let a guest at another guest's", async () => {
    const { token } = await createGuest(core.url, ours.workspace.tenantId);
    const code = await refusal(route, { params: idsOf(route), token, body: bodies()[route.id] });
    expect(code).toBe(route.access.chat ? 'not_found' : 'forbidden');
  });
});

describe.each(named(scoped))('%s', (_, route) => {
  it('is closed to a key without its scope, and names it', async () => {
    const { secret } = await createKey(core.url, ours.workspace.token, {
      scopes: scopes.filter((scope) => scope !== route.access.key),
    });
    const { body } = await api.refused(route, { params: idsOf(route), token: secret });
    expect(body.error).toMatchObject({ code: 'insufficient_scope', required_scope: route.access.key });
    expect(body.error.message).toContain(route.access.key);
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
});

describe.each(named(withQuery))('%s', (_, route) => {
  it('refuses a parameter that it does not know', async () => {
    const input = { ...admitted(route), query: { never_heard_of: 1 } };
    expect(await refusal(route, input)).toBe('validation_failed');
  });
});

describe.each(named(repeatable))('%s', (_, route) => {
  const { createChannel, postMessage } = routes.product;
  const under = (name: string) => ({ headers: { 'idempotency-key': name } });

  it('refuses an Idempotency-Key that it can not be, and one that stood for something else', async () => {
    const call = { ...admitted(route), body: bodies()[route.id] };
    expect(await refusal(route, { ...call, ...under('two words') })).toBe('validation_failed');
    const name = newId();
    // A message's is its client_message_id: only another message can have had it.
    const [before, body] =
      route.id === postMessage.id
        ? [postMessage, { content: 'Something else' }]
        : [createChannel, { name: 'Something else' }];
    await api.ok(before, { ...admitted(before), ...under(name), body });
    expect(await refusal(route, { ...call, ...under(name) })).toBe('idempotency_mismatch');
  });
});

it.each(named(publicRoutes))(
  '%s: its path refuses the methods that it does not take',
  async (_, { path }) => {
    const taken = new Set<string>(
      publicRoutes.filter((route) => route.path === path).map(({ method }) => method),
    );
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((name) => !taken.has(name))) {
      const response = await fetch(new URL(path.replaceAll(/\{\w+\}/g, newId()), core.url), { method });
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
