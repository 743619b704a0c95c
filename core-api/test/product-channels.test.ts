import { type Channel, type ChatSession, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  type CallInput,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const product = routes.product;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
let key: string;
/** Whom the key acts as. */
let keyUserId: string;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
  const made = await createKey(core.url, owner.token, { name: 'Shop' });
  [key, keyUserId] = [made.secret, made.user_id];
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

let people = 0;

async function someone(): Promise<ChatSession> {
  const body = { external_user_id: `person-${(people += 1)}` };
  return (await api.ok(product.startSession, { token: key, body })).body.data;
}

async function createChannel(overrides: object = {}): Promise<Channel> {
  const body = { name: 'Orders', ...overrides };
  return (await api.ok(product.createChannel, { token: key, body })).body.data;
}

const at = (channel: { id: string }, input: CallInput = {}): CallInput => ({
  token: key,
  params: { id: channel.id },
  ...input,
});

const addTo = (channel: Channel, user_id: string, role?: string) =>
  api.ok(product.addMember, at(channel, { body: { user_id, ...(role && { role }) } }));

const code = async (...call: Parameters<ApiClient['refused']>) =>
  (await api.refused(...call)).body.error.code;

const auditOf = (id: string) =>
  asAdmin(
    database.adminUrl,
    'select action, actor_kind, actor_id, details from iris.audit_log where target_id = $1 order by position',
    [id],
  );

describe('a channel', () => {
  it('is made with the key as its moderator', async () => {
    const answer = await api.ok(product.createChannel, {
      token: key,
      body: { name: ' Orders ', channel_type: 'support', topic: 'Where is it?' },
    });
    expect(answer.status).toBe(201);
    const channel = answer.body.data;
    expect(channel).toMatchObject({
      name: 'Orders',
      channel_type: 'support',
      topic: 'Where is it?',
      status: 'open',
      last_seq: 0,
      unread: 0,
      last_message: null,
    });
    const { body } = await api.ok(product.listMembers, at(channel));
    expect(body.data).toMatchObject([
      { user_id: keyUserId, kind: 'system', display_name: 'Shop', role: 'moderator' },
    ]);
    expect((await api.ok(product.getChannel, at(channel))).body.data).toEqual(channel);
  });

  it('is of type support and without a topic unless it is said', async () => {
    expect(await createChannel()).toMatchObject({ channel_type: 'support', topic: null });
  });

  it('changes its name and its topic, each alone, and the topic can go', async () => {
    const channel = await createChannel({ topic: 'First' });
    const change = async (body: object) =>
      (await api.ok(product.updateChannel, at(channel, { body }))).body.data;
    expect(await change({ name: 'Returns' })).toMatchObject({ name: 'Returns', topic: 'First' });
    expect(await change({ topic: 'Second' })).toMatchObject({ name: 'Returns', topic: 'Second' });
    expect(await change({ topic: null })).toMatchObject({ name: 'Returns', topic: null });
    expect(await code(product.updateChannel, at(channel, { body: {} }))).toBe('validation_failed');
    expect(await code(product.updateChannel, at(channel, { body: { name: ' ' } }))).toBe('validation_failed');
  });

  it('is archived, takes no message then, and stays so when it is archived again', async () => {
    const channel = await createChannel();
    const archived = await api.ok(product.archiveChannel, at(channel));
    expect(archived.body.data).toMatchObject({ status: 'archived' });
    const post = at(channel, { body: { content: 'Hello' } });
    expect(await code(product.postMessage, post)).toBe('channel_archived');
    const again = await api.ok(product.archiveChannel, at(channel));
    expect(again.body.data.archived_at).toBe(archived.body.data.archived_at);
  });

  it('leaves a row in the audit log for each thing done to it, without its text', async () => {
    const channel = await createChannel({ name: 'Hidden name' });
    const { user_id } = (await someone()).session;
    await addTo(channel, user_id);
    const member = { token: key, params: { id: channel.id, user_id } };
    await api.ok(product.updateMember, { ...member, body: { role: 'moderator' } });
    await api.ok(product.removeMember, member);
    await api.ok(product.updateChannel, at(channel, { body: { name: 'Hidden too', topic: 'Hidden' } }));
    await api.ok(product.archiveChannel, at(channel));
    const by = { actor_kind: 'system', actor_id: keyUserId };
    const rows = await auditOf(channel.id);
    expect(rows).toEqual([
      { ...by, action: 'channel.created', details: {} },
      { ...by, action: 'member.joined', details: { user_id, role: 'member' } },
      { ...by, action: 'member.updated', details: { user_id, role: 'moderator' } },
      { ...by, action: 'member.left', details: { user_id } },
      { ...by, action: 'channel.updated', details: { set: ['name', 'topic'] } },
      { ...by, action: 'channel.archived', details: {} },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Hidden');
  });
});

describe('a key sees', () => {
  it('the channels that it made or was added to, latest activity first, page by page', async () => {
    const { secret, user_id } = await createKey(core.url, owner.token);
    const guest = await createGuest(core.url, owner.tenantId);
    const made = await api.ok(product.createChannel, { token: secret, body: { name: 'Mine' } });
    const shared = await createChannel({ name: 'Shared' });
    await createChannel({ name: 'Not shared' });
    await addTo(shared, user_id);
    const list = async (query: CallInput['query'] = {}) =>
      (await api.ok(product.listChannels, { token: secret, query })).body;
    expect((await list()).data.map(({ name }) => name)).toEqual(['Shared', 'Mine']);
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, cursor: first.next_cursor ?? '' });
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(['Shared', 'Mine']);
    expect(second.next_cursor).toBeNull();
    expect((await list({ status: 'archived' })).data).toEqual([]);
    for (const id of [guest.chat.channel_id, newId()]) {
      expect(await code(product.getChannel, { token: secret, params: { id } })).toBe('not_found');
    }
    await api.ok(product.removeMember, {
      token: secret,
      params: { id: made.body.data.id, user_id },
    });
    expect((await list()).data.map(({ name }) => name)).toEqual(['Shared']);
  });
});

it('changes nothing in a channel that its key does not see', async () => {
  const [channel, { session }] = [await createChannel({ topic: 'As it was' }), await someone()];
  const { user_id } = session;
  await addTo(channel, user_id);
  const { secret: token } = await createKey(core.url, owner.token);
  const state = async () => [
    (await api.ok(product.getChannel, at(channel))).body.data,
    (await api.ok(product.listMembers, at(channel))).body.data,
  ];
  const before = await state();
  const calls = [
    [product.updateChannel, { name: 'Taken', topic: 'Taken' }],
    [product.archiveChannel, undefined],
    [product.addMember, { user_id: owner.user.id }],
    [product.updateMember, { role: 'moderator' }],
    [product.removeMember, undefined],
    [product.postMessage, { content: 'Taken' }],
    [product.setPresence, { user_id, status: 'online' }],
    [product.setReadState, { user_id, seq: 0 }],
  ] as const;
  for (const [route, body] of calls) {
    expect(await code(route, { token, params: { id: channel.id, user_id }, body })).toBe('not_found');
  }
  expect(await state()).toEqual(before);
});

describe('a member', () => {
  it('is added with a role, changed, and taken out', async () => {
    const [channel, person] = [await createChannel(), await someone()];
    const { user_id } = person.session;
    const added = await addTo(channel, user_id, 'moderator');
    expect([added.status, added.body.data]).toMatchObject([
      201,
      { user_id, kind: 'user', role: 'moderator' },
    ]);
    const own = { token: person.token, params: { id: channel.id } };
    expect((await api.ok(routes.channels.get, own)).body.data.name).toBe('Orders');
    const member = { token: key, params: { id: channel.id, user_id } };
    const changed = await api.ok(product.updateMember, { ...member, body: { role: 'member' } });
    expect(changed.body.data.role).toBe('member');
    await api.ok(product.removeMember, member);
    expect(await code(routes.channels.get, own)).toBe('not_found');
    expect(await code(product.removeMember, member)).toBe('not_found');
    expect(await code(product.updateMember, { ...member, body: { role: 'member' } })).toBe('not_found');
  });

  it('that was taken out does not type there any more, from that moment on', async () => {
    const [channel, person] = [await createChannel(), await someone()];
    const { user_id } = person.session;
    await addTo(channel, user_id);
    const typing = { token: person.token, params: { id: channel.id }, body: { is_typing: true } };
    await api.ok(routes.channels.typing, typing);
    await api.ok(product.removeMember, { token: key, params: { id: channel.id, user_id } });
    expect(await code(routes.channels.typing, typing)).toBe('not_found');
  });

  it('is added once', async () => {
    const [channel, { session }] = [await createChannel(), await someone()];
    await addTo(channel, session.user_id);
    const again = at(channel, { body: { user_id: session.user_id } });
    expect(await code(product.addMember, again)).toBe('conflict');
  });

  it('is a user of the tenant', async () => {
    const channel = await createChannel();
    const stranger = await createWorkspace(core.url);
    const strangersGuest = await createGuest(core.url, stranger.tenantId);
    for (const user_id of [stranger.user.id, strangersGuest.session.user_id, newId()]) {
      expect(await code(product.addMember, at(channel, { body: { user_id } }))).toBe('not_found');
    }
  });

  it('is not taken out of the own support channel', async () => {
    const { session, chat } = await someone();
    const member = { token: key, params: { id: chat.channel_id, user_id: session.user_id } };
    expect(await code(product.removeMember, member)).toBe('conflict');
  });
});

describe('an open socket', () => {
  it('O5 begins to hear a channel when its user joins it, and ceases when its user leaves it', async () => {
    const [channel, person] = [await createChannel(), await someone()];
    const { user_id } = person.session;
    const socket = socketClient(core.url, person.token);
    const hello = await socket.next('hello');
    expect(hello.payload.channels.map(({ channel_id }) => channel_id)).not.toContain(channel.id);
    const post = (content: string) => api.ok(product.postMessage, at(channel, { body: { content } }));
    await post('before');
    await addTo(channel, user_id);
    expect((await socket.next('member.joined')).payload).toMatchObject({
      channel_id: channel.id,
      member: { user_id, role: 'member' },
    });
    await post('while');
    expect((await socket.next('message.new')).payload.content).toBe('while');
    await api.ok(product.removeMember, { token: key, params: { id: channel.id, user_id } });
    expect((await socket.next('member.left')).payload.member.user_id).toBe(user_id);
    await post('after');
    await api.ok(product.postMessage, {
      token: key,
      params: { id: person.chat.channel_id },
      body: { content: 'in its own channel' },
    });
    expect((await socket.next('message.new')).payload.content).toBe('in its own channel');
    socket.close();
  });

  it('of the team hears of a channel that is made, changed and archived', async () => {
    const socket = socketClient(core.url, owner.token);
    await socket.next('hello');
    const channel = await createChannel({ name: 'Heard' });
    expect((await socket.next('channel.created', channel.id)).payload.name).toBe('Heard');
    await api.ok(product.updateChannel, at(channel, { body: { name: 'Heard again' } }));
    expect((await socket.next('channel.updated', channel.id)).payload.name).toBe('Heard again');
    await api.ok(product.archiveChannel, at(channel));
    expect((await socket.next('channel.archived', channel.id)).payload.status).toBe('archived');
    socket.close();
  });
});

describe('a message', () => {
  const post = async (channel: { id: string }, body: object = { content: 'Hello' }) =>
    (await api.ok(product.postMessage, at(channel, { body }))).body.data;

  it('is posted in the name of the key, and read by those in the channel', async () => {
    const person = await someone();
    const channel = { id: person.chat.channel_id };
    const message = await post(channel, { content: ' Hello ', content_type: 'text' });
    expect(message).toMatchObject({
      seq: 1,
      content: 'Hello',
      sender: { id: keyUserId, kind: 'system', display_name: 'Shop' },
    });
    const read = await api.ok(routes.messages.list, { token: person.token, params: channel });
    expect(read.body.data).toEqual([message]);
    expect((await api.ok(product.getMessage, at(message))).body.data).toEqual(message);
  });

  it('is listed page by page, newest first, or after a seq', async () => {
    const channel = await createChannel();
    for (const content of ['1', '2', '3']) await post(channel, { content });
    const list = async (query: Readonly<Record<string, string | number>>) =>
      (await api.ok(product.listMessages, at(channel, { query }))).body;
    const first = await list({ limit: 2 });
    expect(first.data.map(({ content }) => content)).toEqual(['3', '2']);
    const second = await list({ limit: 2, cursor: first.next_cursor ?? '' });
    expect(second.data.map(({ content }) => content)).toEqual(['1']);
    expect((await list({ after_seq: 1 })).data.map(({ content }) => content)).toEqual(['2', '3']);
  });

  it('is changed and deleted by the key that posted it alone', async () => {
    const person = await someone();
    const channel = { id: person.chat.channel_id };
    const message = await post(channel);
    const edited = await api.ok(product.editMessage, at(message, { body: { content: 'Bye' } }));
    expect(edited.body.data).toMatchObject({ content: 'Bye', edited_at: expect.any(String) });
    await api.ok(product.deleteMessage, at(message));
    expect((await api.ok(product.getMessage, at(message))).body.data).toMatchObject({
      content: null,
      deleted_at: expect.any(String),
    });
    const theirs = await api.ok(routes.messages.post, {
      token: person.token,
      params: channel,
      body: { content: 'Mine' },
    });
    const { data } = theirs.body;
    expect(await code(product.editMessage, at(data, { body: { content: 'x' } }))).toBe('forbidden');
    expect(await code(product.deleteMessage, at(data))).toBe('forbidden');
  });

  it('of a channel that the key does not see is not there', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const posted = await api.ok(routes.messages.post, {
      token: guest.token,
      params,
      body: { content: 'Hello' },
    });
    const { data } = posted.body;
    expect(await code(product.getMessage, at(data))).toBe('not_found');
    expect(await code(product.editMessage, at(data, { body: { content: 'x' } }))).toBe('not_found');
    expect(await code(product.deleteMessage, at(data))).toBe('not_found');
    expect(await code(product.listMessages, { token: key, params })).toBe('not_found');
    expect(await code(product.postMessage, { token: key, params, body: { content: 'x' } })).toBe('not_found');
  });
});

describe('presence', () => {
  it('of a member is told to the team, and listed', async () => {
    const { session, chat } = await someone();
    const { user_id } = session;
    const socket = socketClient(core.url, owner.token);
    await socket.next('hello');
    const channel = { id: chat.channel_id };
    for (const status of ['online', 'away', 'offline']) {
      const { body } = await api.ok(product.setPresence, at(channel, { body: { user_id, status } }));
      expect(body.data).toEqual({ user_id, status });
      const isTold = ({ type, payload }: { type: string; payload: object }) =>
        type === 'presence.changed' && 'status' in payload && payload.status === status;
      expect((await socket.waitFor(isTold)).payload).toMatchObject({ user_id });
      const { body: listed } = await api.ok(routes.presence.list, { token: owner.token });
      const found = listed.data.find((one) => one.user_id === user_id);
      expect(found?.status).toBe(status === 'offline' ? undefined : status);
    }
    socket.close();
  });

  it('is of members alone', async () => {
    const [channel, { session }] = [await createChannel(), await someone()];
    const body = { user_id: session.user_id, status: 'online' };
    expect(await code(product.setPresence, at(channel, { body }))).toBe('not_found');
  });
});

describe('a read state', () => {
  it('of a member moves forward, is told, and never goes back', async () => {
    const person = await someone();
    const { user_id } = person.session;
    const channel = { id: person.chat.channel_id };
    for (const content of ['1', '2', '3'])
      await api.ok(product.postMessage, at(channel, { body: { content } }));
    const socket = socketClient(core.url, person.token);
    await socket.next('hello');
    const read = (seq: number) => api.ok(product.setReadState, at(channel, { body: { user_id, seq } }));
    const unread = async () =>
      (await api.ok(routes.channels.get, { token: person.token, params: channel })).body.data;
    expect(await unread()).toMatchObject({ last_read_seq: 0, unread: 3 });
    await read(2);
    expect((await socket.next('read.updated')).payload).toMatchObject({ user_id, seq: 2 });
    await read(1);
    expect(await unread()).toMatchObject({ last_read_seq: 2, unread: 1 });
    await read(1_000);
    expect(await unread()).toMatchObject({ last_read_seq: 3, unread: 0 });
    socket.close();
  });

  it('is of members alone', async () => {
    const [channel, { session }] = [await createChannel(), await someone()];
    const body = { user_id: session.user_id, seq: 0 };
    expect(await code(product.setReadState, at(channel, { body }))).toBe('not_found');
  });
});
