import { type ChatSession, type GuestSession, type Message, routes } from '@iris/contract';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { linkIdentity, startSession } = routes.product;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
let key: string;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
  key = (await createKey(core.url, owner.token)).secret;
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

let people = 0;
const newIdentity = () => `identity-${(people += 1)}`;

const newGuest = () => createGuest(core.url, owner.tenantId, { display_name: 'Guest' });

const link = (guest: ChatSession, external_user_id: string, more: object = {}) =>
  api.ok(linkIdentity, { token: key, body: { session_token: guest.token, external_user_id, ...more } });

async function start(external_user_id: string): Promise<ChatSession> {
  return (await api.ok(startSession, { token: key, body: { external_user_id } })).body.data;
}

async function post(token: string, channelId: string, content: string, more: object = {}): Promise<Message> {
  const call = { token, params: { id: channelId }, body: { content, ...more } };
  return (await api.ok(routes.messages.post, call)).body.data;
}

const say = ({ token, chat }: ChatSession, content: string, more: object = {}) =>
  post(token, chat.channel_id, content, more);

async function history(channelId: string): Promise<Message[]> {
  const call = { token: owner.token, params: { id: channelId }, query: { after_seq: 0 } };
  return (await api.ok(routes.messages.list, call)).body.data;
}

async function hasEnded({ token, resume_token }: GuestSession): Promise<void> {
  const { body } = await api.refused(routes.sessions.current, { token });
  expect(body.error.code).toBe('session_expired');
  const started = await api.ok(routes.sessions.startGuest, {
    body: { tenant_id: owner.tenantId, resume_token },
  });
  expect(started.status).toBe(201);
}

describe('an identity that nobody knew', () => {
  it('takes over the guest’s channel as it is, and is who later sessions are for', async () => {
    const guest = await newGuest();
    await say(guest, 'first');
    await post(owner.token, guest.chat.channel_id, 'second');
    const before = await history(guest.chat.channel_id);
    const identity = newIdentity();
    const { status, body } = await link(guest, identity, { display_name: ' Ada ', email: 'ada@example.com' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      user: {
        kind: 'user',
        display_name: 'Ada',
        email: 'ada@example.com',
        external_user_id: identity,
      },
      channel_id: guest.chat.channel_id,
    });
    const after = await history(guest.chat.channel_id);
    expect(after.map(({ id, seq }) => [id, seq])).toEqual(before.map(({ id, seq }) => [id, seq]));
    await hasEnded(guest);
    const session = await start(identity);
    expect(session.session.user_id).toBe(body.data.user.id);
    expect(session.chat).toMatchObject({ channel_id: guest.chat.channel_id, last_seq: 2 });
    const own = await api.ok(routes.messages.list, {
      token: session.token,
      params: { id: session.chat.channel_id },
    });
    expect(own.body.data).toHaveLength(2);
  });
});

describe('an identity with a channel', () => {
  it('gets the guest’s messages at the end of it, in order, with their own times and itself as their sender', async () => {
    const identity = newIdentity();
    const known = await start(identity);
    await say(known, 'before');
    const guest = await newGuest();
    await say(guest, 'one', { client_message_id: 'm-1' });
    await post(owner.token, guest.chat.channel_id, 'two');
    const three = await say(guest, 'three');
    await api.ok(routes.messages.delete, { token: guest.token, params: { id: three.id } });
    const moved = await history(guest.chat.channel_id);
    const { body } = await link(guest, identity);
    expect(body.data).toMatchObject({
      user: { id: known.session.user_id },
      channel_id: known.chat.channel_id,
    });
    const [before, ...rest] = await history(known.chat.channel_id);
    expect(before?.content).toBe('before');
    expect(rest.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(rest.map(({ content }) => content)).toEqual(['one', 'two', null]);
    expect(rest.map(({ created_at }) => created_at)).toEqual(moved.map(({ created_at }) => created_at));
    const [user, operator] = [known.session.user_id, owner.user.id];
    expect(rest.map(({ sender }) => sender.id)).toEqual([user, operator, user]);
    expect(rest.map(({ sender }) => sender.kind)).toEqual(['user', 'operator', 'user']);
    expect(rest.map((message) => message.client_message_id)).toEqual(['m-1', null, null]);
    const left = await api.ok(routes.channels.get, {
      token: owner.token,
      params: { id: guest.chat.channel_id },
    });
    expect(left.body.data).toMatchObject({ status: 'archived', merged_into: known.chat.channel_id });
    await hasEnded(guest);
    expect((await say(known, 'after')).seq).toBe(5);
  });

  it('has as much unread as both had', async () => {
    const identity = newIdentity();
    const [known, guest] = [await start(identity), await newGuest()];
    for (const content of ['1', '2', '3']) await post(owner.token, guest.chat.channel_id, content);
    const read = { token: guest.token, params: { id: guest.chat.channel_id }, body: { seq: 2 } };
    await api.ok(routes.channels.read, read);
    await link(guest, identity);
    const { body } = await api.ok(routes.channels.get, {
      token: known.token,
      params: { id: known.chat.channel_id },
    });
    expect(body.data).toMatchObject({ last_seq: 3, last_read_seq: 2, unread: 1 });
  });

  it('has it open again when it was archived and the guest had said something', async () => {
    const identity = newIdentity();
    const [known, guest] = [await start(identity), await newGuest()];
    const params = { id: known.chat.channel_id };
    await api.ok(routes.channels.archive, { token: owner.token, params });
    await say(guest, 'Hello?');
    await link(guest, identity);
    const { body } = await api.ok(routes.channels.get, { token: owner.token, params });
    expect(body.data.status).toBe('open');
  });

  it('is one, in whatever order ten guests of a new one are linked at once', async () => {
    const identity = newIdentity();
    const guests = await Promise.all(Array.from({ length: 10 }, newGuest));
    await Promise.all(guests.map((guest) => say(guest, 'Hello')));
    const linked = await Promise.all(guests.map((guest) => link(guest, identity)));
    const channels = new Set(linked.map(({ body }) => body.data.channel_id));
    expect(channels.size).toBe(1);
    const messages = await history([...channels][0] ?? '');
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const rows = await asAdmin(database.adminUrl, 'select id from iris.users where external_user_id = $1', [
      identity,
    ]);
    expect(rows).toHaveLength(1);
  });
});

it('S5 tells the guest’s socket and the team, and then closes the guest’s', async () => {
  const identity = newIdentity();
  const [known, guest] = [await start(identity), await newGuest()];
  await say(guest, 'Hello');
  const [own, team] = [socketClient(core.url, guest.token), socketClient(core.url, owner.token)];
  await Promise.all([own.next('hello'), team.next('hello')]);
  await link(guest, identity);
  const payload = {
    user_id: known.session.user_id,
    guest_id: guest.session.user_id,
    channel_id: known.chat.channel_id,
    guest_channel_id: guest.chat.channel_id,
  };
  expect((await own.next('identity.linked')).payload).toEqual(payload);
  expect((await team.next('identity.linked')).payload).toEqual(payload);
  expect((await team.next('channel.updated', known.chat.channel_id)).payload).toMatchObject({
    id: known.chat.channel_id,
    last_seq: 1,
  });
  expect((await team.next('channel.archived', guest.chat.channel_id)).payload.merged_into).toBe(
    known.chat.channel_id,
  );
  expect(await own.closed).toMatchObject({ code: 4001 });
  team.close();
});

it('leaves audit rows: one for the link, one for each message that moved', async () => {
  const identity = newIdentity();
  const [known, guest] = [await start(identity), await newGuest()];
  await say(guest, 'Hello');
  await link(guest, identity);
  const [message] = await history(known.chat.channel_id);
  const rows = await asAdmin(
    database.adminUrl,
    `select action, details from iris.audit_log where target_id in ($1, $2) order by position`,
    [known.session.user_id, message?.id],
  );
  expect(rows).toMatchObject([
    { action: 'message.moved', details: { channel_id: known.chat.channel_id, seq: 1 } },
    { action: 'identity.linked', details: { guest_id: guest.session.user_id } },
  ]);
});

describe('a guest is linked', () => {
  it('once: then its session has ended', async () => {
    const guest = await newGuest();
    await link(guest, newIdentity());
    const { body } = await api.refused(linkIdentity, {
      token: key,
      body: { session_token: guest.token, external_user_id: newIdentity() },
    });
    expect(body.error.code).toBe('session_expired');
  });

  it('again under the same Idempotency-Key with the first answer', async () => {
    const guest = await newGuest();
    const call = {
      token: key,
      headers: { 'idempotency-key': newIdentity() },
      body: { session_token: guest.token, external_user_id: newIdentity() },
    };
    const first = await api.ok(linkIdentity, call);
    const second = await api.ok(linkIdentity, call);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('to one identity when two ask at once', async () => {
    const guest = await newGuest();
    const answers = await Promise.all(
      [newIdentity(), newIdentity()].map((external_user_id) =>
        api.call(linkIdentity, { token: key, body: { session_token: guest.token, external_user_id } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status !== 200)?.body).toMatchObject({
      error: { code: 'session_expired' },
    });
  });

  it('by a token that speaks for a guest of the tenant, and by nothing else', async () => {
    const stranger = await createWorkspace(core.url);
    const theirs = await createGuest(core.url, stranger.tenantId);
    const known = await start(newIdentity());
    const refusal = async (session_token: string) => {
      const body = { session_token, external_user_id: newIdentity() };
      return (await api.refused(linkIdentity, { token: key, body })).body.error.code;
    };
    for (const token of ['wrong', theirs.token, owner.token, key]) {
      expect(await refusal(token)).toBe('invalid_token');
    }
    expect(await refusal(known.token)).toBe('conflict');
    const still = await api.ok(routes.sessions.current, { token: theirs.token });
    expect(still.body.data.session.kind).toBe('guest');
  });
});
