import { type ChatSession, routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  createDatabase,
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

const { startSession, getChannel, listChannels, listMembers } = routes.product;

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
  key = (await createKey(core.url, owner.token, { name: 'Shop' })).secret;
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

async function start(body: object, token = key): Promise<ChatSession> {
  return (await api.ok(startSession, { token, body })).body.data;
}

const whoAmI = async ({ token }: ChatSession) => (await api.ok(routes.sessions.current, { token })).body.data;

const usersCalled = (externalUserId: string) =>
  asAdmin(
    database.adminUrl,
    `select u.id, u.kind, u.display_name, u.email, count(c.id)::integer as channels
     from iris.users u left join iris.channels c on c.tenant_id = u.tenant_id and c.support_user_id = u.id
     where u.external_user_id = $1 group by u.tenant_id, u.id`,
    [externalUserId],
  );

describe('a session for a user of one’s own', () => {
  it('makes the user and its channel, and gives a token of an hour that works', async () => {
    const answer = await api.ok(startSession, {
      token: key,
      body: {
        external_user_id: 'new-1',
        display_name: ' Ada ',
        email: 'ada@example.com',
        channel_name: 'Orders',
      },
    });
    expect(answer.status).toBe(201);
    const session = answer.body.data;
    expect(session.session).toMatchObject({
      tenant_id: owner.tenantId,
      kind: 'user',
      display_name: 'Ada',
      org_role: null,
    });
    expect(session.chat).toMatchObject({ last_seq: 0, last_read_seq: 0 });
    expect(Math.abs(Date.parse(session.expires_at) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    const { session: told, chat } = await whoAmI(session);
    expect(told).toEqual(session.session);
    expect(chat).toEqual(session.chat);
    const channel = await api.ok(routes.channels.get, {
      token: session.token,
      params: { id: session.chat.channel_id },
    });
    expect(channel.body.data).toMatchObject({ name: 'Orders', channel_type: 'support', status: 'open' });
  });

  it('is of the same user and channel the next time, with a token of its own', async () => {
    const [first, second] = [
      await start({ external_user_id: 'again-1' }),
      await start({ external_user_id: 'again-1', channel_name: 'Too late' }),
    ];
    expect(second.session.user_id).toBe(first.session.user_id);
    expect(second.chat).toEqual(first.chat);
    expect(second.session.id).not.toBe(first.session.id);
    expect(second.token).not.toBe(first.token);
  });

  it('keeps name and e-mail unless it is given others', async () => {
    await start({ external_user_id: 'name-1', display_name: 'Ada', email: 'ada@example.com' });
    expect((await start({ external_user_id: 'name-1' })).session.display_name).toBe('Ada');
    const renamed = await start({ external_user_id: 'name-1', display_name: 'Ada King' });
    expect(renamed.session.display_name).toBe('Ada King');
    await start({ external_user_id: 'name-1', email: 'king@example.com' });
    expect(await usersCalled('name-1')).toMatchObject([
      { display_name: 'Ada King', email: 'king@example.com', channels: 1 },
    ]);
  });

  it('tells ids apart by each of their letters', async () => {
    const ids = await Promise.all(
      ['Same', 'same', ' same', 'same '].map(
        async (id) => (await start({ external_user_id: id })).session.user_id,
      ),
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('is one user with one channel and 100 tokens that work, when 100 ask at once', async () => {
    // Connections of the service that are open already: so the first ones truly meet.
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => start({ external_user_id: `warm-${index}` })),
    );
    const all = await Promise.all(
      Array.from({ length: 100 }, () => start({ external_user_id: 'crowd', display_name: 'Crowd' })),
    );
    expect(new Set(all.map(({ session }) => session.user_id)).size).toBe(1);
    expect(new Set(all.map(({ chat }) => chat.channel_id)).size).toBe(1);
    expect(new Set(all.map(({ token }) => token)).size).toBe(100);
    expect(await usersCalled('crowd')).toMatchObject([{ channels: 1 }]);
    const told = await Promise.all(all.map(whoAmI));
    expect(told.map(({ session }) => session.id)).toEqual(all.map(({ session }) => session.id));
  });

  it('leaves an audit row that names key and user', async () => {
    const { session } = await start({ external_user_id: 'audited' });
    const me = await api.ok(routes.product.me, { token: key });
    const rows = await asAdmin(
      database.adminUrl,
      'select action, actor_kind, actor_id, details from iris.audit_log where target_id = $1',
      [session.id],
    );
    expect(rows).toEqual([
      {
        action: 'session.started',
        actor_kind: 'system',
        actor_id: me.body.data.user_id,
        details: { user_id: session.user_id },
      },
    ]);
  });

  it('tells the team of the new channel', async () => {
    const socket = socketClient(core.url, owner.token);
    await socket.next('hello');
    const { chat } = await start({ external_user_id: 'announced' });
    expect((await socket.next('channel.created', chat.channel_id)).payload.last_seq).toBe(0);
    socket.close();
  });
});

describe('the same external_user_id in another tenant', () => {
  it('is somebody else', async () => {
    const stranger = await createWorkspace(core.url);
    const { secret } = await createKey(core.url, stranger.token);
    const [ours, theirs] = [
      await start({ external_user_id: 'shared' }),
      await start({ external_user_id: 'shared' }, secret),
    ];
    expect(theirs.session.user_id).not.toBe(ours.session.user_id);
    expect(theirs.session.tenant_id).toBe(stranger.tenantId);
    const params = { id: ours.chat.channel_id };
    expect((await api.refused(getChannel, { token: secret, params })).body.error.code).toBe('not_found');
  });
});

describe('the channel of a session', () => {
  it('is seen by the key that started it, and by no other until it does too', async () => {
    const { chat, session } = await start({ external_user_id: 'seen' });
    const { secret: otherKey } = await createKey(core.url, owner.token);
    const input = { params: { id: chat.channel_id } };
    expect((await api.ok(getChannel, { ...input, token: key })).body.data.id).toBe(chat.channel_id);
    expect((await api.refused(getChannel, { ...input, token: otherKey })).body.error.code).toBe('not_found');
    expect((await api.ok(listChannels, { token: otherKey })).body.data).toEqual([]);
    await start({ external_user_id: 'seen' }, otherKey);
    const { body } = await api.ok(listMembers, { ...input, token: otherKey });
    expect(body.data.map(({ kind }) => kind)).toEqual(['user', 'system', 'system']);
    expect(body.data[0]?.user_id).toBe(session.user_id);
  });
});

describe('a token of a session', () => {
  it('reads and posts, and never makes or manages a channel', async () => {
    const { token, chat } = await start({ external_user_id: 'limited' });
    const params = { id: chat.channel_id };
    const posted = await api.ok(routes.messages.post, { token, params, body: { content: 'Hello' } });
    expect(posted.body.data.sender.kind).toBe('user');
    const { createChannel, updateChannel, archiveChannel, addMember } = routes.product;
    for (const route of [createChannel, updateChannel, archiveChannel, addMember, routes.channels.archive]) {
      const refused = await api.refused(route, { token, params, body: {} });
      expect(refused.body.error.code).toBe('forbidden');
    }
  });
});

describe('refuses', () => {
  const cases: [string, object, string][] = [
    ['the id of a tenant', { external_user_id: 'x', tenant_id: 'x' }, 'tenant_id_not_allowed'],
    ['no user', {}, 'validation_failed'],
    ['an empty user', { external_user_id: '' }, 'validation_failed'],
    ['a user of spaces', { external_user_id: ' ' }, 'validation_failed'],
    ['a user that is too long', { external_user_id: 'x'.repeat(256) }, 'validation_failed'],
    ['what is no e-mail', { external_user_id: 'x', email: 'x' }, 'validation_failed'],
    ['a field of nobody’s', { external_user_id: 'x', name: 'x' }, 'validation_failed'],
  ];
  it.each(cases)('%s', async (_, body, code) => {
    expect((await api.refused(startSession, { token: key, body })).body.error.code).toBe(code);
  });

  it('even the own tenant’s id, whatever the key', async () => {
    const body = { external_user_id: 'x', tenant_id: owner.tenantId };
    const { body: refused } = await api.refused(startSession, { token: key, body });
    expect(refused.error.code).toBe('tenant_id_not_allowed');
  });
});
