import { closeCodes, routes } from '@iris/contract';
import {
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  socketClient,
  startCoreApi,
} from '@iris/testkit';
import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';

let database: Awaited<ReturnType<typeof createDatabase>>;
let core: Awaited<ReturnType<typeof startCoreApi>>;
let api: ReturnType<typeof apiClient>;
let owner: Awaited<ReturnType<typeof createWorkspace>>;

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

/** A frame as a client sends it (RFC 6455 §5.2), with a mask of zeros. */
const clientFrame = (opcode: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);

describe('opening', () => {
  it('says hello first: whose socket it is, and where each channel stands', async () => {
    const guest = await createGuest(core.url, owner.tenantId, { display_name: 'Grace' });
    const socket = socketClient(core.url, guest.token);
    const { payload } = await socket.next('hello');
    expect(payload.session).toMatchObject({
      user_id: guest.session.user_id,
      kind: 'guest',
      display_name: 'Grace',
    });
    expect(payload.channels).toEqual([{ channel_id: guest.chat.channel_id, last_seq: 0, last_read_seq: 0 }]);
    expect(socket.frames[0]?.type).toBe('hello');
    socket.close();
  });

  it.each(['nonsense', 'a.b.c', ''])('opens and closes with 4001 for the token %j', async (token) => {
    const socket = socketClient(core.url, token || 'x');
    expect(await socket.closed).toEqual({ code: closeCodes.unauthorized });
  });

  it('refuses a browser whose origin the tenant does not allow with 403, before any upgrade', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token, { origin: 'https://evil.example' });
    expect(await socket.closed).toMatchObject({ httpStatus: 403 });
    const local = socketClient(core.url, guest.token, { origin: 'http://localhost:3000' });
    await local.next('hello');
    local.close();
  });

  it('answers 404 to an upgrade anywhere else', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const elsewhere = new WebSocket(`${core.url.replace('http', 'ws')}/ws/elsewhere`, [
      'bearer',
      guest.token,
    ]);
    const status = await new Promise((resolve) => {
      elsewhere.once('unexpected-response', (request, response) => {
        request.destroy();
        resolve(response.statusCode);
      });
      elsewhere.on('error', () => undefined);
    });
    expect(status).toBe(404);
  });
});

describe('frames', () => {
  it('answers a heartbeat with pong', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    socket.send({ type: 'heartbeat', payload: {} });
    expect((await socket.next('pong')).payload.ts).toBeGreaterThan(1_700_000_000_000);
    socket.close();
  });

  it.each([
    ['{"type":"message","payload":{}}', 'UNKNOWN_TYPE'],
    ['{', 'INVALID_JSON'],
    ['{"type":"typing","payload":{}}', 'INVALID_PAYLOAD'],
    ['{"type":"auth","payload":{}}', 'INVALID_PAYLOAD'],
    ['{"type":"read","payload":{"channel_id":"01890a5d-ac96-774b-bcce-b302099a8057","seq":1}}', 'NOT_FOUND'],
  ])('answers %s with %s and stays open', async (text, code) => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    socket.send(text);
    expect((await socket.next('error')).payload.code).toBe(code);
    socket.send({ type: 'heartbeat', payload: {} });
    await socket.next('pong');
    socket.close();
  });

  it('tells the others in a channel who types, not the typist, and ends it when the message comes', async () => {
    const guest = await createGuest(core.url, owner.tenantId, { display_name: 'Ada' });
    const channelId = guest.chat.channel_id;
    const [mine, theirs] = [socketClient(core.url, guest.token), socketClient(core.url, owner.token)];
    await Promise.all([mine.next('hello'), theirs.next('hello')]);
    mine.send({ type: 'typing', payload: { channel_id: channelId, is_typing: true } });
    expect((await theirs.next('typing.indicator')).payload).toEqual({
      channel_id: channelId,
      user_id: guest.session.user_id,
      display_name: 'Ada',
      is_typing: true,
    });
    await api.ok(routes.messages.post, {
      token: guest.token,
      params: { id: channelId },
      body: { content: 'hi' },
    });
    expect((await theirs.next('typing.indicator')).payload.is_typing).toBe(false);
    expect(mine.frames.some(({ type }) => type === 'typing.indicator')).toBe(false);
    mine.close();
    theirs.close();
  });

  it("never tells a visitor of another visitor's channel", async () => {
    const [one, two] = [
      await createGuest(core.url, owner.tenantId),
      await createGuest(core.url, owner.tenantId),
    ];
    const socket = socketClient(core.url, two.token);
    await socket.next('hello');
    const say = (token: string, id: string, content: string) =>
      api.ok(routes.messages.post, { token, params: { id }, body: { content } });
    await say(one.token, one.chat.channel_id, 'private');
    await say(two.token, two.chat.channel_id, 'mine');
    expect((await socket.next('message.new')).payload.content).toBe('mine');
    socket.close();
  });

  it('tells everyone in a channel how far somebody has read', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    await api.ok(routes.messages.post, { token: guest.token, params, body: { content: 'read me' } });
    await api.ok(routes.channels.read, { token: owner.token, params, body: { seq: 1 } });
    expect((await socket.next('read.updated')).payload).toEqual({
      channel_id: params.id,
      user_id: owner.user.id,
      seq: 1,
    });
    socket.close();
  });

  it('tells visitors that the team is there, and lists it', async () => {
    const workspace = await createWorkspace(core.url);
    const guest = await createGuest(core.url, workspace.tenantId);
    const visitor = socketClient(core.url, guest.token);
    await visitor.next('hello');
    const operator = socketClient(core.url, workspace.token);
    await operator.next('hello');
    expect((await visitor.next('presence.changed')).payload).toEqual({
      user_id: workspace.user.id,
      status: 'online',
    });
    const { body } = await api.ok(routes.presence.list, { token: guest.token });
    expect(body.data).toMatchObject([{ user_id: workspace.user.id, kind: 'operator', status: 'online' }]);
    await api.ok(routes.presence.set, { token: workspace.token, body: { status: 'away' } });
    expect((await visitor.next('presence.changed')).payload.status).toBe('away');
    visitor.close();
    operator.close();
  });
});

describe('ending', () => {
  it('closes with 4001 when the session is ended', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    await api.ok(routes.sessions.end, { token: guest.token });
    expect(await socket.closed).toMatchObject({ code: closeCodes.unauthorized });
  });

  it("closes with 4001 at another user's token, and stays open at a new one of its own", async () => {
    const [guest, other] = [
      await createGuest(core.url, owner.tenantId),
      await createGuest(core.url, owner.tenantId),
    ];
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    const { body } = await api.ok(routes.sessions.startGuest, {
      body: { tenant_id: owner.tenantId, resume_token: guest.resume_token },
    });
    socket.send({ type: 'auth', payload: { token: body.data.token } });
    socket.send({ type: 'heartbeat', payload: {} });
    await socket.next('pong');
    socket.send({ type: 'auth', payload: { token: other.token } });
    expect(await socket.closed).toMatchObject({ code: closeCodes.unauthorized });
  });

  it('closes a flood with 4008', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    for (let index = 0; index < 300; index += 1) socket.send({ type: 'heartbeat', payload: {} });
    expect(await socket.closed).toMatchObject({ code: closeCodes.tooFast });
  });

  it('closes a frame over 64 KiB with 1009', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    socket.send(JSON.stringify({ type: 'heartbeat', payload: { padding: 'x'.repeat(65_536) } }));
    expect(await socket.closed).toMatchObject({ code: closeCodes.tooBig });
  });

  it('closes with 1012 when the service stops, and exits 0', async () => {
    const another = await startCoreApi({ databaseUrl: database.appUrl });
    const guest = await createGuest(another.url, owner.tenantId);
    const socket = socketClient(another.url, guest.token);
    await socket.next('hello');
    expect(await another.stop()).toBe(0);
    expect(await socket.closed).toMatchObject({ code: closeCodes.restart });
  });
});

describe('clients that misbehave', () => {
  it('are closed with 4009 when they stop reading, and cost nobody else a message', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const slow = new WebSocket(`${core.url.replace('http', 'ws')}/ws`, ['bearer', guest.token]);
    const slowClosed = new Promise<number>((resolve) => slow.once('close', resolve));
    await new Promise((resolve) => slow.once('message', resolve));
    slow.pause();
    const honest = socketClient(core.url, owner.token);
    await honest.next('hello');
    const input = {
      token: guest.token,
      params: { id: guest.chat.channel_id },
      body: { content: '🦊'.repeat(8_000) },
    };
    // Kernel buffers take some megabytes before anything waits in the service itself.
    const count = 400;
    for (let sent = 0; sent < count; sent += 20) {
      await Promise.all(Array.from({ length: 20 }, () => api.ok(routes.messages.post, input)));
    }
    await honest.waitFor((frame) => frame.type === 'message.new' && frame.payload.seq === count);
    slow.resume();
    expect(await slowClosed).toBe(closeCodes.tooSlow);
    honest.close();
  });

  /** A socket of bytes, which answers nothing by itself. */
  function openDeaf(url: string, token: string): Socket {
    const deaf = connect(Number(new URL(url).port), '127.0.0.1');
    deaf.write(
      `GET /ws HTTP/1.1\r\nHost: iris\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: bearer, ${token}\r\n\r\n`,
    );
    return deaf;
  }

  it('are not heard any more once they were told to close', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const team = socketClient(core.url, owner.token);
    await team.next('hello');
    const deaf = openDeaf(core.url, guest.token);
    const heard: Buffer[] = [];
    deaf.on('data', (bytes: Buffer) => heard.push(bytes));
    const hasHeard = (text: string) => expect.poll(() => Buffer.concat(heard).includes(text)).toBe(true);
    await hasHeard('"hello"');
    await api.ok(routes.sessions.end, { token: guest.token });
    await hasHeard('session ended');
    deaf.write(clientFrame(1, `{"type":"typing","payload":{"channel_id":"${params.id}","is_typing":true}}`));
    // Answered at last: the server hangs up when it has read all that.
    deaf.write(clientFrame(8, ''));
    await new Promise((resolve) => deaf.once('close', resolve));
    await api.ok(routes.messages.post, { token: owner.token, params, body: { content: 'Anybody?' } });
    await team.next('message.new', params.id);
    expect(team.frames.map(({ type }) => type)).not.toContain('typing.indicator');
    team.close();
  });

  it('are hung up on when they were turned away and send broken frames, and harm nobody', async () => {
    const deaf = openDeaf(core.url, 'nonsense');
    const heard: Buffer[] = [];
    deaf.on('data', (bytes: Buffer) => heard.push(bytes));
    await expect.poll(() => Buffer.concat(heard).includes('invalid token')).toBe(true);
    deaf.write(Buffer.alloc(64, 0xff));
    await new Promise((resolve) => deaf.once('close', resolve));
    expect((await fetch(`${core.url}/healthz`)).status).toBe(200);
  });

  it('do not hold up a stop when they never answer a close', async () => {
    const another = await startCoreApi({ databaseUrl: database.appUrl });
    const guest = await createGuest(another.url, owner.tenantId);
    const deaf = openDeaf(another.url, guest.token);
    await new Promise((resolve) => deaf.once('data', resolve));
    expect(await another.stop()).toBe(0);
    deaf.destroy();
  });
});

describe('healing', () => {
  it('tells a head that no announcement told, within 5 s, to an open socket', async () => {
    const guest = await createGuest(core.url, owner.tenantId);
    const socket = socketClient(core.url, guest.token);
    await socket.next('hello');
    // What a node leaves behind that dies between commit and announcement: a committed row and nothing else.
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    await client.query(
      `select post_message($1, $2, $3, false, $4, 'unannounced', 'text', null, '\\x00', null, null)`,
      [owner.tenantId, guest.chat.channel_id, guest.session.user_id, '01890a5d-ac96-774b-bcce-b302099a8057'],
    );
    await client.end();
    expect((await socket.next('channel.updated')).payload).toMatchObject({
      id: guest.chat.channel_id,
      last_seq: 1,
    });
    socket.close();
  });
});
