import { defaultWidgetSettings, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asAdmin, whileHeld, whileLocked } from './support/databases.ts';

const { public: publicConfig, get, replace } = routes.widgetConfig;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
});

const put = (body: unknown) => api.ok(replace, { token: owner.token, body });
const read = (headers: Record<string, string> = {}) =>
  api.ok(publicConfig, { query: { tenant_id: owner.tenantId }, headers });

describe('what the widget is told', () => {
  it('are the defaults under the name of the workspace, for caches to keep', async () => {
    const { body, headers } = await read();
    const { allowed_origins: _, ...shown } = defaultWidgetSettings;
    expect(body?.data).toEqual({ tenant_id: owner.tenantId, title: 'Example Company', ...shown });
    expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
    expect(headers.get('etag')).toMatch(/^"[\w-]+"$/);
  });

  it('never holds the allowed origins', async () => {
    await put({ allowed_origins: ['https://internal.example'] });
    expect(JSON.stringify((await read()).body)).not.toContain('internal.example');
  });

  it('is new as soon as the settings are replaced, with another ETag', async () => {
    const before = await read();
    await put({ title: 'New name', colors: { primary: '#102030' } });
    const after = await read();
    expect(after.body?.data).toMatchObject({
      title: 'New name',
      colors: { primary: '#102030', background: null },
    });
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  it('is 304 for whoever has it, and whole for whoever has an older one', async () => {
    const etag = (await read()).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, body, headers } = await read({ 'if-none-match': known });
      expect({ status, body, etag: headers.get('etag') }).toEqual({ status: 304, body: null, etag });
    }
    expect((await read({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is 404 for a tenant that does not exist', async () => {
    const { body } = await api.refused(publicConfig, { query: { tenant_id: newId() } });
    expect(body.error.code).toBe('not_found');
  });

  it('touches no database once it is hot', async () => {
    await read();
    await whileLocked(database.adminUrl, ['iris.widget_configs', 'iris.tenants'], async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => read()));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    });
  });
});

describe('replacing the settings', () => {
  it('answers with all of them, and what is left out returns to its default', async () => {
    await put({ title: 'One', welcome_message: 'Hello', offset: { x: 5 }, position: 'left' });
    const { body } = await put({ title: 'Two', pre_chat: { enabled: true } });
    expect(body.data).toEqual({
      ...defaultWidgetSettings,
      title: 'Two',
      pre_chat: { enabled: true, fields: [] },
    });
    expect((await api.ok(get, { token: owner.token })).body.data).toEqual(body.data);
  });

  it('with If-Match replaces only what that ETag named: of two administrators the second is told', async () => {
    const seen = (await api.ok(get, { token: owner.token })).headers.get('etag') ?? '';
    const second = { 'if-match': seen };
    const first = await api.ok(replace, { token: owner.token, headers: second, body: { title: 'First' } });
    const refused = await api.refused(replace, {
      token: owner.token,
      headers: second,
      body: { title: 'Second' },
    });
    expect(refused.body.error.code).toBe('conflict');
    const now = await api.ok(get, { token: owner.token });
    expect(now.body.data.title).toBe('First');
    expect(now.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('with If-Match waits for a change that is under way, and is told of it', async () => {
    const headers = { 'if-match': (await api.ok(get, { token: owner.token })).headers.get('etag') ?? '' };
    const [, refused] = await whileHeld(
      database.adminUrl,
      `update iris.widget_configs set settings = '{"title": "First"}' where tenant_id = $1`,
      [owner.tenantId],
      () => api.call(replace, { token: owner.token, headers, body: { title: 'Second' } }),
    );
    expect(refused.status).toBe(409);
    expect((await api.ok(get, { token: owner.token })).body.data.title).toBe('First');
  });

  it('keeps each origin in the one spelling that browsers send', async () => {
    const { body } = await put({
      allowed_origins: [
        'HTTPS://Shop.Example:443',
        'https://shop.example',
        'https://*.Example.com',
        'http://localhost:3000',
      ],
    });
    expect(body.data.allowed_origins).toEqual([
      'https://shop.example',
      'https://*.example.com',
      'http://localhost:3000',
    ]);
  });

  it.each([
    '*',
    'https://*',
    'https://*.com',
    'http://shop.example',
    'shop.example',
    'https://shop.example/path',
    'https://shop.example?',
    'ftp://shop.example',
    'https://a b',
    'null',
    ' ',
  ])('refuses %j among the origins, naming it, and changes nothing', async (entry) => {
    const refused = await api.refused(replace, {
      token: owner.token,
      body: { title: 'Never', allowed_origins: ['https://shop.example', entry] },
    });
    expect(refused.body.error).toMatchObject({
      code: 'validation_failed',
      details: [{ path: '/allowed_origins/1' }],
    });
    expect((await read()).body?.data.title).toBe('Example Company');
  });

  it.each([
    ['a colour that is none', { colors: { primary: 'red' } }, '/colors/primary'],
    ['a logo that is not https', { logo_url: 'http://shop.example/logo.png' }, '/logo_url'],
    ['an unknown field', { colour: '#000000' }, '/colour'],
    ['an unknown field further in', { offset: { z: 1 } }, '/offset/z'],
    [
      'a time zone that does not exist',
      { business_hours: { time_zone: 'Mars/Base', hours: [] } },
      '/business_hours/time_zone',
    ],
  ])('refuses %s, naming it', async (_, body, where) => {
    const refused = await api.refused(replace, { token: owner.token, body });
    expect(refused.body.error).toMatchObject({ code: 'validation_failed' });
    expect(refused.body.error.details?.map(({ path }) => path)).toContain(where);
  });

  it('leaves an audit row that says which and by whom', async () => {
    await put({ title: 'Audited', allowed_origins: ['https://shop.example'] });
    const rows = await asAdmin(
      database.adminUrl,
      `select actor_id, details from iris.audit_log where tenant_id = $1 and action = 'widget_config.replaced'`,
      [owner.tenantId],
    );
    expect(rows).toEqual([
      {
        actor_id: owner.user.id,
        details: {
          set: ['title', 'allowed_origins'],
          allowed_origins: { before: [], after: ['https://shop.example'] },
        },
      },
    ]);
  });

  it('is for administrators: neither guests nor other tenants nor nobody', async () => {
    const { token } = await createGuest(core.url, owner.tenantId);
    const calls = [
      [get, {}],
      [replace, { body: {} }],
      [routes.widgetConfig.refusedOrigins, {}],
    ] as const;
    for (const [route, input] of calls) {
      expect((await api.refused(route, { token, ...input })).body.error.code).toBe('forbidden');
      expect((await api.refused(route, input)).body.error.code).toBe('auth_required');
    }
    const other = await createWorkspace(core.url);
    await put({ title: 'Mine' });
    expect((await api.ok(get, { token: other.token })).body.data.title).toBe('Example Company');
  });
});
