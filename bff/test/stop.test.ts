import { once } from 'node:events';
import { newId } from '@iris/kit';
import { startBff } from '@iris/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { answerWith, type StandIn, startStandIn } from './support/stand-in.ts';

const tenantId = newId<'tenant'>();
const origin = 'https://shop.example';

let coreApi: StandIn;

beforeEach(async () => {
  coreApi = await startStandIn();
  coreApi.lists.set(tenantId, [origin]);
});

afterEach(() => coreApi.stop());

async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, ['bearer', coreApi.key.sign(tenantId)], {
    origin,
  });
  await once(socket, 'open');
  return socket;
}

describe('a bff that gets SIGTERM', () => {
  it('closes its sockets with 1012, finishes calls in flight, reports what it refused, and exits 0 within 10 s', async () => {
    const bff = await startBff({ apiUrl: coreApi.url });
    const headers = { origin, authorization: `Bearer ${coreApi.key.sign(tenantId)}` };
    await fetch(`${bff.url}/api/v1/channels`, { headers: { ...headers, origin: 'https://evil.example' } });
    const sockets = await Promise.all([openSocket(bff.url), openSocket(bff.url), openSocket(bff.url)]);
    const codes = sockets.map(async (socket) => (await once(socket, 'close'))[0]);
    const { promise: mayAnswer, resolve: answerNow } = Promise.withResolvers<void>();
    coreApi.answer(async (req, res) => {
      await mayAnswer;
      await answerWith(200, { data: 'finished' })(req, res);
    });
    const inFlight = fetch(`${bff.url}/api/v1/channels`, { headers });
    await expect.poll(() => coreApi.seen.filter(({ method }) => method === 'GET')).toHaveLength(1);

    const startedAt = Date.now();
    const exit = bff.stop();
    expect(await Promise.all(codes)).toEqual([1012, 1012, 1012]);
    await expect(fetch(`${bff.url}/healthz`)).rejects.toThrow('fetch failed');
    answerNow();
    expect(await (await inFlight).json()).toEqual({ data: 'finished' });
    expect(await exit).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(JSON.stringify(coreApi.refused)).toContain('https://evil.example');
  });

  it('does not wait for a client that never answers the close', async () => {
    const bff = await startBff({ apiUrl: coreApi.url });
    const socket = await openSocket(bff.url);
    socket.pause();
    expect(await bff.stop()).toBe(0);
    socket.terminate();
  });
});

describe('a bff with a wrong setting', () => {
  it('does not start', async () => {
    const env = { IRIS_TRUST_PROXY: 'all' };
    await expect(startBff({ apiUrl: coreApi.url, env })).rejects.toThrow(
      'IRIS_TRUST_PROXY: got "all", takes',
    );
  });
});
