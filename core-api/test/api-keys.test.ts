import { type IssuedApiKey, routes, scopes } from '@iris/contract';
import { newId } from '@iris/kit';
import {
  type ApiClient,
  apiClient,
  createDatabase,
  createKey,
  createWorkspace,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
  type Workspace,
} from '@iris/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

const { create, list, rotate, revoke } = routes.keys;
const { me, listChannels } = routes.product;

let database: TestDatabase;
let core: TestCoreApi;
let api: ApiClient;
let owner: Workspace;
/** Every secret that was ever shown here. */
const shown: string[] = [];

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl });
  api = apiClient(core.url);
  owner = await createWorkspace(core.url);
});
afterAll(async () => {
  await core.stop();
  await database.drop();
});

async function makeKey(overrides: Parameters<typeof createKey>[2] = {}): Promise<IssuedApiKey> {
  const key = await createKey(core.url, owner.token, overrides);
  shown.push(key.secret);
  return key;
}

async function rotateKey(key_id: string, body?: object): Promise<IssuedApiKey> {
  const answer = await api.ok(rotate, { token: owner.token, params: { key_id }, body });
  shown.push(answer.body.data.secret);
  return answer.body.data;
}

const revokeKey = (key_id: string) => api.ok(revoke, { token: owner.token, params: { key_id } });

const works = (secret: string) => api.ok(me, { token: secret });

/** Asked of a route that looks at the key no further than to let it in. */
const refusal = async (secret: string) =>
  (await api.refused(listChannels, { token: secret })).body.error.code;

const listed = async () => (await api.ok(list, { token: owner.token })).body.data;

const auditOf = (key_id: string) =>
  asAdmin(
    database.adminUrl,
    `select action, actor_kind, actor_id, target_type, details from iris.audit_log where target_id = $1 order by position`,
    [key_id],
  );

describe('a new key', () => {
  it('may do everything if it is secret, and shows its secret this once', async () => {
    const key = await makeKey({ name: ' Production backend ' });
    expect(key).toMatchObject({
      name: 'Production backend',
      key_type: 'secret',
      key_prefix: `iris_sk_${key.key_id}`,
      scopes: [...scopes],
      last_used_at: null,
      previous_secret_expires_at: null,
    });
    expect(key.secret).toMatch(new RegExp(`^${key.key_prefix}_[\\w-]{43}$`));
    const { secret, ...rest } = key;
    expect(await listed()).toContainEqual(rest);
    expect(JSON.stringify(await listed())).not.toContain(secret.slice(-43));
  });

  it('has no scopes if it is publishable, and can be given none', async () => {
    const key = await makeKey({ key_type: 'publishable' });
    expect(key.scopes).toEqual([]);
    expect(key.secret).toMatch(/^iris_pub_/);
    const wish = { name: 'Site', key_type: 'publishable', scopes: ['chat:channels.read'] };
    const { body } = await api.refused(create, { token: owner.token, body: wish });
    expect(body.error).toMatchObject({ code: 'validation_failed', details: [{ path: '/scopes' }] });
  });

  it('has the scopes that were asked for', async () => {
    const key = await makeKey({ scopes: ['chat:messages.read'] });
    expect(key.scopes).toEqual(['chat:messages.read']);
  });

  it('is stored as a hash', async () => {
    const { key_id, secret } = await makeKey();
    const rows = await asAdmin(
      database.adminUrl,
      'select secret_hash = sha256($2) as is_hash, k::text as row from iris.api_keys k where id = $1',
      [key_id, Buffer.from(secret.slice(-43))],
    );
    expect(rows).toMatchObject([{ is_hash: true }]);
    expect(rows[0]?.['row']).not.toContain(secret.slice(-43));
  });
});

describe('a key is let in', () => {
  it('as a bearer token or as X-API-Key, and told who it is', async () => {
    const { secret, ...key } = await makeKey();
    const asBearer = await works(secret);
    expect(asBearer.body.data).toMatchObject({ tenant_id: owner.tenantId, key_id: key.key_id });
    const asHeader = await api.ok(me, { headers: { 'x-api-key': secret } });
    expect(asHeader.body.data.key_id).toBe(key.key_id);
  });

  it('under the name that the older document has for a secret key, and a publishable one under its own', async () => {
    const { secret } = await makeKey();
    expect((await works(secret.replace('iris_sk_', 'iris_live_'))).status).toBe(200);
    expect((await works((await makeKey({ key_type: 'publishable' })).secret)).status).toBe(200);
  });

  it('and its last use is noted, once a minute', async () => {
    const { key_id, secret } = await makeKey();
    await works(secret);
    const lastUse = async () => (await listed()).find((key) => key.key_id === key_id)?.last_used_at;
    await expect.poll(lastUse).not.toBeNull();
    const noted = await lastUse();
    await works(secret);
    expect(await lastUse()).toBe(noted);
  });

  it('without waiting for that note', async () => {
    const { key_id, secret } = await makeKey();
    const client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query('select from iris.api_keys where id = $1 for update', [key_id]);
      expect((await works(secret)).body.data.last_used_at).toBeNull();
    } finally {
      await client.end();
    }
  });
});

describe('refuses as invalid', () => {
  const forgeries: [string, (key: IssuedApiKey, other: IssuedApiKey) => string][] = [
    ['a key without its secret', ({ key_prefix }) => key_prefix],
    ['a secret alone', ({ secret }) => secret.slice(-43)],
    ['a cut one', ({ secret }) => secret.slice(0, -1)],
    ['one with something behind it', ({ secret }) => `${secret}x`],
    ['another secret', ({ key_prefix }) => `${key_prefix}_${'A'.repeat(43)}`],
    ['the secret of another key', ({ key_prefix }, { secret }) => `${key_prefix}_${secret.slice(-43)}`],
    ['an id that nobody has', ({ secret }) => `iris_sk_${newId()}_${secret.slice(-43)}`],
    ['an id that is none', ({ secret }) => `iris_sk_${'0'.repeat(36)}_${secret.slice(-43)}`],
    ['a secret key as a publishable one', ({ secret }) => secret.replace('iris_sk_', 'iris_pub_')],
    ['another word', ({ secret }) => secret.replace('iris_sk_', 'iris_test_')],
    ['other letters', ({ secret }) => secret.toUpperCase()],
  ];
  it.each(forgeries)('%s', async (_, forge) => {
    const [key, other] = [await makeKey(), await makeKey()];
    expect(await refusal(forge(key, other))).toBe('invalid_token');
    const { body } = await api.refused(me, { headers: { 'x-api-key': forge(key, other) } });
    expect(body.error.code).toBe('invalid_token');
    expect(JSON.stringify(body)).not.toContain(key.secret.slice(-43));
  });

  it('a session token as X-API-Key', async () => {
    const { body } = await api.refused(me, { headers: { 'x-api-key': owner.token } });
    expect(body.error.code).toBe('invalid_token');
  });
});

describe('a rotated key', () => {
  it('has a new secret, and the one before fails at once', async () => {
    const key = await makeKey();
    await works(key.secret);
    const rotated = await rotateKey(key.key_id);
    expect(rotated).toMatchObject({ key_id: key.key_id, previous_secret_expires_at: null });
    await works(rotated.secret);
    expect(await refusal(key.secret)).toBe('invalid_token');
  });

  it('lets the one before work on for the grace, but none older', async () => {
    const first = await makeKey();
    const second = await rotateKey(first.key_id, { grace_seconds: 3_600 });
    const end = Date.parse(second.previous_secret_expires_at ?? '');
    expect(Math.abs(end - Date.now() - 3_600_000)).toBeLessThan(60_000);
    await works(first.secret);
    const third = await rotateKey(first.key_id, { grace_seconds: 3_600 });
    expect(await refusal(first.secret)).toBe('invalid_token');
    await works(second.secret);
    await works(third.secret);
  });

  it('refuses it once the grace is over', async () => {
    const first = await makeKey();
    const { key_id } = await rotateKey(first.key_id, { grace_seconds: 3_600 });
    await asAdmin(
      database.adminUrl,
      `update iris.api_keys set previous_expires_at = now() - interval '1 second' where id = $1`,
      [key_id],
    );
    expect(await refusal(first.secret)).toBe('invalid_token');
    const [key] = (await listed()).filter((one) => one.key_id === key_id);
    expect(key?.previous_secret_expires_at).toBeNull();
  });

  it.each([-1, 86_401, 1.5, '60'])('takes no grace of %j', async (grace_seconds) => {
    const { key_id } = await makeKey();
    const input = { token: owner.token, params: { key_id }, body: { grace_seconds } };
    expect((await api.refused(rotate, input)).body.error.code).toBe('validation_failed');
  });
});

describe('a revoked key', () => {
  it('fails at once, is listed no more, and can be neither rotated nor revoked again', async () => {
    const { key_id, secret } = await makeKey();
    await works(secret);
    await revokeKey(key_id);
    expect(await refusal(secret)).toBe('invalid_token');
    expect((await listed()).map((key) => key.key_id)).not.toContain(key_id);
    for (const route of [rotate, revoke]) {
      const answer = await api.refused(route, { token: owner.token, params: { key_id } });
      expect(answer.body.error.code).toBe('not_found');
    }
  });

  it('fails within 2 s on a node that the bus did not reach', async () => {
    const elsewhere = await startCoreApi({ databaseUrl: database.appUrl });
    try {
      const { key_id, secret } = await makeKey();
      await apiClient(elsewhere.url).ok(listChannels, { token: secret });
      await revokeKey(key_id);
      const status = async () =>
        (await apiClient(elsewhere.url).call(listChannels, { token: secret })).status;
      await expect.poll(status).toBe(401);
    } finally {
      await elsewhere.stop();
    }
  });
});

describe('keys are kept', () => {
  it('by owners and admins alone, each in its own tenant', async () => {
    const { key_id, secret } = await makeKey();
    const stranger = await createWorkspace(core.url);
    const { body } = await api.ok(list, { token: stranger.token });
    expect(body.data).toEqual([]);
    for (const route of [rotate, revoke]) {
      const answer = await api.refused(route, { token: stranger.token, params: { key_id } });
      expect(answer.body.error.code).toBe('not_found');
    }
    await works(secret);
    expect((await api.refused(list, { token: secret })).body.error.code).toBe('forbidden');
  });

  it('with an audit row for each thing done, by whom, and without a secret', async () => {
    const { key_id } = await makeKey({ scopes: ['chat:messages.read'] });
    await rotateKey(key_id, { grace_seconds: 60 });
    await revokeKey(key_id);
    const by = { actor_kind: 'operator', actor_id: owner.user.id, target_type: 'api_key' };
    expect(await auditOf(key_id)).toEqual([
      { ...by, action: 'api_key.created', details: { key_type: 'secret', scopes: ['chat:messages.read'] } },
      { ...by, action: 'api_key.rotated', details: { grace_seconds: 60 } },
      { ...by, action: 'api_key.revoked', details: {} },
    ]);
  });

  it('out of the log', async () => {
    const log = core.logs();
    expect(shown.length).toBeGreaterThan(20);
    for (const secret of shown) expect(log).not.toContain(secret.slice(-43));
  });
});
