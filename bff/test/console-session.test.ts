import { once } from 'node:events';
import { newId } from '@iris/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BffHere, startBffHere } from './support/running-bff.ts';
import { answerWith, type StandIn, startStandIn } from './support/stand-in.ts';

const tenantId = newId<'tenant'>();
const evil = 'https://evil.example';

let coreApi: StandIn;
let bff: BffHere;
let token = '';

beforeAll(async () => {
  coreApi = await startStandIn();
  coreApi.lists.set(tenantId, [evil]);
  bff = await startBffHere({ apiUrl: coreApi.url });
  token = coreApi.key.sign(tenantId, { aud: 'admin' });
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
});

beforeEach(() => {
  coreApi.seen.length = 0;
  coreApi.answer(answerWith(200, { data: 'passed' }));
});

const session = () => ({
  token,
  expires_at: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  user: {
    id: newId(),
    kind: 'operator',
    email: 'olivia@example.com',
    display_name: 'Olivia',
    avatar_url: null,
    org_role: 'owner',
  },
  tenant: {
    tenant_id: tenantId,
    name: 'Example',
    slug: 'example',
    plan: 'trial',
    status: 'active',
    created_at: new Date().toISOString(),
  },
});

/** A call as the console's pages make it; `headers` adds to it, or takes away with `undefined`. */
function call(
  method: string,
  path: string,
  headers: Record<string, string | undefined> = {},
  body?: unknown,
) {
  const all = { origin: bff.url, 'x-iris-console': '1', cookie: `iris_session=${token}`, ...headers };
  const sent = new Headers();
  for (const [name, value] of Object.entries(all)) if (value !== undefined) sent.set(name, value);
  if (body !== undefined) sent.set('content-type', 'application/json');
  return fetch(bff.url + path, {
    method,
    headers: sent,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const credentials = { email: 'olivia@example.com', password: 'a long password' };

describe('signing in', () => {
  it.each([
    ['/api/v1/owner/login', 200],
    ['/api/v1/signup/verify', 201],
    ['/api/v1/team/accept', 201],
  ])('through %s answers with the cookie and without the token', async (path, status) => {
    const began = session();
    coreApi.answer(answerWith(status, { data: began }, { 'ratelimit-remaining': '9' }));
    const answer = await call('POST', path, { cookie: undefined }, credentials);
    expect(answer.status).toBe(status);
    const { token: hidden, ...shown } = began;
    expect(await answer.clone().json()).toEqual({ data: shown });
    expect(await answer.text()).not.toContain(hidden);
    expect(answer.headers.get('set-cookie')).toMatch(
      new RegExp(`^iris_session=${token}; Max-Age=43(199|200); Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('ratelimit-remaining')).toBe('9');
  });

  it('with a wrong password sets no cookie', async () => {
    coreApi.answer(answerWith(401, { error: { code: 'invalid_credentials' } }));
    const answer = await call('POST', '/api/v1/owner/login', {}, credentials);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('never lets a token out that comes in an unknown form', async () => {
    coreApi.answer(answerWith(200, { data: { access: token } }));
    const answer = await call('POST', '/api/v1/owner/login', {}, credentials);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(token);
  });

  it('is for our own pages: no other site can sign a browser in', async () => {
    const attempts = [
      call('POST', '/api/v1/owner/login', { origin: evil }, credentials),
      call('POST', '/api/v1/owner/login', { origin: undefined }, credentials),
      call('POST', '/api/v1/owner/login', { 'x-iris-console': undefined }, credentials),
    ];
    for (const answer of await Promise.all(attempts)) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(coreApi.seen).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends the session at core-api and the cookie here', async () => {
    coreApi.answer(answerWith(204, undefined));
    const answer = await call('POST', '/api/v1/owner/logout');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toBe(
      'iris_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
    );
    expect(coreApi.seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it('keeps the cookie when core-api could not end the session', async () => {
    coreApi.answer(answerWith(503, { error: { code: 'unavailable' } }));
    expect((await call('POST', '/api/v1/owner/logout')).headers.get('set-cookie')).toBeNull();
  });
});

describe('the cookie', () => {
  it.each([
    ['GET', '/api/v1/channels'],
    ['POST', `/api/v1/channels/${newId()}/messages`],
    ['POST', `/api/v1/channels/${newId()}/archive`],
    ['PUT', '/api/v1/admin/widget-config'],
    ['GET', '/api/v1/admin/team/members'],
    ['GET', '/api/v1/admin/team/invites'],
    ['POST', '/api/v1/admin/team/invites'],
    ['DELETE', `/api/v1/admin/team/invites/${newId()}`],
    ['PATCH', `/api/v1/admin/team/members/${newId()}`],
    ['DELETE', `/api/v1/admin/team/members/${newId()}`],
    ['GET', '/api/v1/admin/keys'],
    ['POST', '/api/v1/admin/keys'],
    ['POST', `/api/v1/admin/keys/${newId()}/rotate`],
    ['DELETE', `/api/v1/admin/keys/${newId()}`],
    ['GET', '/api/v1/admin/retention-policy'],
    ['PUT', '/api/v1/admin/retention-policy'],
    ['GET', '/api/v1/admin/audit-log'],
    ['PUT', '/api/v1/operator/presence'],
  ])('becomes the bearer token of %s %s, and goes no further itself', async (method, path) => {
    const answer = await call(method, path, {}, method === 'GET' ? undefined : {});
    expect(answer.status).toBe(200);
    expect(coreApi.seen).toMatchObject([
      { method, url: path, headers: { authorization: `Bearer ${token}` } },
    ]);
    expect(coreApi.seen[0]?.headers).not.toHaveProperty('cookie');
  });

  it('reads from a same-origin GET, which says no origin', async () => {
    const own = { origin: undefined, 'x-iris-console': undefined, 'sec-fetch-site': 'same-origin' };
    expect((await call('GET', '/api/v1/channels', own)).status).toBe(200);
    expect((await call('GET', '/api/v1/channels', { ...own, 'sec-fetch-site': 'none' })).status).toBe(403);
  });

  it.each([
    ['another origin, even one that the tenant allows its widget', { origin: evil }],
    ['no origin', { origin: undefined }],
    ['a null origin', { origin: 'null' }],
    ['no X-Iris-Console', { 'x-iris-console': undefined }],
    ['another X-Iris-Console', { 'x-iris-console': '0' }],
  ])('does not write with %s', async (_what, headers) => {
    const path = `/api/v1/channels/${newId()}/messages`;
    const answer = await call('POST', path, headers, { content: 'x' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(coreApi.seen).toEqual([]);
  });

  it('is not what an admin route with a bearer token asks for: that is 404', async () => {
    const headers = { authorization: `Bearer ${token}` };
    expect((await call('GET', '/api/v1/admin/widget-config', headers)).status).toBe(404);
    expect((await call('GET', '/api/v1/admin/widget-config', { ...headers, cookie: undefined })).status).toBe(
      404,
    );
  });

  it("does not turn the widget's own call on one of our pages into the operator's", async () => {
    const guest = coreApi.key.sign(tenantId);
    await call('GET', '/api/v1/channels', { authorization: `Bearer ${guest}` });
    expect(coreApi.seen[0]?.headers.authorization).toBe(`Bearer ${guest}`);
  });

  it('ends when core-api says that its session is over', async () => {
    coreApi.answer(answerWith(401, { error: { code: 'session_expired' } }));
    const answer = await call('GET', '/api/v1/channels');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toMatch(/^iris_session=; Max-Age=0;/);
  });

  it('never stands in the log', async () => {
    await call('GET', '/api/v1/channels', { 'x-request-id': 'cookie-1' });
    await expect.poll(() => bff.logs()).toContain('cookie-1');
    expect(bff.logs()).not.toContain(token);
  });
});

describe("the console's socket", () => {
  const open = (protocols: string[], headers: Record<string, string>) => {
    const socket = new WebSocket(`${bff.url.replace('http', 'ws')}/ws`, protocols, { headers });
    socket.on('error', () => undefined);
    return socket;
  };

  it.each([[['bearer']], [[]]])('takes its token from the cookie, offering %j', async (protocols) => {
    const socket = open(protocols, { origin: bff.url, cookie: `iris_session=${token}` });
    await once(socket, 'open');
    expect(coreApi.seen[0]?.headers['sec-websocket-protocol']).toBe(`bearer, ${token}`);
    expect(socket.protocol).toBe(protocols[0] ?? '');
    socket.close();
  });

  it('is refused to any other origin, even one that the tenant allows its widget', async () => {
    const socket = open(['bearer'], { origin: evil, cookie: `iris_session=${token}` });
    const [, answer] = await once(socket, 'unexpected-response');
    expect(answer.statusCode).toBe(403);
    expect(coreApi.seen).toEqual([]);
  });
});
