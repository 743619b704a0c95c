import { newId } from '@iris/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BffHere, startBffHere } from './support/running-bff.ts';
import { answerWith, type StandIn, startStandIn } from './support/stand-in.ts';
import { signingKey } from './support/tokens.ts';

const listed = newId<'tenant'>();
const empty = newId<'tenant'>();
const shop = 'https://shop.example';
const foreign = 'https://evil.example';
const local = 'http://localhost:3000';

let coreApi: StandIn;
let bff: BffHere;

beforeAll(async () => {
  coreApi = await startStandIn();
  coreApi.lists.set(listed, [shop, 'https://*.wild.example']);
  coreApi.lists.set(empty, []);
  bff = await startBffHere({ apiUrl: coreApi.url });
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
});

beforeEach(() => {
  coreApi.seen.length = 0;
  coreApi.answer(answerWith(200, { data: 'passed' }));
});

const withToken = (tenantId: string, claims?: Record<string, unknown>) => ({
  authorization: `Bearer ${coreApi.key.sign(tenantId, claims)}`,
});

const get = (path: string, headers: Record<string, string>) => fetch(bff.url + path, { headers });

const startGuest = (tenantId: string, headers: Record<string, string>) =>
  fetch(`${bff.url}/api/v1/session/guest`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ tenant_id: tenantId, display_name: 'Vera' }),
  });

/** All that a page learns from an answer, and whether core-api was asked. */
async function verdictOf(answer: Response) {
  const cors = [...answer.headers].filter(
    ([name]) => name.startsWith('access-control') && !name.endsWith('expose-headers'),
  );
  const body: unknown = await answer.json();
  const verdict = {
    status: answer.status,
    cors: Object.fromEntries(cors),
    vary: answer.headers.get('vary'),
    body,
    reached: coreApi.seen.length,
  };
  coreApi.seen.length = 0;
  return verdict;
}

/** The call went through, and exactly this origin may read the answer. */
const passedTo = (origin: string) => ({
  status: 200,
  cors: { 'access-control-allow-origin': origin },
  vary: 'Origin',
  body: { data: 'passed' },
  reached: 1,
});

/** The call went nowhere, and the page may not even read why. */
const refused = {
  status: 403,
  cors: {},
  vary: 'Origin',
  body: { error: expect.objectContaining({ code: 'origin_not_allowed' }) },
  reached: 0,
};

describe('a call with a token', () => {
  it.each([shop, 'https://a.wild.example', 'https://a.b.wild.example'])(
    'passes from a listed origin: %s',
    async (origin) => {
      expect(await verdictOf(await get('/api/v1/channels', { origin, ...withToken(listed) }))).toEqual(
        passedTo(origin),
      );
    },
  );

  it.each([
    foreign,
    `${shop}:8443`,
    'http://shop.example',
    'https://sub.shop.example',
    'https://wild.example',
    'https://shop.example.evil.example',
    local,
    'null',
    'https://shop.example/',
    'HTTPS://SHOP.EXAMPLE',
  ])('is refused from an origin that is not listed: %s', async (origin) => {
    expect(await verdictOf(await get('/api/v1/channels', { origin, ...withToken(listed) }))).toEqual(refused);
  });

  it('is held against the list of its own tenant, whatever its query says', async () => {
    const headers = { origin: shop, ...withToken(empty) };
    expect(await verdictOf(await get(`/api/v1/channels?tenant_id=${listed}`, headers))).toEqual(refused);
  });

  it('is refused without an origin, unless it is a GET of our own pages', async () => {
    expect(await verdictOf(await get('/api/v1/channels', withToken(listed)))).toEqual(refused);
    expect(await verdictOf(await get('/api/v1/channels', {}))).toEqual(refused);
    expect(
      await verdictOf(
        await get('/api/v1/channels', { ...withToken(listed), 'sec-fetch-site': 'cross-site' }),
      ),
    ).toEqual(refused);
    const own = await get('/api/v1/channels', { ...withToken(listed), 'sec-fetch-site': 'same-origin' });
    expect(await verdictOf(own)).toEqual({ ...passedTo(''), cors: {} });
    expect(
      await verdictOf(
        await fetch(`${bff.url}/api/v1/channels/${newId()}/messages`, {
          method: 'POST',
          headers: { ...withToken(listed), 'sec-fetch-site': 'same-origin' },
        }),
      ),
    ).toEqual(refused);
  });

  it("passes from the bff's own pages", async () => {
    expect(await verdictOf(await get('/api/v1/channels', { origin: bff.url, ...withToken(listed) }))).toEqual(
      passedTo(bff.url),
    );
  });

  it('passes from loopback and nowhere else while the list is empty', async () => {
    expect(await verdictOf(await get('/api/v1/channels', { origin: local, ...withToken(empty) }))).toEqual(
      passedTo(local),
    );
    expect(await verdictOf(await get('/api/v1/channels', { origin: foreign, ...withToken(empty) }))).toEqual(
      refused,
    );
  });

  it('passes with an expired token, so that the page may read the 401 that makes it renew', async () => {
    coreApi.answer(answerWith(401, { error: { code: 'session_expired' } }));
    const answer = await get('/api/v1/channels', { origin: shop, ...withToken(listed, { exp: 1 }) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(shop);
    expect(await answer.json()).toMatchObject({ error: { code: 'session_expired' } });
  });

  it('is answered 401 with a token that nobody signed or none at all, readable by the page, and goes no further', async () => {
    const forged = { authorization: `Bearer ${signingKey().sign(listed)}` };
    const malformed = { authorization: 'Basic abc' };
    for (const [headers, code] of [
      [forged, 'invalid_token'],
      [malformed, 'invalid_token'],
      [{}, 'auth_required'],
    ] as const) {
      const answer = await get('/api/v1/channels', { origin: shop, ...headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('access-control-allow-origin')).toBe(shop);
      expect(await answer.json()).toMatchObject({ error: { code } });
    }
    expect(coreApi.seen).toEqual([]);
  });
});

describe('a call without a token', () => {
  it('asks for the configuration by tenant_id', async () => {
    expect(await verdictOf(await get(`/api/v1/widget-config?tenant_id=${listed}`, { origin: shop }))).toEqual(
      passedTo(shop),
    );
    expect(
      await verdictOf(await get(`/api/v1/widget-config?tenant_id=${listed}`, { origin: foreign })),
    ).toEqual(refused);
    expect(await verdictOf(await get(`/api/v1/widget-config?tenant_id=${listed}`, {}))).toEqual(refused);
  });

  it('starts a guest session by the tenant_id of its body', async () => {
    expect(await verdictOf(await startGuest(listed, { origin: shop }))).toEqual(passedTo(shop));
    expect(await verdictOf(await startGuest(listed, { origin: foreign }))).toEqual(refused);
    expect(await verdictOf(await startGuest(listed, {}))).toEqual(refused);
  });

  it('is held to the rule of an empty list when its tenant is unknown, doubtful or not named', async () => {
    const paths = [
      `tenant_id=${newId()}`,
      `tenant_id=${listed}&tenant_id=${empty}`,
      `tenant_id=${listed.toUpperCase()}`,
      'tenant_id=x',
      '',
    ].map((query) => `/api/v1/widget-config?${query}`);
    for (const path of paths) expect(await verdictOf(await get(path, { origin: shop }))).toEqual(refused);
    for (const path of paths) expect((await get(path, { origin: local })).status).toBe(200);
  });

  it('gets bad bodies told to any page, because they name no tenant', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${bff.url}/api/v1/session/guest`, {
        method: 'POST',
        headers: { origin: foreign, 'content-type': type },
        body,
      });
    for (const [answer, code] of [
      [await post('{'), 'invalid_json'],
      [await post('{}', 'text/plain'), 'unsupported_media_type'],
      [await post(JSON.stringify('x'.repeat(70_000))), 'payload_too_large'],
    ] as const) {
      expect(answer.headers.get('access-control-allow-origin')).toBe(foreign);
      expect(await answer.json()).toMatchObject({ error: { code } });
    }
    expect(coreApi.seen).toEqual([]);
  });
});

describe('refused origins', () => {
  it('are counted by tenant and reported to core-api', async () => {
    const tenantId = newId<'tenant'>();
    coreApi.lists.set(tenantId, [shop]);
    await get('/api/v1/channels', { origin: foreign, ...withToken(tenantId) });
    await get(`/api/v1/widget-config?tenant_id=${tenantId}`, { origin: foreign });
    await get('/api/v1/channels', { origin: shop, ...withToken(tenantId) });
    const report = { tenant_id: tenantId, origins: [{ origin: foreign, count: 2 }] };
    await expect.poll(() => coreApi.refused).toContainEqual(report);
  });
});

describe('a changed list', () => {
  it('holds within 5 s', async () => {
    const tenantId = newId<'tenant'>();
    coreApi.lists.set(tenantId, [shop]);
    const status = async () =>
      (await get('/api/v1/channels', { origin: shop, ...withToken(tenantId) })).status;
    expect(await status()).toBe(200);
    coreApi.lists.set(tenantId, [foreign]);
    await expect.poll(status).toBe(403);
  });
});
