import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { ManualClock, newId } from '@iris/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { askToUpgrade } from '../src/passage/ask-to-upgrade.ts';
import { CoreConnection, type Take } from '../src/passage/core-connection.ts';
import { type BffHere, bffKey, startBffHere } from './support/running-bff.ts';
import { type StandIn, startStandIn } from './support/stand-in.ts';
import { signingKey } from './support/tokens.ts';

const listed = newId<'tenant'>();
const empty = newId<'tenant'>();
const shop = 'https://shop.example';

let coreApi: StandIn;
let bff: BffHere;

beforeAll(async () => {
  coreApi = await startStandIn();
  coreApi.lists.set(listed, [shop]);
  coreApi.lists.set(empty, []);
  bff = await startBffHere({ apiUrl: coreApi.url });
});

afterAll(async () => {
  await bff.stop();
  await coreApi.stop();
});

beforeEach(() => void (coreApi.seen.length = 0));

function open(protocols: string[], headers: Record<string, string>, path = '/ws'): WebSocket {
  const socket = new WebSocket(bff.url.replace('http', 'ws') + path, protocols, { headers });
  // What went wrong shows in how the socket ends.
  socket.on('error', () => undefined);
  return socket;
}

const bearer = (tenantId: string) => ['bearer', coreApi.key.sign(tenantId)];

/** HTTP status and body of a refused upgrade. */
async function refusal(socket: WebSocket): Promise<{ status: number; body: unknown }> {
  const [, answer] = await once(socket, 'unexpected-response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) };
}

const originRefused = { status: 403, body: { error: { code: 'origin_not_allowed' } } };

/** What comes back for a frame. */
async function echoOf(socket: WebSocket, frame: string | Buffer): Promise<string> {
  if (socket.readyState !== socket.OPEN) await once(socket, 'open');
  socket.send(frame);
  const [data] = await once(socket, 'message');
  return String(data);
}

async function closeCodeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close');
  return code;
}

/** Waits until a value no longer changes between two looks. */
async function untilStill(look: () => string): Promise<void> {
  let before: string | undefined;
  const isStill = () => {
    const now = look();
    const still = now === before;
    before = now;
    return still;
  };
  await expect.poll(isStill, { interval: 200 }).toBe(true);
}

describe('an upgrade', () => {
  it('passes from a listed origin, and bytes go both ways untouched', async () => {
    const socket = open(bearer(listed), { origin: shop });
    expect(await echoOf(socket, '{"type":"heartbeat","payload":{"ä":"🙂"}}')).toBe(
      '{"type":"heartbeat","payload":{"ä":"🙂"}}',
    );
    expect(await echoOf(socket, Buffer.alloc(60_000, 7))).toBe(String(Buffer.alloc(60_000, 7)));
    expect(socket.protocol).toBe('bearer');
    expect(coreApi.seen).toMatchObject([
      { url: '/ws', headers: { 'x-iris-bff-key': bffKey, 'x-forwarded-for': '127.0.0.1' } },
    ]);
    expect(coreApi.seen[0]?.headers).not.toHaveProperty('origin');
    socket.close();
  });

  it('passes from our own pages, and from loopback while the list is empty', async () => {
    for (const [tenantId, origin] of [
      [listed, bff.url],
      [empty, 'http://localhost:3000'],
    ] as const) {
      const socket = open(bearer(tenantId), { origin });
      expect(await echoOf(socket, 'hello')).toBe('hello');
      socket.close();
    }
  });

  it.each(['https://evil.example', 'https://sub.shop.example', 'null', 'http://localhost:3000'])(
    'is refused with 403 from origin %s',
    async (origin) => {
      expect(await refusal(open(bearer(listed), { origin }))).toMatchObject(originRefused);
      expect(coreApi.seen).toEqual([]);
    },
  );

  it('is refused with 403 without an origin, also when no token could be read', async () => {
    expect(await refusal(open(bearer(listed), {}))).toMatchObject(originRefused);
    expect(coreApi.seen).toEqual([]);
    expect(await refusal(open(['bearer', 'nonsense'], {}))).toMatchObject(originRefused);
    expect(coreApi.seen).toEqual([]);
  });

  it('is refused with 404 anywhere but at /ws', async () => {
    const { status } = await refusal(open(bearer(listed), { origin: shop }, '/wss'));
    expect(status).toBe(404);
  });

  it('counts what it refuses', async () => {
    const tenantId = newId<'tenant'>();
    coreApi.lists.set(tenantId, [shop]);
    expect(await refusal(open(bearer(tenantId), { origin: 'https://evil.example' }))).toMatchObject(
      originRefused,
    );
    expect(coreApi.seen).toEqual([]);
    const report = { tenant_id: tenantId, origins: [{ origin: 'https://evil.example', count: 1 }] };
    await expect.poll(() => coreApi.refused).toContainEqual(report);
  });

  it('goes on without its token when that can not be read: core-api closes it with 4001', async () => {
    for (const protocols of [['bearer', 'nonsense'], ['bearer', signingKey().sign(listed)], ['bearer']]) {
      expect(await closeCodeOf(open(protocols, { origin: 'https://anyone.example' }))).toBe(4001);
    }
    expect(coreApi.seen.map(({ headers }) => headers['sec-websocket-protocol'])).toEqual([
      'bearer',
      'bearer',
      'bearer',
    ]);
  });

  it('is logged once, with its tenant and never with its token', async () => {
    const protocols = bearer(listed);
    const socket = open(protocols, { origin: shop, 'x-request-id': 'socket-1' });
    expect(await echoOf(socket, 'hello')).toBe('hello');
    const lines = bff
      .logs()
      .split('\n')
      .filter((line) => line.includes('socket-1'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { path: '/ws', status: 101, tenant_id: listed },
    ]);
    expect(bff.logs()).not.toContain(protocols[1]);
    socket.close();
  });
});

describe('an open socket', () => {
  it("gets core-api's close code, and core-api gets its", async () => {
    const socket = open(bearer(listed), { origin: shop });
    expect(await echoOf(socket, 'hello')).toBe('hello');
    const [there] = coreApi.sockets;
    there?.close(4009);
    expect(await closeCodeOf(socket)).toBe(4009);

    const other = open(bearer(listed), { origin: shop });
    expect(await echoOf(other, 'hello')).toBe('hello');
    const closing = [...coreApi.sockets].map((each) => once(each, 'close'));
    other.close(4000);
    expect((await Promise.all(closing)).flat()).toContain(4000);
  });

  it.each([
    ['ends', () => [...coreApi.sockets].forEach((there) => there.terminate())],
    ['is reset', () => coreApi.reset()],
  ])("breaks off when core-api's side %s", async (_how, breakOff) => {
    const socket = open(bearer(listed), { origin: shop });
    expect(await echoOf(socket, 'hello')).toBe('hello');
    breakOff();
    expect(await closeCodeOf(socket)).toBe(1006);
  });

  it('does not stay open for a client that reads nothing, once core-api has left', async () => {
    const socket = open(bearer(listed), { origin: shop });
    expect(await echoOf(socket, 'hello')).toBe('hello');
    socket.pause();
    const connections = () => promisify(bff.server.getConnections.bind(bff.server))();
    const before = await connections();
    for (const there of coreApi.sockets) there.send(Buffer.alloc(64 * 1024 * 1024), () => undefined);
    await untilStill(() => [...coreApi.sockets].map((there) => there.bufferedAmount).join());
    coreApi.reset();
    // What can't be written is what tells that core-api has left: its end is not read while nobody takes what it said.
    const heartbeats = setInterval(() => socket.send('heartbeat'), 50);
    await expect.poll(connections).toBe(before - 1);
    clearInterval(heartbeats);
    socket.terminate();
  });

  it('gets what core-api said while it did not read, as it was said', async () => {
    const slow = open(bearer(listed), { origin: shop });
    expect(await echoOf(slow, 'hello')).toBe('hello');
    const there = [...coreApi.sockets].at(-1);
    const other = open(bearer(listed), { origin: shop });
    expect(await echoOf(other, 'hello')).toBe('hello');
    const said = Array.from({ length: 64 }, (_, at) => Buffer.alloc(1024 * 1024, at));
    const heard: boolean[] = [];
    slow.on('message', (data: Buffer) => heard.push(said[heard.length]?.equals(data) === true));
    slow.pause();
    for (const frame of said) there?.send(frame);
    await untilStill(() => String(there?.bufferedAmount));
    // What is read for others meanwhile must not come in between.
    expect(await echoOf(other, Buffer.alloc(60_000, 'x'))).toBe('x'.repeat(60_000));
    slow.resume();
    await expect.poll(() => heard.length).toBe(said.length);
    expect(heard).not.toContain(false);
    slow.close();
    other.close();
  });

  it('ends when it carried nothing for two minutes', async () => {
    const connecting = once(bff.server, 'connection');
    const socket = open(bearer(listed), { origin: shop });
    const [connection] = await connecting;
    expect(await echoOf(socket, 'hello')).toBe('hello');
    expect(connection.timeout).toBe(120_000);
    connection.emit('timeout');
    expect(await closeCodeOf(socket)).toBe(1006);
    await expect.poll(() => coreApi.sockets.size).toBe(0);
  });

  it.each<[string, (connection: Socket) => void]>([
    ['ends', (connection) => connection.destroy()],
    ['is reset', (connection) => connection.resetAndDestroy()],
  ])("ends at core-api when the client's side %s", async (_how, breakOff) => {
    const { hostname, port } = new URL(bff.url);
    const connection = connect(Number(port), hostname);
    const headers = { origin: shop };
    const socket = new WebSocket(`ws://${hostname}:${port}/ws`, bearer(listed), {
      headers,
      createConnection: () => connection,
    });
    socket.on('error', () => undefined);
    expect(await echoOf(socket, 'hello')).toBe('hello');
    breakOff(connection);
    await expect.poll(() => coreApi.sockets.size).toBe(0);
  });
});

describe('an upgrade while core-api is away', () => {
  it.each([
    ['no key can be asked for', bearer, { cause: { message: 'bad port' } }],
    ['nobody listens', () => ['bearer'], { code: 'ECONNREFUSED' }],
  ])('is answered with 503 when %s, and the log tells why', async (_, protocols, why) => {
    const away = await startBffHere({ apiUrl: 'http://127.0.0.1:9' });
    const headers = { origin: shop, 'x-request-id': 'away-1' };
    const socket = new WebSocket(away.url.replace('http', 'ws') + '/ws', protocols(listed), { headers });
    socket.on('error', () => undefined);
    expect(await refusal(socket)).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    const failed = away
      .logs()
      .split('\n')
      .filter((line) => line.includes('upgrade failed'));
    expect(failed.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', code: 'unavailable', request_id: 'away-1', err: why },
    ]);
    await away.stop();
  });
});

describe('what core-api says to an upgrade', () => {
  /** Listens and says this to whoever comes, whatever it was asked. */
  async function saying(words: string): Promise<{ url: string; stop: () => void }> {
    const server = createServer((connection) => {
      connection.on('error', () => undefined);
      connection.once('data', () => connection.write(words));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('it listens to no port');
    return { url: `http://127.0.0.1:${address.port}`, stop: () => void server.close() };
  }

  const upgrade = (url: string): WebSocket => {
    const socket = new WebSocket(url.replace('http', 'ws') + '/ws', 'bearer', { headers: { origin: shop } });
    socket.on('error', () => undefined);
    return socket;
  };

  it('is answered with 503 when it is no HTTP', async () => {
    const there = await saying('220 mail.example ESMTP\r\n\r\n');
    const before = await startBffHere({ apiUrl: there.url });
    expect(await refusal(upgrade(before.url))).toMatchObject({ status: 503 });
    await before.stop();
    there.stop();
  });

  it.each([
    ['has no end', `HTTP/1.1 101 Switching Protocols\r\nupgrade: ${'x'.repeat(20_000)}`, 0],
    ['is nothing for ten seconds', '', 10_000],
  ])('is not waited for when it %s', async (_, words, ms) => {
    const there = await saying(words);
    const clock = new ManualClock(0);
    const opened: CoreConnection[] = [];
    const upstream = {
      connect(take: Take) {
        const connection = new CoreConnection(new URL(there.url), take);
        opened.push(connection);
        return connection;
      },
    };
    const asking = askToUpgrade(upstream, 'GET /ws HTTP/1.1\r\n\r\n', clock);
    clock.advance(ms);
    await expect(asking).rejects.toMatchObject({ code: 'unavailable' });
    expect(opened.map(({ socket }) => socket.destroyed)).toEqual([true]);
    there.stop();
  });

  it('reaches the client also where a frame comes with it', async () => {
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', '', ''];
    const there = await saying(`${head.join('\r\n')}\u0001\u0005hello`);
    const before = await startBffHere({ apiUrl: there.url });
    const connection = connect(Number(new URL(before.url).port), '127.0.0.1');
    connection.write(
      `GET /ws HTTP/1.1\r\nhost: a\r\norigin: ${shop}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
    );
    let heard = '';
    connection.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1')));
    await expect.poll(() => heard.split('\r\n\r\n')[1]).toBe('\u0001\u0005hello');
    expect(heard).toMatch(/^HTTP\/1\.1 101 /);
    connection.destroy();
    await before.stop();
    there.stop();
  });
});
