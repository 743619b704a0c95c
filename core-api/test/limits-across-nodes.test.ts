import { routes } from '@iris/contract';
import {
  apiClient,
  type Cluster,
  createGuest,
  createWorkspace,
  type SocketClient,
  socketClient,
  startCluster,
  type TestCoreApi,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

// Limits that each node counts in its memory hold for all nodes together (contract §2).

let cluster: Cluster;
let here: TestCoreApi;
let there: TestCoreApi;
let owner: Workspace;

beforeAll(async () => {
  cluster = await startCluster(2, { IRIS_RATE_LIMIT_SCALE: '1' });
  const [first, second] = cluster.nodes;
  if (!first || !second) throw new Error('two nodes were asked for');
  [here, there] = [first, second];
  owner = await createWorkspace(here.url);
});
afterAll(() => cluster.stop());

/** Asked so seldom that what is let pass meanwhile reaches no limit by itself. */
const seldom = { interval: 500, timeout: 9_000 };

it('what a visitor has posted on one node counts on the other', async () => {
  const guest = await createGuest(here.url, owner.tenantId);
  const post = async ({ url }: TestCoreApi) => {
    const params = { id: guest.chat.channel_id };
    const body = { content: 'hi' };
    return (await apiClient(url).call(routes.messages.post, { token: guest.token, params, body })).status;
  };
  for (let count = 0; count < 20; count += 1) expect(await post(here)).toBe(201);
  await expect.poll(() => post(there), seldom).toBe(429);
});

it('so do the sockets that it has open, until they are closed', async () => {
  const guest = await createGuest(here.url, owner.tenantId);
  const open = async ({ url }: TestCoreApi): Promise<SocketClient> => {
    const socket = socketClient(url, guest.token);
    await socket.next('hello');
    return socket;
  };
  const statusThere = async () => {
    const socket = socketClient(there.url, guest.token);
    const greeted = socket.next('hello').then(
      () => 101,
      () => undefined,
    );
    const status = (await greeted) ?? (await socket.closed).httpStatus;
    socket.close();
    return status;
  };
  const sockets = [];
  for (let count = 0; count < 10; count += 1) sockets.push(await open(here));
  await expect.poll(statusThere, seldom).toBe(429);
  for (const socket of sockets) socket.close();
  await expect.poll(statusThere, seldom).toBe(101);
});
