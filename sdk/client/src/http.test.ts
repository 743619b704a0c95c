import { describe, expect, it } from 'vitest';
import { call, dataOf, nothing } from './http.ts';
import { isMessage } from './shapes.ts';
import { virtualEnvironment, type VirtualAnswer } from './virtual-environment.ts';

function calling(answer: VirtualAnswer) {
  const environment = virtualEnvironment();
  environment.answer = () => answer;
  const request = { method: 'GET', path: '/x', answer: dataOf(isMessage) } as const;
  return call(environment, 'http://host', 'token', request);
}

describe('call', () => {
  it('tells code, time to wait and request id of a refusal', async () => {
    const headers = { 'retry-after': '7', 'x-request-id': 'request-1' };
    const body = { error: { code: 'rate_limited', message: 'Too many' } };
    await expect(calling({ status: 429, body, headers })).rejects.toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryAfterMs: 7_000,
      requestId: 'request-1',
      isTransient: true,
    });
  });

  it('sends what it saw as If-Match, and tells the ETag of what is there now', async () => {
    const environment = virtualEnvironment();
    const sent: unknown[] = [];
    environment.fetch = async (_url, { headers }) => {
      sent.push(headers);
      return new Response(null, { status: 204, headers: { etag: '"2"' } });
    };
    const seen: unknown[] = [];
    const onEtag = (etag: string | null) => void seen.push(etag);
    await call(environment, '', null, { method: 'PUT', path: '/', ifMatch: '"1"', onEtag, answer: nothing });
    expect(sent).toEqual([{ 'if-match': '"1"' }]);
    expect(seen).toEqual(['"2"']);
  });

  it('counts a proxy’s error page as unavailable', async () => {
    await expect(calling({ status: 502 })).rejects.toMatchObject({ code: 'unavailable', retryAfterMs: null });
  });

  it('refuses a success that doesn’t look like one', async () => {
    await expect(calling({ status: 200, body: { data: { id: 1 } } })).rejects.toMatchObject({
      code: 'internal',
    });
  });

  it('gives up after 20 s and may be repeated', async () => {
    const environment = virtualEnvironment();
    environment.fetch = (_url, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    const request = { method: 'GET', path: '/', answer: nothing } as const;
    const problem = call(environment, 'http://host', null, request).catch((caught: unknown) => caught);
    await environment.advance(20_000);
    expect(await problem).toMatchObject({ code: 'unreachable', isTransient: true });
    expect(environment.timers).toBe(0);
  });
});
