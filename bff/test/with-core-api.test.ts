import { routes } from '@iris/contract';
import {
  apiClient,
  createDatabase,
  createGuest,
  createKey,
  createWorkspace,
  socketClient,
  startBff,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type TestService,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const shop = 'https://shop.example';
const evil = 'https://evil.example';

let database: TestDatabase;
let coreApi: TestCoreApi;
let bff: TestService;
let workspace: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  coreApi = await startCoreApi({ databaseUrl: database.appUrl });
  bff = await startBff({ apiUrl: coreApi.url });
  workspace = await createWorkspace(coreApi.url);
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
  await database.drop();
});

async function allow(tenant: Workspace, origins: string[]): Promise<void> {
  const body = { allowed_origins: origins };
  await apiClient(coreApi.url).ok(routes.widgetConfig.replace, { token: tenant.token, body });
}

describe('the widget', () => {
  it('holds a conversation from a page that its tenant allows', async () => {
    await allow(workspace, [shop]);
    const page = apiClient(bff.url, { origin: shop });
    const started = () => page.call(routes.sessions.startGuest, { body: { tenant_id: workspace.tenantId } });
    await expect.poll(async () => (await started()).status).toBe(201);
    const { body: guest } = await page.ok(routes.sessions.startGuest, {
      body: { tenant_id: workspace.tenantId },
    });
    const { token, chat } = guest.data;

    const socket = socketClient(bff.url, token, { origin: shop });
    await socket.next('hello');
    const posted = await page.ok(routes.messages.post, {
      token,
      params: { id: chat.channel_id },
      body: { content: 'Grüße 🙂', client_message_id: 'm1' },
    });
    const { payload } = await socket.next('message.new');
    expect(payload).toEqual(posted.body.data);
    const { body: page1 } = await page.ok(routes.messages.list, { token, params: { id: chat.channel_id } });
    expect(page1.data).toEqual([posted.body.data]);
    socket.close();
  });

  it('starts guest sessions by a publishable key in place of tenant_id, from those pages alone', async () => {
    const tenant = await createWorkspace(coreApi.url);
    await allow(tenant, [shop]);
    const { secret } = await createKey(coreApi.url, tenant.token, { key_type: 'publishable' });
    const call = { headers: { 'x-api-key': secret }, body: { display_name: 'Ada' } };
    const page = apiClient(bff.url, { origin: shop });
    const { body: guest } = await page.ok(routes.sessions.startGuest, call);
    expect(guest.data.session).toMatchObject({ tenant_id: tenant.tenantId, display_name: 'Ada' });
    const elsewhere = await apiClient(bff.url, { origin: evil }).refused(routes.sessions.startGuest, call);
    expect(elsewhere.body.error.code).toBe('origin_not_allowed');
    const forged = { ...call, headers: { 'x-api-key': `${secret.slice(0, -1)}!` } };
    const refused = await page.refused(routes.sessions.startGuest, forged);
    expect(refused.body.error.code).toBe('invalid_token');
    expect(bff.logs()).not.toContain(secret.slice(-43));
  });

  it('is refused everywhere from any other page', async () => {
    const guest = await createGuest(coreApi.url, workspace.tenantId);
    const page = apiClient(bff.url, { origin: evil });
    const body = { tenant_id: workspace.tenantId };
    const attempts = [
      page.refused(routes.sessions.startGuest, { body }),
      page.refused(routes.widgetConfig.public, { query: body }),
      page.refused(routes.sessions.current, { token: guest.token }),
      page.refused(routes.messages.list, { token: guest.token, params: { id: guest.chat.channel_id } }),
    ];
    for (const { status, body } of await Promise.all(attempts)) {
      expect([status, body.error.code]).toEqual([403, 'origin_not_allowed']);
    }
    const socket = socketClient(bff.url, guest.token, { origin: evil });
    expect(await socket.closed).toMatchObject({ httpStatus: 403 });
  });

  it('finds a changed list in force within 5 s', async () => {
    const tenant = await createWorkspace(coreApi.url);
    const page = apiClient(bff.url, { origin: shop });
    const status = async () =>
      (await page.call(routes.widgetConfig.public, { query: { tenant_id: tenant.tenantId } })).status;
    expect(await status()).toBe(403);
    await allow(tenant, [shop]);
    await expect.poll(status).toBe(200);
    await allow(tenant, []);
    await expect.poll(status).toBe(403);
  });

  it('shows its refused origins to an administrator', async () => {
    const tenant = await createWorkspace(coreApi.url);
    const query = { tenant_id: tenant.tenantId };
    await apiClient(bff.url, { origin: evil }).refused(routes.widgetConfig.public, { query });
    const rows = async () => {
      const { body } = await apiClient(coreApi.url).ok(routes.widgetConfig.refusedOrigins, {
        token: tenant.token,
      });
      return body.data;
    };
    await expect.poll(rows).toMatchObject([{ origin: evil, count: 1 }]);
  });

  it('has its socket closed with 4001 when its token is no token', async () => {
    const socket = socketClient(bff.url, 'nonsense', { origin: 'https://anyone.example' });
    expect(await socket.closed).toEqual({ code: 4001 });
  });

  it('has its socket closed with 1012 when the bff restarts, and comes back', async () => {
    const guest = await createGuest(coreApi.url, workspace.tenantId);
    const own = { origin: bff.url };
    const socket = socketClient(bff.url, guest.token, own);
    await socket.next('hello');
    expect(await bff.stop()).toBe(0);
    expect(await socket.closed).toEqual({ code: 1012 });
    await bff.restart();
    const again = socketClient(bff.url, guest.token, own);
    await again.next('hello');
    again.close();
  });

  it('has its socket closed with 1012 when core-api restarts, and comes back', async () => {
    const guest = await createGuest(coreApi.url, workspace.tenantId);
    const own = { origin: bff.url };
    const socket = socketClient(bff.url, guest.token, own);
    await socket.next('hello');
    await coreApi.stop();
    expect(await socket.closed).toEqual({ code: 1012 });
    const page = apiClient(bff.url, own);
    expect((await page.refused(routes.sessions.current, { token: guest.token })).status).toBe(503);
    await coreApi.restart();
    expect((await page.ok(routes.sessions.current, { token: guest.token })).status).toBe(200);
  });
});

describe('the console', () => {
  const send = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
    fetch(bff.url + path, {
      method,
      headers: { origin: bff.url, 'x-iris-console': '1', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  it('signs in, works by cookie alone, and is out for good once it signed out', async () => {
    const { email, password } = workspace;
    const login = await send('POST', '/api/v1/owner/login', {}, { email, password });
    expect(login.status).toBe(200);
    expect(await login.json()).toEqual({ data: expect.not.objectContaining({ token: expect.anything() }) });
    const cookie = String(login.headers.get('set-cookie')).split(';', 1)[0] ?? '';

    const channels = await send('GET', '/api/v1/channels', { cookie });
    expect(channels.status).toBe(200);
    const widget = await send('GET', '/api/v1/admin/widget-config', { cookie });
    expect(widget.status).toBe(200);

    const logout = await send('POST', '/api/v1/owner/logout', { cookie });
    expect(logout.status).toBe(204);
    expect((await send('GET', '/api/v1/channels', { cookie })).status).toBe(401);
  });

  it('joins a team as it signs in: the answer of accepting has the cookie and no token', async () => {
    const api = apiClient(coreApi.url);
    const body = { email: 'joining@example.com', org_role: 'viewer' };
    const invited = await api.ok(routes.team.invite, { token: workspace.token, body });
    const accepted = await send(
      'POST',
      '/api/v1/team/accept',
      {},
      {
        tenant_id: workspace.tenantId,
        token: invited.body.data.token,
        full_name: 'Joy Joining',
        password: 'a long password',
      },
    );
    expect(accepted.status).toBe(201);
    expect(await accepted.json()).toEqual({
      data: expect.not.objectContaining({ token: expect.anything() }),
    });
    const cookie = String(accepted.headers.get('set-cookie')).split(';', 1)[0] ?? '';
    expect((await send('GET', '/api/v1/channels', { cookie })).status).toBe(200);
    expect((await send('GET', '/api/v1/admin/team/members', { cookie })).status).toBe(403);
  });

  it('is told in the same words as anybody when a password is wrong', async () => {
    const login = await send(
      'POST',
      '/api/v1/owner/login',
      {},
      { email: workspace.email, password: 'not that one' },
    );
    expect(login.status).toBe(401);
    expect(await login.json()).toMatchObject({ error: { code: 'invalid_credentials' } });
  });
});
