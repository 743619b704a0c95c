import { once } from 'node:events';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { newId } from '@iris/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BffHere, bffKey, startBffHere } from './support/running-bff.ts';
import { answerWith, type StandIn, startStandIn } from './support/stand-in.ts';

const tenantId = newId<'tenant'>();
const origin = 'https://shop.example';

let coreApi: StandIn;
let bff: BffHere;

beforeAll(async () => {
  coreApi = await startStandIn();
  coreApi.lists.set(tenantId, [origin]);
  bff = await startBffHere({ apiUrl: coreApi.url, trustedHops: 1 });
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
});

beforeEach(() => {
  coreApi.seen.length = 0;
  coreApi.answer(answerWith(200, { data: 'passed' }));
});

const messages = `/api/v1/channels/${newId()}/messages`;
interface Call extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>;
  duplex?: 'half';
}

const call = (path: string, init: Call = {}) =>
  fetch(bff.url + path, {
    ...init,
    headers: { origin, authorization: `Bearer ${coreApi.key.sign(tenantId)}`, ...init.headers },
  });

describe('a passed call', () => {
  it('reaches core-api with path, query, token, request id, client address and our key', async () => {
    const headers = { 'x-request-id': 'r-1', 'x-forwarded-for': '6.6.6.6, 1.2.3.4' };
    const answer = await call(`${messages}?after_seq=3&limit=2`, { headers });
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    expect(coreApi.seen).toMatchObject([
      {
        method: 'GET',
        url: `${messages}?after_seq=3&limit=2`,
        headers: {
          authorization: expect.stringMatching(/^Bearer ey/),
          'x-request-id': 'r-1',
          'x-forwarded-for': '1.2.3.4',
          'x-iris-bff-key': bffKey,
        },
      },
    ]);
  });

  it("brings neither cookies nor anybody else's idea of our key", async () => {
    await call(messages, { headers: { cookie: 'a=b', 'x-iris-bff-key': 'guessed' } });
    expect(coreApi.seen[0]?.headers).not.toHaveProperty('cookie');
    expect(coreApi.seen[0]?.headers['x-iris-bff-key']).toBe(bffKey);
  });

  it('streams its body through, byte for byte, and the answer back before the body has ended', async () => {
    const { promise: firstBytes, resolve } = Promise.withResolvers<string>();
    coreApi.answer(async (req, res) => {
      req.once('data', (chunk: Buffer) => {
        resolve(chunk.toString());
        res.writeHead(201, { 'Content-Type': 'application/json' }).write('{"data":');
      });
      const rest = await text(req);
      res.end(`${JSON.stringify(rest)}}`);
    });
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const answering = call(messages, { method: 'POST', body: readable, duplex: 'half' });
    void writer.write(new TextEncoder().encode('{"content":'));
    expect(await firstBytes).toBe('{"content":');
    const answer = await answering;
    expect(answer.status).toBe(201);
    await writer.write(new TextEncoder().encode('"ä"}'));
    await writer.close();
    expect(await answer.json()).toMatchObject({ data: expect.stringContaining('"ä"}') });
  });

  it('has its bytes kept as they are where they are held, both ways', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    coreApi.answer(async (req, res) => {
      const body = await buffer(req);
      res.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
    });
    const answer = await call(messages, { method: 'POST', body: bytes });
    expect(coreApi.seen[0]?.headers['content-length']).toBe('256');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('says that it has none where it writes without a body', async () => {
    const { hostname, port } = new URL(bff.url);
    const connection = connect(Number(port), hostname);
    const head = ['host: bff', `origin: ${origin}`, `authorization: Bearer ${coreApi.key.sign(tenantId)}`];
    connection.write([`POST ${messages} HTTP/1.1`, ...head, '', ''].join('\r\n'));
    await once(connection, 'data');
    connection.destroy();
    expect(coreApi.seen[0]?.headers).toMatchObject({ 'content-length': '0' });
    expect(coreApi.seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it('is answered as core-api answered: status, body, limits, and what a page may read of it', async () => {
    const limits = { 'retry-after': '7', 'ratelimit-remaining': '0' };
    coreApi.answer(answerWith(429, { error: { code: 'rate_limited' } }, { ...limits, 'set-cookie': 'a=b' }));
    const answer = await call(messages);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/RateLimit-Remaining.*Retry-After/);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.json()).toEqual({ error: { code: 'rate_limited' } });
  });

  it.each<[string, Record<string, string | number>]>([
    ['length', { 'Content-Length': 3_000_000 }],
    ['chunks', {}],
  ])('streams a long answer of told %s through, byte for byte', async (_, framing) => {
    const bytes = Buffer.from(Uint8Array.from({ length: 3_000_000 }, (_each, at) => at % 251));
    coreApi.answer((_req, res) => {
      res.writeHead(200, { 'Content-Type': 'application/json', ...framing });
      for (let at = 0; at < bytes.length; at += 100_000) res.write(bytes.subarray(at, at + 100_000));
      res.end();
    });
    const answers = await Promise.all([call(messages), call(messages)]);
    for (const answer of answers) {
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('breaks off where a long answer does', async () => {
    coreApi.answer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain', 'content-length': 1_000_000 });
      res.write('half', () => res.destroy());
    });
    const answer = await call(messages);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('has its head alone with HEAD', async () => {
    coreApi.answer((_req, res) => {
      res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 20, ETag: '"1"' }).end();
    });
    for (const _ of [1, 2]) {
      const answer = await call(messages, { method: 'HEAD' });
      expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '20']);
      expect(answer.headers.get('etag')).toBe('"1"');
    }
    expect(coreApi.seen.map(({ method }) => method)).toEqual(['HEAD', 'HEAD']);
  });

  it('has no body with 204 and 304', async () => {
    coreApi.answer(answerWith(204, undefined));
    expect((await call(`/api/v1/channels/${newId()}/read`, { method: 'POST', body: '{}' })).status).toBe(204);
    coreApi.answer((_req, res) => void res.writeHead(304, { ETag: '"1"' }).end());
    const answer = await call(`/api/v1/widget-config?tenant_id=${tenantId}`, {
      headers: { 'if-none-match': '"1"' },
    });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(coreApi.seen.at(-1)?.headers['if-none-match']).toBe('"1"');
  });

  it('ends at core-api too when its client goes away', async () => {
    const { promise: left, resolve } = Promise.withResolvers<void>();
    coreApi.answer((req, res) => {
      res.once('close', resolve);
      void req;
    });
    const leaving = new AbortController();
    const answering = call(messages, { signal: leaving.signal });
    await expect.poll(() => coreApi.seen).toHaveLength(1);
    leaving.abort();
    await expect(answering).rejects.toThrow('aborted');
    await left;
  });

  it('is answered 503 instead of in part when a short answer breaks off', async () => {
    coreApi.answer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain', 'content-length': 10 });
      res.write('half ', () => res.destroy());
    });
    const answer = await call(messages);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'unavailable' } });
  });

  it('is logged in one line with its tenant, and never with its token', async () => {
    const token = coreApi.key.sign(tenantId);
    const headers = { 'x-request-id': 'logged-2', authorization: `Bearer ${token}` };
    await call(messages, { headers });
    await expect.poll(() => bff.logs()).toContain('logged-2');
    const line =
      bff
        .logs()
        .split('\n')
        .find((each) => each.includes('logged-2')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      method: 'GET',
      path: messages,
      status: 200,
      tenant_id: tenantId,
    });
    expect(bff.logs()).not.toContain(token);
  });
});

describe('what does not pass', () => {
  it.each([
    ['GET', '/api/product/v1/me'],
    ['GET', '/api/v1/admin/widget-config'],
    ['PUT', '/api/v1/operator/presence'],
    ['POST', `/api/v1/channels/${newId()}/archive`],
    ['POST', '/api/v1/owner/login'],
    ['GET', '/.well-known/jwks.json'],
    ['GET', '/openapi.json'],
    ['GET', `/internal/tenants/${tenantId}/origins`],
    ['GET', '/api/v1/channels/../admin/widget-config'],
    ['GET', '/api/v1/channels/%2e%2e/admin'],
    ['GET', '/nowhere'],
  ])('%s %s is 404 with a bearer token', async (method, path) => {
    const answer = await call(path, { method });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'not_found' } });
    expect(coreApi.seen).toEqual([]);
  });

  it('a known path with another method is 405 and says which it takes', async () => {
    const answer = await call(messages, { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST');
    expect(await answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it('a request with two origins is refused', async () => {
    const { hostname, port } = new URL(bff.url);
    const socket = connect(Number(port), hostname);
    const token = coreApi.key.sign(tenantId);
    socket.write(
      `GET ${messages} HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nOrigin: https://evil.example\r\n` +
        `Authorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    expect(await text(socket)).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe('while core-api is away', () => {
  it('a call is answered 503 unavailable with Retry-After, readable by the page, and passes again afterwards', async () => {
    const port = Number(new URL(coreApi.url).port);
    const headers = { authorization: `Bearer ${coreApi.key.sign(tenantId)}` };
    const { key } = coreApi;
    await call(messages, { headers });
    await coreApi.stop();
    const answer = await call(messages, { headers });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await answer.json()).toMatchObject({ error: { code: 'unavailable' } });

    const foreign = await call(messages, { headers: { ...headers, origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    expect((await fetch(`${bff.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${bff.url}/healthz`)).status).toBe(200);

    coreApi = await startStandIn({ port });
    coreApi.lists.set(tenantId, [origin]);
    expect(key.jwk.kid).not.toBe(coreApi.key.jwk.kid);
    expect((await call(messages, { headers })).status).toBe(200);
    // A token of a key that the bff has not seen yet: it asks again, at most once a second.
    await expect.poll(async () => (await call(messages)).status).toBe(200);
    expect((await fetch(`${bff.url}/readyz`)).status).toBe(200);
  });
});
