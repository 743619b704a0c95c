import { closeCodes, routes } from '@iris/contract';
import {
  apiClient,
  type Cluster,
  createGuest,
  createWorkspace,
  socketClient,
  startCluster,
  startCoreApi,
  type TestCoreApi,
  untilReady,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What two nodes do when NATS dies, and when one of them does (contract §7: a node never goes silent).

let cluster: Cluster;
let nodes: [TestCoreApi, TestCoreApi];
let owner: Workspace;

beforeAll(async () => {
  cluster = await startCluster(2);
  const [first, second] = cluster.nodes;
  if (!first || !second) throw new Error('two nodes were asked for');
  nodes = [first, second];
  owner = await createWorkspace(first.url);
});
afterAll(() => cluster.stop());

const readiness = async ({ url }: TestCoreApi) => {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, body: await answer.json() };
};

describe('when NATS dies', () => {
  it('every node closes its sockets with 1012, is not ready and takes none; nothing said meanwhile is lost', async () => {
    const guest = await createGuest(nodes[0].url, owner.tenantId);
    const params = { id: guest.chat.channel_id };
    const post = (node: TestCoreApi, content: string) =>
      apiClient(node.url).ok(routes.messages.post, { token: guest.token, params, body: { content } });
    const sockets = nodes.map((node) => socketClient(node.url, guest.token));
    for (const socket of sockets) await socket.next('hello');
    const { seq } = (await post(nodes[0], 'before')).body.data;
    for (const socket of sockets) expect((await socket.next('message.new')).payload.seq).toBe(seq);

    await cluster.nats.kill();
    for (const socket of sockets) expect(await socket.closed).toEqual({ code: closeCodes.restart });
    for (const node of nodes) {
      expect(await readiness(node)).toMatchObject({
        status: 503,
        body: { error: { code: 'unavailable', details: [{ path: 'bus' }] } },
      });
      expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
      expect((await socketClient(node.url, guest.token).closed).httpStatus).toBe(503);
    }
    await post(nodes[0], 'meanwhile here');
    await post(nodes[1], 'meanwhile there');

    await cluster.nats.restart();
    await Promise.all(nodes.map(untilReady));
    const back = socketClient(nodes[1].url, guest.token);
    const hello = await back.next('hello');
    expect(hello.payload.channels[0]?.last_seq).toBe(seq + 2);
    const missed = await apiClient(nodes[1].url).ok(routes.messages.list, {
      token: guest.token,
      params,
      query: { after_seq: seq },
    });
    expect(missed.body.data.map(({ content }) => content)).toEqual(['meanwhile here', 'meanwhile there']);
    await post(nodes[0], 'after');
    expect((await back.next('message.new')).payload).toMatchObject({ seq: seq + 3, content: 'after' });
    back.close();
  });

  it('its login stands in no log', () => {
    const token = new URL(cluster.nats.url).username;
    for (const node of nodes) {
      expect(node.logs()).toContain('lost NATS');
      expect(node.logs()).not.toContain(token);
    }
  });
});

it('a node that starts without NATS says so, lives, and is ready once NATS is there', async () => {
  await cluster.nats.kill();
  const node = await startCoreApi({
    databaseUrl: cluster.database.appUrl,
    env: { NATS_URL: cluster.nats.url },
  });
  expect((await readiness(node)).status).toBe(503);
  await expect.poll(() => node.logs()).toContain('NATS is out of reach');
  await cluster.nats.restart();
  await untilReady(node);
  expect(await node.stop()).toBe(0);
});

it('a node that is killed takes its people along within 20 s, but for those who came back elsewhere', async () => {
  await Promise.all(nodes.map(untilReady));
  const [staying, leaving] = [
    await createGuest(nodes[0].url, owner.tenantId),
    await createGuest(nodes[0].url, owner.tenantId),
  ];
  const watcher = socketClient(nodes[0].url, owner.token);
  await watcher.next('hello');
  const changeOf = (userId: string, status: string) =>
    watcher.waitFor(
      ({ type, payload }) =>
        type === 'presence.changed' &&
        'status' in payload &&
        payload.user_id === userId &&
        payload.status === status,
    );
  for (const { token } of [staying, leaving]) await socketClient(nodes[1].url, token).next('hello');
  for (const { session } of [staying, leaving]) await changeOf(session.user_id, 'online');
  await nodes[1].kill();
  const back = socketClient(nodes[0].url, staying.token);
  await back.next('hello');
  const list = async () =>
    (await apiClient(nodes[0].url).ok(routes.presence.list, { token: owner.token })).body.data.map(
      ({ user_id }) => user_id,
    );
  await expect.poll(list, { timeout: 30_000 }).not.toContain(leaving.session.user_id);
  expect(await list()).toContain(staying.session.user_id);
  await changeOf(leaving.session.user_id, 'offline');
  const told = watcher.frames.filter(
    ({ type, payload }) =>
      type === 'presence.changed' && 'status' in payload && payload.user_id === staying.session.user_id,
  );
  expect(told).toHaveLength(1);
  back.close();
  watcher.close();
  await nodes[1].restart();
});
