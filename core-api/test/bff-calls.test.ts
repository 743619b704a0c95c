import { randomBytes } from 'node:crypto';
import { internalRoutes, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whileLocked } from './support/databases.ts';

const { origins, refusedOrigins } = internalRoutes;
const bffKey = randomBytes(24).toString('base64url');
const headers = { 'x-iris-bff-key': bffKey };

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl, env: { IRIS_BFF_KEY: bffKey } });
  api = apiClient(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});
beforeEach(async () => {
  owner = await createWorkspace(core.url);
});

const allow = (allowed_origins: string[]) =>
  api.ok(routes.widgetConfig.replace, { token: owner.token, body: { allowed_origins } });

const report = (counted: Record<string, number>) =>
  api.ok(refusedOrigins, {
    headers,
    body: {
      tenant_id: owner.tenantId,
      origins: Object.entries(counted).map(([origin, count]) => ({ origin, count })),
    },
  });

const refusedList = async () =>
  (await api.ok(routes.widgetConfig.refusedOrigins, { token: owner.token })).body.data;

describe('the origins of a tenant', () => {
  const read = async () =>
    (await api.ok(origins, { params: { tenant_id: owner.tenantId }, headers })).body.data.allowed_origins;

  it('are empty at first, and always as they stand in the database', async () => {
    expect(await read()).toEqual([]);
    await allow(['https://shop.example']);
    expect(await read()).toEqual(['https://shop.example']);
  });

  it('are 404 for a tenant that does not exist', async () => {
    const { body } = await api.refused(origins, { params: { tenant_id: newId() }, headers });
    expect(body.error.code).toBe('not_found');
  });

  it.each([
    ['nobody', {}],
    ['a wrong key', { 'x-iris-bff-key': 'x'.repeat(32) }],
    ['a key that is longer', { 'x-iris-bff-key': `${bffKey}x` }],
  ])('do not exist for %s', async (_, wrong) => {
    const { body } = await api.refused(origins, { params: { tenant_id: owner.tenantId }, headers: wrong });
    expect(body.error.code).toBe('not_found');
  });

  it('answer 503 with Retry-After while the database gives no answer, not 500', async () => {
    await whileLocked(database.adminUrl, ['iris.widget_configs'], async () => {
      const { status, headers: answered } = await api.refused(origins, {
        params: { tenant_id: owner.tenantId },
        headers,
      });
      expect({ status, retryAfter: answered.get('retry-after') }).toEqual({ status: 503, retryAfter: '1' });
    });
  });
});

describe('refused origins', () => {
  it('are counted, and shown to administrators, the newest first', async () => {
    await report({ 'https://one.example': 2 });
    await report({ 'https://two.example': 1 });
    await report({ 'https://one.example': 3 });
    await report({ 'https://three.example': 1 });
    const rows = await refusedList();
    expect(rows.map(({ origin, count }) => [origin, count])).toEqual([
      ['https://three.example', 1],
      ['https://one.example', 5],
      ['https://two.example', 1],
    ]);
  });

  it('may be named twice in one report', async () => {
    const origin = { origin: 'https://twice.example', count: 2 };
    await api.ok(refusedOrigins, { headers, body: { tenant_id: owner.tenantId, origins: [origin, origin] } });
    expect(await refusedList()).toMatchObject([{ origin: 'https://twice.example', count: 4 }]);
  });

  it('are kept for the newest 200: strangers can invent any number', async () => {
    for (const batch of ['a', 'b', 'c']) {
      await report(
        Object.fromEntries(
          Array.from({ length: 100 }, (_, index) => [`https://${batch}${index}.example`, 1]),
        ),
      );
    }
    const rows = await refusedList();
    expect(rows).toHaveLength(200);
    expect(rows.some(({ origin }) => origin.startsWith('https://a'))).toBe(false);
  });

  it('of a tenant that does not exist are 404', async () => {
    const body = { tenant_id: newId(), origins: [{ origin: 'https://x.example', count: 1 }] };
    expect((await api.refused(refusedOrigins, { headers, body })).body.error.code).toBe('not_found');
  });
});

describe('a guest session through the bff', () => {
  it('is started from any origin: the bff has checked it', async () => {
    const { status } = await api.ok(routes.sessions.startGuest, {
      headers: { ...headers, origin: 'https://anywhere.example' },
      body: { tenant_id: owner.tenantId },
    });
    expect(status).toBe(201);
  });
});
