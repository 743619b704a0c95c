import { request } from 'node:http';
import { createDatabase, startCoreApi, type TestCoreApi, type TestDatabase } from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';

// Whose bucket a call spends from: the address that it came from, or what a proxy that is believed says, and never
// what a client says of itself (contract §1, IRIS_TRUST_PROXY).

let database: TestDatabase;
/** Believes no proxy. */
let bare: TestCoreApi;
/** Stands behind one proxy. */
let proxied: TestCoreApi;

/** A hundredth leaves one slug check each 167 s, and 12 upgrades a minute. */
beforeAll(async () => {
  database = await createDatabase();
  const startNode = (hops: string) =>
    startCoreApi({
      databaseUrl: database.appUrl,
      env: { IRIS_RATE_LIMIT_SCALE: '0.01', IRIS_TRUST_PROXY: hops },
    });
  [bare, proxied] = [await startNode('0'), await startNode('1')];
});
afterAll(async () => {
  await bare.stop();
  await proxied.stop();
  await database.drop();
});

interface Sent {
  /** The client's real address: all of 127.0.0.0/8 is this machine. */
  readonly from: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** The status of a slug check. */
function checkSlug(core: TestCoreApi, { from, headers = {} }: Sent): Promise<number | undefined> {
  const url = new URL('/api/v1/signup/slug-available?slug=free', core.url);
  return new Promise((resolve, reject) => {
    request(url, { localAddress: from, headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const naming = (...forwarded: string[]) => ({ 'x-forwarded-for': forwarded });

it('does not let a client out of its bucket by naming another address each time', async () => {
  const from = '127.0.1.1';
  expect(await checkSlug(bare, { from, headers: naming('192.0.2.1') })).toBe(200);
  for (const named of ['192.0.2.2', '2001:db8::1', '', 'unknown', '192.0.2.3, 192.0.2.4']) {
    expect(await checkSlug(bare, { from, headers: naming(named) })).toBe(429);
  }
});

it('does not let a client empty the bucket of an address that it names', async () => {
  const headers = naming('127.0.1.3');
  while ((await checkSlug(bare, { from: '127.0.1.2', headers })) !== 429);
  expect(await checkSlug(bare, { from: '127.0.1.3' })).toBe(200);
});

it('believes nobody who only claims to be our bff', async () => {
  const claims = (named: string) => ({ ...naming(named), 'x-iris-bff-key': 'a'.repeat(32) });
  const from = '127.0.1.4';
  expect(await checkSlug(bare, { from, headers: claims('192.0.2.11') })).toBe(200);
  expect(await checkSlug(bare, { from, headers: claims('192.0.2.12') })).toBe(429);
});

it('takes of what came through the proxy only what the proxy itself wrote, which stands last', async () => {
  const from = '127.0.1.5';
  const through = (...forged: string[]) => naming(...forged, '192.0.2.21');
  expect(await checkSlug(proxied, { from, headers: through() })).toBe(200);
  expect(await checkSlug(proxied, { from, headers: through('192.0.2.22') })).toBe(429);
  expect(await checkSlug(proxied, { from, headers: through('192.0.2.22, 192.0.2.23') })).toBe(429);
  expect(await checkSlug(proxied, { from, headers: through('192.0.2.22', '192.0.2.23') })).toBe(429);
  expect(await checkSlug(proxied, { from, headers: naming('192.0.2.22') })).toBe(200);
});

it('takes a client for the same whatever port or spelling the proxy wrote', async () => {
  const from = '127.0.1.6';
  expect(await checkSlug(proxied, { from, headers: naming('192.0.2.31') })).toBe(200);
  for (const spelling of ['192.0.2.31:50123', '::ffff:192.0.2.31', '[::ffff:c000:21f]:443']) {
    expect(await checkSlug(proxied, { from, headers: naming(spelling) })).toBe(429);
  }
});

it('counts upgrades of the real address too', async () => {
  const url = new URL('/ws', bare.url.replace('http', 'ws'));
  /** The status of a refused upgrade; null for one that opens, if only to be closed with 4001. */
  const upgrade = (localAddress: string, named: string) =>
    new Promise<number | null | undefined>((resolve) => {
      const socket = new WebSocket(url, ['bearer', 'x'], { localAddress, headers: naming(named) });
      socket.once('close', () => resolve(null));
      socket.once('unexpected-response', (call, answer) => {
        call.destroy();
        resolve(answer.statusCode);
      });
      socket.on('error', () => undefined);
    });
  for (let count = 0; count < 12; count += 1)
    expect(await upgrade('127.0.1.7', `192.0.2.${count}`)).toBe(null);
  expect(await upgrade('127.0.1.7', '127.0.1.8')).toBe(429);
  expect(await upgrade('127.0.1.8', '127.0.1.8')).toBe(null);
});
