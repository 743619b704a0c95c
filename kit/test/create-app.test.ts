import { createServer } from 'node:http';
import { errorCodes, IrisError, isId } from '@iris/contract';
import Router from '@koa/router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, createLog, drain, health, listen, serverOf, type RequestState } from '../src/index.ts';

const lines: string[] = [];
const log = createLog({
  level: 'info',
  service: 'test',
  destination: { write: (line) => void lines.push(line) },
});
const app = createApp(log);
const server = createServer();
let base = '';
let isReady = true;

beforeAll(async () => {
  const router = new Router<RequestState>();
  router.get('/fine', (ctx) => {
    ctx.state.tenantId = 'tenant-1';
    ctx.body = { data: 1 };
  });
  router.get('/refused', () => {
    throw new IrisError('rate_limited', { retryAfterSeconds: 1.2, details: [{ path: '/a', message: 'b' }] });
  });
  router.get('/broken', () => {
    throw new Error('secret inner detail');
  });
  app.use(health({ database: () => isReady, bus: () => Promise.resolve(true) }));
  app.use(router.routes()).use(router.allowedMethods());
  serverOf(app, server);
  base = await listen(server, { host: '127.0.0.1', port: 0 });
});

afterAll(() => drain(server));

async function lastLine(requestId: string): Promise<Record<string, unknown>> {
  const find = () =>
    lines
      .map((line) => JSON.parse(line))
      .find((line) => line.request_id === requestId && line.msg === 'request');
  await expect.poll(find).toBeDefined();
  return find();
}

describe('createApp', () => {
  it('keeps an idle connection longer than the 60 s after which proxies let go of theirs', async () => {
    const { headers } = await fetch(`${base}/fine`);
    expect(headers.get('keep-alive')).toBe('timeout=65');
  });

  it('echoes a sane request id and replaces any other', async () => {
    const sane = await fetch(`${base}/fine`, { headers: { 'x-request-id': 'abc-1.2:3' } });
    expect(sane.headers.get('x-request-id')).toBe('abc-1.2:3');
    for (const bad of ['a b', 'x'.repeat(129), 'a"b']) {
      const made = await fetch(`${base}/fine`, { headers: { 'x-request-id': bad } });
      expect(isId(made.headers.get('x-request-id'))).toBe(true);
    }
  });

  it('answers an error of ours with its code, status, details and Retry-After', async () => {
    const answer = await fetch(`${base}/refused`, { headers: { 'x-request-id': 'r1' } });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toEqual({
      error: {
        code: 'rate_limited',
        message: errorCodes.rate_limited.message,
        details: [{ path: '/a', message: 'b' }],
        request_id: 'r1',
      },
    });
  });

  it('answers anything unforeseen with internal, and only the log knows more', async () => {
    const answer = await fetch(`${base}/broken`, { headers: { 'x-request-id': 'broken-1' } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret inner detail');
    const logged = lines.filter((line) => line.includes('broken-1')).join('');
    expect(logged).toContain('secret inner detail');
  });

  it.each([
    ['GET', '/nowhere', 404, 'not_found'],
    ['POST', '/fine', 405, 'method_not_allowed'],
    ['PURGE', '/fine', 405, 'method_not_allowed'],
  ])('answers %s %s with the envelope: %i %s', async (method, path, status, code) => {
    const answer = await fetch(base + path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code } });
  });

  it('logs one line a request with tenant and path, and nothing of the query', async () => {
    await fetch(`${base}/fine?token=hunter2`, { headers: { 'x-request-id': 'logged-1' } });
    const line = await lastLine('logged-1');
    expect(line).toMatchObject({ method: 'GET', path: '/fine', status: 200, tenant_id: 'tenant-1' });
    expect(typeof line['ms']).toBe('number');
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.filter((text) => text.includes('"logged-1"'))).toHaveLength(1);
  });

  it('is alive and ready, or alive and 503', async () => {
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    isReady = false;
    const answer = await fetch(`${base}/readyz`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'unavailable',
        message: 'Not ready: database.',
        details: [{ path: 'database', message: 'is not there' }],
      },
    });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    isReady = true;
  });

  it('does not fill the log with being well, and logs when it is not', async () => {
    const ask = (id: string) => fetch(`${base}/readyz`, { headers: { 'x-request-id': id } });
    await ask('well-1');
    isReady = false;
    await ask('unwell-1');
    isReady = true;
    expect(await lastLine('unwell-1')).toMatchObject({ path: '/readyz', status: 503 });
    expect(lines.join('')).not.toContain('"well-1"');
  });
});
