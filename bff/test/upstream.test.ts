import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Upstream } from '../src/passage/upstream.ts';

const request = { method: 'POST', path: '/a', headers: [], body: null };
const head = (...lines: string[]) => `HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`;
const short = `${head('content-length: 1')}a`;
const unavailable = { code: 'unavailable' };

let server: Server;
/** Connections in the order in which they came, and how often each was asked. */
let there: { socket: Socket; asked: number }[];
let says: string | undefined;
let upstream: Upstream;

beforeEach(async () => {
  there = [];
  says = short;
  server = createServer((socket) => {
    const seen = { socket, asked: 0 };
    there.push(seen);
    socket
      .on('error', () => undefined)
      .on('data', () => {
        seen.asked += 1;
        if (says !== undefined) socket.write(says, 'latin1');
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  upstream = new Upstream(addressOf(server));
});

afterEach(async () => {
  await upstream.close();
  server.close();
});

function addressOf(listening: Server): string {
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('it listens to no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A connection is free again a turn after its answer. */
const freed = () => new Promise(setImmediate);
const call = () => upstream.call(request, () => undefined);
const askedOf = () => there.map(({ asked }) => asked);
const allClosed = () => there.every(({ socket }) => socket.closed);

describe('a connection for calls', () => {
  it('carries one call after the other, and another one those of the same moment', async () => {
    expect((await call()).body).toBe('a');
    await freed();
    expect((await call()).body).toBe('a');
    expect(askedOf()).toEqual([2]);
    await freed();
    await Promise.all([call(), call()]);
    expect(askedOf()).toEqual([3, 1]);
  });

  it('is not used again once core-api has closed it', async () => {
    await call();
    there[0]?.socket.end();
    await expect.poll(allClosed).toBe(true);
    await call();
    expect(askedOf()).toEqual([1, 1]);
  });
});

describe('a call', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['is closed', (socket) => socket.end()],
    ['is reset', (socket) => socket.resetAndDestroy()],
    ['breaks a short answer off', (socket) => socket.end(`${head('content-length: 6')}half`)],
    ['says no HTTP', (socket) => socket.write('220 mail.example ESMTP\r\n\r\n')],
  ])('is unavailable and made no second time when its kept connection %s', async (_, does) => {
    await call();
    await freed();
    says = undefined;
    const answering = call();
    await expect.poll(askedOf).toEqual([2]);
    const [first] = there;
    if (first) does(first.socket);
    await expect(answering).rejects.toMatchObject(unavailable);
    await expect.poll(allClosed).toBe(true);
    expect(askedOf()).toEqual([2]);
  });

  it('is unavailable when core-api stays silent for too long', async () => {
    says = undefined;
    const impatient = new Upstream(addressOf(server), 1_000);
    await expect(impatient.call(request, () => undefined)).rejects.toMatchObject(unavailable);
    await expect.poll(allClosed).toBe(true);
    await impatient.close();
  });

  it.each([
    ['before it was sent', 0, () => Promise.resolve()],
    ['while it waits', 1, () => expect.poll(askedOf).toEqual([1])],
  ])('ends with its connection when its client leaves %s', async (_, asked, until) => {
    says = undefined;
    let leave: () => void = () => undefined;
    const answering = upstream.call(request, (abort) => {
      leave = abort;
    });
    await until();
    leave();
    await expect(answering).rejects.toMatchObject({
      ...unavailable,
      cause: { message: 'the client has gone' },
    });
    await expect.poll(allClosed).toBe(true);
    expect(Math.max(0, ...askedOf())).toBe(asked);
  });

  it('that was answered takes nothing along when its client leaves, not the next call either', async () => {
    let leave: () => void = () => undefined;
    await upstream.call(request, (abort) => {
      leave = abort;
    });
    await freed();
    says = undefined;
    const next = call();
    await expect.poll(askedOf).toEqual([2]);
    leave();
    there[0]?.socket.write(short);
    expect((await next).body).toBe('a');
  });

  it('is unavailable when nobody listens', async () => {
    const nobody = new Upstream('http://127.0.0.1:9');
    await expect(nobody.call(request, () => undefined)).rejects.toMatchObject(unavailable);
    await nobody.close();
  });
});

describe('a long answer', () => {
  const length = 4_000_000;

  it('is given as it comes, and read no faster than it is taken', async () => {
    says = `${head(`content-length: ${length}`)}${'\xfe'.repeat(length)}`;
    const { body } = await call();
    // While another one is read to its end, this one would have come long ago. It is far more than kernels and streams hold.
    const other = await call();
    if (typeof other.body !== 'string') await buffer(other.body);
    expect(there[0]?.socket.writableLength).toBeGreaterThan(0);
    expect(typeof body === 'string' || (await buffer(body))).toEqual(Buffer.alloc(length, 0xfe));
  });

  it('is given in chunks whose length nobody knows', async () => {
    says = `${head('transfer-encoding: chunked')}2\r\nab\r\n`;
    const { body } = await call();
    there[0]?.socket.write('1\r\nc\r\n0\r\n\r\n');
    expect(typeof body === 'string' || (await buffer(body)).toString()).toBe('abc');
  });

  it('breaks off with its connection, either way', async () => {
    says = `${head(`content-length: ${length}`)}half`;
    const [left, broken] = [await call(), await call()];
    if (typeof left.body === 'string' || typeof broken.body === 'string') throw new Error('it was held');
    left.body.destroy();
    await expect.poll(() => there[0]?.socket.closed).toBe(true);
    there[1]?.socket.destroy();
    await expect(buffer(broken.body)).rejects.toThrow('other side closed');
  });
});
