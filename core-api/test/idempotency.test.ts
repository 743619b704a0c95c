import { routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createKey,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

// Contract §2: repeating an Idempotency-Key gives the first answer again.

const { createChannel, startSession, addMember, archiveChannel, setPresence, setReadState, postMessage } =
  routes.product;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let ownerToken: string;
let key: string;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  ({ token: ownerToken } = await createWorkspace(core.url));
  key = (await createKey(core.url, ownerToken)).secret;
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

let names = 0;
const newName = () => `request-${(names += 1)}`;
const named = (name: string) => ({ token: key, headers: { 'idempotency-key': name } });

const isReplayed = ({ headers }: { headers: Headers }) => headers.get('idempotent-replayed') === 'true';

const channelsCalled = (name: string) =>
  asAdmin(database.adminUrl, 'select id from iris.channels where name = $1', [name]);

async function someone(externalUserId: string) {
  const { body } = await api.ok(startSession, { token: key, body: { external_user_id: externalUserId } });
  return { params: { id: body.data.chat.channel_id }, user_id: body.data.session.user_id };
}

describe('a repeated request', () => {
  it('is answered as it was, with 200 in place of 201, and does nothing more', async () => {
    const call = { ...named(newName()), body: { name: 'Once' } };
    const first = await api.ok(createChannel, call);
    const second = await api.ok(createChannel, call);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect([isReplayed(first), isReplayed(second)]).toEqual([false, true]);
    expect(second.body).toEqual(first.body);
    expect(await channelsCalled('Once')).toHaveLength(1);
  });

  it('says the same in whatever order its fields come', async () => {
    const name = newName();
    await api.ok(createChannel, { ...named(name), body: { name: 'Order', topic: 'A' } });
    const again = await api.ok(createChannel, { ...named(name), body: { topic: 'A', name: 'Order' } });
    expect(again.status).toBe(200);
  });

  it('is one act when 50 come at once, and is known on another node and after a restart', async () => {
    const call = { ...named(newName()), body: { name: 'Fifty' } };
    const all = await Promise.all(Array.from({ length: 50 }, () => api.ok(createChannel, call)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(isReplayed)).toHaveLength(49);
    const ids = new Set(all.map(({ body }) => body.data.id));
    expect(ids.size).toBe(1);
    const elsewhere = await startCoreApi({ databaseUrl: database.appUrl });
    ids.add((await apiClient(elsewhere.url).ok(createChannel, call)).body.data.id);
    await elsewhere.stop();
    await core.stop();
    await core.restart();
    const afterwards = await api.ok(createChannel, call);
    ids.add(afterwards.body.data.id);
    expect(afterwards.status).toBe(200);
    expect(ids.size).toBe(1);
    expect(await channelsCalled('Fifty')).toHaveLength(1);
  });

  it('is one act when two nodes are asked at once', async () => {
    const elsewhere = await startCoreApi({ databaseUrl: database.appUrl });
    const call = { ...named(newName()), body: { name: 'Two nodes' } };
    const clients = Array.from({ length: 10 }, () => [api, apiClient(elsewhere.url)]).flat();
    const all = await Promise.all(clients.map((client) => client.ok(createChannel, call)));
    await elsewhere.stop();
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await channelsCalled('Two nodes')).toHaveLength(1);
  });

  it('that failed left nothing, and may be tried again', async () => {
    const { params, user_id } = await someone('late');
    const { secret } = await createKey(core.url, ownerToken);
    const call = {
      token: secret,
      headers: { 'idempotency-key': newName() },
      params,
      body: { user_id, role: 'moderator' },
    };
    expect((await api.refused(addMember, call)).body.error.code).toBe('not_found');
    await api.ok(startSession, { token: secret, body: { external_user_id: 'late' } });
    expect((await api.refused(addMember, call)).body.error.code).toBe('conflict');
  });
});

describe('the same name', () => {
  it('for another body is refused', async () => {
    const name = newName();
    await api.ok(createChannel, { ...named(name), body: { name: 'One' } });
    const { body } = await api.refused(createChannel, { ...named(name), body: { name: 'Other' } });
    expect(body.error.code).toBe('idempotency_mismatch');
    expect(await channelsCalled('Other')).toEqual([]);
  });

  it('for another route, or another channel, is refused', async () => {
    const [one, other] = [await someone('one'), await someone('other')];
    const name = newName();
    await api.ok(archiveChannel, { ...named(name), params: one.params });
    const elsewhere = await api.refused(archiveChannel, { ...named(name), params: other.params });
    expect(elsewhere.body.error.code).toBe('idempotency_mismatch');
    const another = await api.refused(createChannel, { ...named(name), body: { name: 'x' } });
    expect(another.body.error.code).toBe('idempotency_mismatch');
  });

  it('from another key is another request', async () => {
    const { secret } = await createKey(core.url, ownerToken);
    const call = { ...named(newName()), body: { name: 'Per key' } };
    await api.ok(createChannel, call);
    expect((await api.ok(createChannel, { ...call, token: secret })).status).toBe(201);
    expect(await channelsCalled('Per key')).toHaveLength(2);
  });
});

describe('a repeated session', () => {
  it('is the same session with a fresh token, and lasts as long as that', async () => {
    const call = { ...named(newName()), body: { external_user_id: 'session' } };
    const first = await api.ok(startSession, call);
    await asAdmin(
      database.adminUrl,
      `update iris.sessions set expires_at = now() + interval '1 minute' where id = $1`,
      [first.body.data.session.id],
    );
    const second = await api.ok(startSession, call);
    expect([first.status, second.status, isReplayed(second)]).toEqual([201, 200, true]);
    expect(second.body.data.session.id).toBe(first.body.data.session.id);
    expect(second.body.data.chat).toEqual(first.body.data.chat);
    expect(second.body.data.token).not.toBe(first.body.data.token);
    const { body } = await api.ok(routes.sessions.current, { token: second.body.data.token });
    expect(body.data.session.id).toBe(first.body.data.session.id);
    const [row] = await asAdmin<{ lasts: boolean }>(
      database.adminUrl,
      `select expires_at > now() + interval '50 minutes' as lasts from iris.sessions where id = $1`,
      [first.body.data.session.id],
    );
    expect(row?.lasts).toBe(true);
  });

  it('leaves no token in the database', async () => {
    const call = { ...named(newName()), body: { external_user_id: 'no-token' } };
    const { token } = (await api.ok(startSession, call)).body.data;
    const rows = await asAdmin<{ text: string }>(
      database.adminUrl,
      'select r::text as text from iris.idempotent_requests r',
    );
    expect(rows.length).toBeGreaterThan(5);
    const stored = rows.map(({ text }) => text).join('\n');
    expect(stored).not.toContain('eyJ');
    expect(stored).not.toContain(token.slice(-20));
  });
});

describe('each repeatable act', () => {
  it('that adds a member', async () => {
    const { params } = await someone('channel-owner');
    const { user_id } = await someone('joins');
    const call = { ...named(newName()), params, body: { user_id } };
    const [first, second] = [await api.ok(addMember, call), await api.ok(addMember, call)];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('that archives a channel, as it was then', async () => {
    const { params } = await someone('archived');
    const call = { ...named(newName()), params };
    const first = await api.ok(archiveChannel, call);
    await api.ok(routes.channels.reopen, { token: ownerToken, params });
    const second = await api.ok(archiveChannel, call);
    expect(second.body).toEqual(first.body);
    expect([second.status, isReplayed(second)]).toEqual([200, true]);
    const now = await api.ok(routes.product.getChannel, { token: key, params });
    expect(now.body.data.status).toBe('open');
  });

  it('that tells of presence or of reading', async () => {
    const { params, user_id } = await someone('present');
    const [presence, reading] = [named(newName()), named(newName())];
    const bodies = [
      { user_id, status: 'away' },
      { user_id, seq: 0 },
    ];
    for (const expected of [false, true]) {
      const set = await api.ok(setPresence, { ...presence, params, body: bodies[0] });
      const read = await api.ok(setReadState, { ...reading, params, body: bodies[1] });
      expect([set.status, read.status]).toEqual([200, 204]);
      expect([isReplayed(set), isReplayed(read)]).toEqual([expected, expected]);
    }
    const other = { ...presence, params, body: { user_id, status: 'online' } };
    expect((await api.refused(setPresence, other)).body.error.code).toBe('idempotency_mismatch');
  });

  it('that posts a message: the header is its client_message_id', async () => {
    const { params } = await someone('posts');
    const name = newName();
    const call = { ...named(name), params, body: { content: 'Hello' } };
    const [first, second] = [await api.ok(postMessage, call), await api.ok(postMessage, call)];
    expect([first.status, second.status, isReplayed(second)]).toEqual([201, 200, true]);
    expect(first.body.data.client_message_id).toBe(name);
    expect(second.body).toEqual(first.body);
    const other = await api.refused(postMessage, { ...call, body: { content: 'Bye' } });
    expect(other.body.error.code).toBe('idempotency_mismatch');
    const long = await api.refused(postMessage, { ...call, ...named('x'.repeat(65)) });
    expect(long.body.error.details).toMatchObject([{ path: 'Idempotency-Key' }]);
  });
});

it.each(['x'.repeat(256), 'with space', 'ä'])('takes no name like %j', async (name) => {
  const { body } = await api.refused(createChannel, { ...named(name), body: { name: 'x' } });
  expect(body.error).toMatchObject({ code: 'validation_failed', details: [{ path: 'Idempotency-Key' }] });
});

it('forgets a request after a day', async () => {
  const [old, young] = [named(newName()), named(newName())];
  for (const name of [old, young]) await api.ok(createChannel, { ...name, body: { name: 'Old' } });
  await asAdmin(
    database.adminUrl,
    `update iris.idempotent_requests set created_at = now() - interval '25 hours' where idempotency_key = $1`,
    [old.headers['idempotency-key']],
  );
  await asAdmin(database.adminUrl, 'select iris.purge_idempotent_requests()');
  expect((await api.ok(createChannel, { ...old, body: { name: 'Old' } })).status).toBe(201);
  expect((await api.ok(createChannel, { ...young, body: { name: 'Old' } })).status).toBe(200);
});
