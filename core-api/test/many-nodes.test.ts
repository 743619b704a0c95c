import { closeCodes, routes, type ServerFrame, type ServerFrameOf } from '@iris/contract';
import {
  apiClient,
  type Cluster,
  createGuest,
  createKey,
  createTeamMember,
  createWorkspace,
  type SocketClient,
  socketClient,
  startBff,
  startCluster,
  type TestCoreApi,
  type Workspace,
} from '@iris/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// Three nodes on one PostgreSQL and one NATS server: to a client they are one.

let cluster: Cluster;
let nodes: [TestCoreApi, TestCoreApi, TestCoreApi];
let owner: Workspace;
let sockets: SocketClient[];

beforeAll(async () => {
  cluster = await startCluster(3);
  const [first, second, third] = cluster.nodes;
  if (!first || !second || !third) throw new Error('three nodes were asked for');
  nodes = [first, second, third];
  owner = await createWorkspace(first.url);
  sockets = [];
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => cluster.stop());

/** A socket that was greeted. */
async function listen(node: TestCoreApi, token: string): Promise<SocketClient> {
  const socket = socketClient(node.url, token);
  sockets.push(socket);
  await socket.next('hello');
  return socket;
}

const on = (node: TestCoreApi) => apiClient(node.url);

const isMessage = (frame: ServerFrame): frame is ServerFrameOf<'message.new'> => frame.type === 'message.new';

/** The seqs of one channel's messages, as they came. */
const seqsOf = ({ frames }: SocketClient, channelId: string): number[] =>
  frames
    .filter(isMessage)
    .filter(({ payload }) => payload.channel_id === channelId)
    .map(({ payload }) => payload.seq);

const presenceOf = (userId: string, status: string) => (frame: ServerFrame) =>
  frame.type === 'presence.changed' && frame.payload.user_id === userId && frame.payload.status === status;

describe('messages', () => {
  it('posted on any node at once reach every socket on all of them, each once and in order', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    const channelId = guest.chat.channel_id;
    const readers = await Promise.all(
      nodes.flatMap((node) => [listen(node, guest.token), listen(node, owner.token)]),
    );
    const post = (node: TestCoreApi) =>
      on(node).ok(routes.messages.post, {
        token: guest.token,
        params: { id: channelId },
        body: { content: 'hi' },
      });
    for (let wave = 0; wave < 10; wave += 1) await Promise.all(nodes.map(post));
    const all = Array.from({ length: 30 }, (_, index) => index + 1);
    for (const reader of readers) {
      await expect.poll(() => seqsOf(reader, channelId).length).toBe(30);
      expect(seqsOf(reader, channelId)).toEqual(all);
    }
  });

  it('of the moment in which a socket is greeted are told by hello or after it, never by neither', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    const post = () =>
      on(nodes[0]).ok(routes.messages.post, {
        token: guest.token,
        params: { id: guest.chat.channel_id },
        body: { content: 'hi' },
      });
    for (let round = 0; round < 20; round += 1) {
      const socket = socketClient(nodes[1].url, guest.token);
      const [posted, hello] = await Promise.all([post(), socket.next('hello')]);
      const head = hello.payload.channels[0]?.last_seq ?? 0;
      const { seq } = posted.body.data;
      const told = head < seq ? [(await socket.next('message.new')).payload.seq] : [];
      expect([head, ...told]).toEqual(head < seq ? [seq - 1, seq] : [seq]);
      socket.close();
      await socket.closed;
    }
  });
});

describe('typing', () => {
  it('is told on every node, and ends with a message that came in on another', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId, { display_name: 'Ada' });
    const channelId = guest.chat.channel_id;
    const [typist, reader] = [await listen(nodes[0], guest.token), await listen(nodes[1], owner.token)];
    typist.send({ type: 'typing', payload: { channel_id: channelId, is_typing: true } });
    expect((await reader.next('typing.indicator')).payload).toMatchObject({
      display_name: 'Ada',
      is_typing: true,
    });
    await on(nodes[2]).ok(routes.messages.post, {
      token: guest.token,
      params: { id: channelId },
      body: { content: 'hi' },
    });
    expect((await reader.next('typing.indicator')).payload.is_typing).toBe(false);
  });
});

describe('presence', () => {
  it('is one for all nodes: told once, listed anywhere, and over when the last socket anywhere is gone', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    const watcher = await listen(nodes[2], owner.token);
    const [one, other] = [await listen(nodes[0], guest.token), await listen(nodes[1], guest.token)];
    const userId = guest.session.user_id;
    await watcher.waitFor(presenceOf(userId, 'online'));
    for (const node of nodes) {
      const list = async () => (await on(node).ok(routes.presence.list, { token: owner.token })).body.data;
      await expect.poll(list).toContainEqual(expect.objectContaining({ user_id: userId, status: 'online' }));
    }
    one.close();
    await one.closed;
    other.close();
    await watcher.waitFor(presenceOf(userId, 'offline'));
    const told = watcher.frames.filter((frame) => presenceOf(userId, 'online')(frame));
    expect(told).toHaveLength(1);
  });

  it('is chosen on any node', async () => {
    const operator = await createTeamMember(nodes[0].url, owner, 'operator');
    const [, watcher] = [await listen(nodes[0], operator.token), await listen(nodes[2], owner.token)];
    await watcher.waitFor(presenceOf(operator.user.id, 'online'));
    await on(nodes[1]).ok(routes.presence.set, { token: operator.token, body: { status: 'away' } });
    await watcher.waitFor(presenceOf(operator.user.id, 'away'));
    const { body } = await on(nodes[2]).ok(routes.presence.list, { token: owner.token });
    expect(body.data).toContainEqual(expect.objectContaining({ user_id: operator.user.id, status: 'away' }));
  });
});

describe('what is revoked', () => {
  it('closes the sockets of a session on every node within a second, and its token fails there', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    const held = await Promise.all(nodes.map((node) => listen(node, guest.token)));
    const since = performance.now();
    await on(nodes[0]).ok(routes.sessions.end, { token: guest.token });
    for (const socket of held) expect(await socket.closed).toEqual({ code: closeCodes.unauthorized });
    expect(performance.now() - since).toBeLessThan(1_000);
    for (const node of nodes)
      expect((await on(node).call(routes.sessions.current, { token: guest.token })).status).toBe(401);
  });

  it('is an API key on every node', async () => {
    const key = await createKey(nodes[0].url, owner.token);
    const me = (node: TestCoreApi) =>
      on(node).call(routes.product.me, { headers: { 'x-api-key': key.secret } });
    for (const node of nodes) expect((await me(node)).status).toBe(200);
    await on(nodes[0]).ok(routes.keys.revoke, { token: owner.token, params: { key_id: key.key_id } });
    for (const node of nodes) expect((await me(node)).status).toBe(401);
  });
});

describe('settings', () => {
  it('and allowed origins hold on every node as soon as they were changed on one', async () => {
    const title = async (node: TestCoreApi) => {
      const { body } = await on(node).ok(routes.widgetConfig.public, {
        query: { tenant_id: owner.tenantId },
      });
      return body?.data.title;
    };
    const upgrade = async (node: TestCoreApi, token: string) =>
      (await socketClient(node.url, token, { origin: 'https://shop.example' }).closed).httpStatus;
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    for (const node of nodes) expect(await title(node)).not.toBe('Ask us');
    for (const node of nodes) expect(await upgrade(node, guest.token)).toBe(403);
    await on(nodes[0]).ok(routes.widgetConfig.replace, {
      token: owner.token,
      body: { title: 'Ask us', allowed_origins: ['https://shop.example'] },
    });
    for (const node of nodes) await expect.poll(() => title(node), { timeout: 1_000 }).toBe('Ask us');
    for (const node of nodes) {
      const socket = socketClient(node.url, guest.token, { origin: 'https://shop.example' });
      sockets.push(socket);
      await socket.next('hello');
    }
  });

  it('and a bff in front of any node lets a newly allowed origin in within 5 s, and a struck one out', async () => {
    const bff = await startBff({ apiUrl: nodes[2].url });
    const shop = 'https://another.example';
    const page = apiClient(bff.url, { origin: shop });
    const start = async () =>
      (await page.call(routes.sessions.startGuest, { body: { tenant_id: owner.tenantId } })).status;
    const allow = (allowed_origins: string[]) =>
      on(nodes[0]).ok(routes.widgetConfig.replace, { token: owner.token, body: { allowed_origins } });
    expect(await start()).toBe(403);
    await allow([shop]);
    await expect.poll(start, { timeout: 5_000 }).toBe(201);
    await allow(['https://shop.example']);
    await expect.poll(start, { timeout: 5_000 }).toBe(403);
    await bff.stop();
  });
});
