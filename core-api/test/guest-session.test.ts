import { type GuestSession, routes } from '@iris/contract';
import { newId } from '@iris/kit';
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

const { startGuest, current, end } = routes.sessions;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let workspace: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  workspace = await createWorkspace(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

const start = (body: object = {}) => api.ok(startGuest, { body: { tenant_id: workspace.tenantId, ...body } });
const resume = (resume_token: string) => start({ resume_token });

/** What makes a guest itself. */
const identityOf = ({ session, chat }: GuestSession) => ({
  session_id: session.id,
  user_id: session.user_id,
  channel_id: chat.channel_id,
});

/** Lets time pass for the resume tokens of a guest, as the database sees it. */
const age = (guest: GuestSession, column: 'replaced_at' | 'expires_at', interval: string) =>
  asAdmin(
    database.adminUrl,
    `update iris.resume_tokens set ${column} = ${column} - $1::interval where session_id = $2`,
    [interval, guest.session.id],
  );

describe('a new guest', () => {
  it('gets a session of an hour, a channel of its own and a resume token', async () => {
    const { status, body } = await start({
      display_name: '  Ada  ',
      email: 'Ada@example.com',
      locale: 'de-CH',
    });
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      session: { tenant_id: workspace.tenantId, kind: 'guest', display_name: 'Ada', org_role: null },
      chat: { last_seq: 0, last_read_seq: 0 },
      resume_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect((Date.parse(body.data.expires_at) - Date.now()) / 3_600_000).toBeCloseTo(1, 1);
  });

  it('that gave no name gets one that operators can tell from others', async () => {
    const [one, two] = [(await start()).body.data, (await start()).body.data];
    expect(one.session.display_name).toMatch(/^Guest [0-9a-f]{4}$/);
    expect(two.session.display_name).not.toBe(one.session.display_name);
  });

  it('is shown to the team at once', async () => {
    const team = socketClient(core.url, workspace.token);
    await team.next('hello');
    const { body } = await start();
    expect((await team.next('channel.created', body.data.chat.channel_id)).payload.last_seq).toBe(0);
    team.close();
  });

  it('leaves an audit row with address and request id, and no name', async () => {
    const { body, headers } = await start({ display_name: 'Secretive' });
    const rows = await asAdmin(
      database.adminUrl,
      `select actor_kind, host(ip) as ip, request_id, details from iris.audit_log where action = 'session.started' and actor_id = $1`,
      [body.data.session.user_id],
    );
    expect(rows).toEqual([
      { actor_kind: 'guest', ip: '127.0.0.1', request_id: headers.get('x-request-id'), details: {} },
    ]);
  });

  it.each([
    ['a name of blanks', { display_name: '  ' }, 'validation_failed'],
    ['a name that is too long', { display_name: 'x'.repeat(121) }, 'validation_failed'],
    ['no e-mail', { email: 'ada' }, 'validation_failed'],
    ['no locale', { locale: 'not a locale' }, 'validation_failed'],
    ['an unknown field', { name: 'Ada' }, 'validation_failed'],
    ['a tenant that does not exist', { tenant_id: newId() }, 'not_found'],
    ['a tenant that is no id', { tenant_id: 'acme' }, 'not_found'],
  ])('with %s is refused', async (_, body, code) => {
    const refused = await api.refused(startGuest, { body: { tenant_id: workspace.tenantId, ...body } });
    expect(refused.body.error.code).toBe(code);
  });

  it('of a suspended tenant is refused', async () => {
    const suspended = await createWorkspace(core.url);
    await asAdmin(database.adminUrl, `update iris.tenants set status = 'suspended' where tenant_id = $1`, [
      suspended.tenantId,
    ]);
    const refused = await api.refused(startGuest, { body: { tenant_id: suspended.tenantId } });
    expect(refused.body.error.code).toBe('not_found');
  });
});

describe('a resume token', () => {
  it('gives the same guest, session and channel back, and is replaced', async () => {
    const guest = await createGuest(core.url, workspace.tenantId, { display_name: 'Ada' });
    const { status, body } = await resume(guest.resume_token);
    expect(status).toBe(200);
    expect(identityOf(body.data)).toEqual(identityOf(guest));
    expect(body.data.session.display_name).toBe('Ada');
    expect(body.data.resume_token).not.toBe(guest.resume_token);
    await api.ok(current, { token: body.data.token });
  });

  it('still works within 60 s of its use, and not after', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    await resume(guest.resume_token);
    await age(guest, 'replaced_at', '59 seconds');
    const again = await resume(guest.resume_token);
    expect(identityOf(again.body.data)).toEqual(identityOf(guest));
    await age(guest, 'replaced_at', '1 second');
    const late = await resume(guest.resume_token);
    expect(late.status).toBe(201);
    expect(identityOf(late.body.data)).not.toEqual(identityOf(guest));
  });

  it('leaves both of two tabs with one that lasts, when they resume at the same moment', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    const tabs = await Promise.all([resume(guest.resume_token), resume(guest.resume_token)]);
    await age(guest, 'replaced_at', '1 day');
    for (const { body } of tabs) {
      expect(identityOf((await resume(body.data.resume_token)).body.data)).toEqual(identityOf(guest));
    }
  });

  it('lives for 90 days from its last use', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    await age(guest, 'expires_at', '89 days 23 hours');
    const { body } = await resume(guest.resume_token);
    expect(identityOf(body.data)).toEqual(identityOf(guest));
    await age(guest, 'expires_at', '89 days 23 hours');
    expect(identityOf((await resume(body.data.resume_token)).body.data)).toEqual(identityOf(guest));
    const forgotten = await createGuest(core.url, workspace.tenantId);
    await age(forgotten, 'expires_at', '90 days');
    expect((await resume(forgotten.resume_token)).status).toBe(201);
  });

  it('that is wrong counts as none: a new guest', async () => {
    for (const token of ['wrong', '', 'x'.repeat(256)]) expect((await resume(token)).status).toBe(201);
  });

  it("opens nothing at another tenant's", async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    const other = await createWorkspace(core.url);
    const { status, body } = await start({ tenant_id: other.tenantId, resume_token: guest.resume_token });
    expect(status).toBe(201);
    expect(body.data.session.user_id).not.toBe(guest.session.user_id);
    expect((await resume(guest.resume_token)).status).toBe(200);
  });

  it('is stored as a hash only, and never more than eight a session', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    await Promise.all(Array.from({ length: 20 }, () => resume(guest.resume_token)));
    const stored = await asAdmin(
      database.adminUrl,
      'select encode(token_hash, $2) as hash from iris.resume_tokens where session_id = $1',
      [guest.session.id, 'escape'],
    );
    expect(stored).toHaveLength(8);
    expect(JSON.stringify(stored)).not.toContain(guest.resume_token);
    expect(core.logs()).not.toContain(guest.resume_token);
  });
});

describe('who am I', () => {
  it('tells a guest its session, its tenant and where its conversation stands', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    const message = { params: { id: guest.chat.channel_id }, token: guest.token, body: { content: 'Hello' } };
    await api.ok(routes.messages.post, message);
    const { body } = await api.ok(current, { token: guest.token });
    expect(body.data).toEqual({
      session: guest.session,
      tenant: { tenant_id: workspace.tenantId, name: 'Example Company', slug: workspace.slug },
      chat: { ...guest.chat, last_seq: 1 },
    });
  });

  it.each([
    ['nobody', {}, 'auth_required'],
    ['a wrong token', { token: 'wrong' }, 'invalid_token'],
    ['another scheme', { headers: { authorization: 'Basic abc' } }, 'invalid_token'],
  ])('refuses %s', async (_, input, code) => {
    expect((await api.refused(current, input)).body.error.code).toBe(code);
  });

  it('refuses whoever is not there any more', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    await asAdmin(database.adminUrl, 'update iris.users set removed_at = now() where id = $1', [
      guest.session.user_id,
    ]);
    expect((await api.refused(current, { token: guest.token })).body.error.code).toBe('session_expired');
  });
});

describe('ending a session', () => {
  it('ends every token of it, its sockets and its resume token', async () => {
    const guest = await createGuest(core.url, workspace.tenantId);
    const { body: resumed } = await resume(guest.resume_token);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    expect((await api.ok(end, { token: guest.token })).status).toBe(204);
    for (const token of [guest.token, resumed.data.token]) {
      expect((await api.refused(current, { token })).body.error.code).toBe('session_expired');
    }
    expect(await socket.closed).toMatchObject({ code: 4001 });
    expect((await resume(resumed.data.resume_token)).status).toBe(201);
    const left = await asAdmin(database.adminUrl, 'select from iris.resume_tokens where session_id = $1', [
      guest.session.id,
    ]);
    expect(left).toEqual([]);
  });

  it('is for guests: the team signs out elsewhere', async () => {
    expect((await api.refused(end, { token: workspace.token })).body.error.code).toBe('forbidden');
  });
});

describe('an API key in place of tenant_id', () => {
  const startWith = (key: string, body: object = {}, headers: Record<string, string> = {}) =>
    api.call(startGuest, { headers: { 'x-api-key': key, ...headers }, body });

  it('says whose guest it is, whichever kind of key it is', async () => {
    for (const key_type of ['publishable', 'secret'] as const) {
      const { secret } = await createKey(core.url, workspace.token, { key_type });
      const { body } = await api.ok(startGuest, { headers: { 'x-api-key': secret }, body: {} });
      expect(body.data.session.tenant_id).toBe(workspace.tenantId);
      const again = await startWith(secret, { resume_token: body.data.resume_token });
      expect(again.status).toBe(200);
    }
  });

  it('is refused beside one, and where it is not valid', async () => {
    const { key_id, secret } = await createKey(core.url, workspace.token, { key_type: 'publishable' });
    const both = await startWith(secret, { tenant_id: workspace.tenantId });
    expect(both.body).toMatchObject({ error: { code: 'tenant_id_not_allowed' } });
    await api.ok(routes.keys.revoke, { token: workspace.token, params: { key_id } });
    expect((await startWith(secret)).body).toMatchObject({ error: { code: 'invalid_token' } });
    const neither = await api.refused(startGuest, { body: {} });
    expect(neither.body.error).toMatchObject({
      code: 'validation_failed',
      details: [{ path: '/tenant_id', message: 'is required' }],
    });
  });

  it('opens it to the allowed origins alone', async () => {
    const { secret } = await createKey(core.url, workspace.token, { key_type: 'publishable' });
    const from = (origin: string) => startWith(secret, {}, { origin });
    expect((await from('https://shop.example')).body).toMatchObject({
      error: { code: 'origin_not_allowed' },
    });
    expect((await from('http://localhost:3000')).status).toBe(201);
  });
});

describe('a page of a browser', () => {
  const startFrom = async (origin: string, headers: Record<string, string> = {}) => {
    const answer = await api.call(startGuest, {
      body: { tenant_id: workspace.tenantId },
      headers: { origin, ...headers },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    return answer.status;
  };
  const allow = (allowed_origins: string[]) =>
    api.ok(routes.widgetConfig.replace, { token: workspace.token, body: { allowed_origins } });

  it('may start sessions from localhost while no origin is set, and from nowhere else', async () => {
    expect(await startFrom('http://localhost:3000')).toBe(201);
    expect(await startFrom('https://shop.example')).toBe(403);
    expect(await startFrom('null')).toBe(403);
  });

  it('may start them from allowed origins alone, at once after they were set', async () => {
    await allow(['https://shop.example', 'https://*.shop.example']);
    expect(await startFrom('https://shop.example')).toBe(201);
    expect(await startFrom('https://www.shop.example')).toBe(201);
    expect(await startFrom('http://localhost:3000')).toBe(403);
    expect(await startFrom('https://shop.example.evil')).toBe(403);
    await allow([]);
    expect(await startFrom('https://shop.example')).toBe(403);
  });

  it('is not believed to be our bff by a wrong key', async () => {
    expect(await startFrom('https://shop.example', { 'x-iris-bff-key': 'x'.repeat(32) })).toBe(403);
  });
});
