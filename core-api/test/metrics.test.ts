import { routes } from '@iris/contract';
import {
  apiClient,
  createDatabase,
  createGuest,
  createWorkspace,
  socketClient,
  startCoreApi,
  type TestCoreApi,
  type TestDatabase,
} from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

let database: TestDatabase;
let core: TestCoreApi;

beforeAll(async () => {
  database = await createDatabase();
  core = await startCoreApi({ databaseUrl: database.appUrl, env: { IRIS_METRICS_PORT: '0' } });
});

afterAll(async () => {
  await core.stop();
  await database.drop();
});

/** The address that the log names. */
const metricsUrl = () => /http:[^"]+\/metrics/.exec(core.logs())?.[0] ?? 'none';

/** Every sample by its name and labels, as Prometheus would read it. */
async function samples(): Promise<Record<string, number>> {
  const text = await (await fetch(metricsUrl())).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

it('counts requests, posts and sockets, and names nobody', async () => {
  const owner = await createWorkspace(core.url);
  const guest = await createGuest(core.url, owner.tenantId);
  const socket = socketClient(core.url, guest.token);
  await socket.next('hello');
  const { channel_id } = guest.chat;
  await apiClient(core.url).ok(routes.messages.post, {
    token: guest.token,
    params: { id: channel_id },
    body: { content: 'Hello' },
  });
  await socket.next('message.new');
  await expect.poll(samples).toMatchObject({
    'iris_http_request_seconds_count{route="messages.post",status="201"}': 1,
    iris_post_batch_size_sum: 1,
    iris_post_commit_seconds_count: 1,
    iris_post_wait_seconds_count: 1,
    'iris_sockets{state="live"}': 1,
    'iris_sockets{state="joining"}': 0,
    iris_socket_buffer_bytes: 0,
    'iris_database_connections{state="awaited"}': 0,
  });
  expect((await samples())['iris_fan_out_seconds_count']).toBeGreaterThan(0);

  socket.close();
  await expect.poll(samples).toMatchObject({
    'iris_sockets{state="live"}': 0,
    'iris_socket_closes_total{code="1005"}': 1,
  });
  const text = await (await fetch(metricsUrl())).text();
  for (const id of [owner.tenantId, owner.slug, channel_id, guest.session.user_id])
    expect(text).not.toContain(id);
});

it('counts browsers that are refused for their origin', async () => {
  const owner = await createWorkspace(core.url);
  const guest = await createGuest(core.url, owner.tenantId);
  const before = (await samples())['iris_refused_origins_total'] ?? 0;
  const socket = socketClient(core.url, guest.token, { origin: 'https://evil.example' });
  expect(await socket.closed).toMatchObject({ httpStatus: 403 });
  expect((await samples())['iris_refused_origins_total']).toBe(before + 1);
});

it('tells how long the oldest event has been waiting in the outbox', async () => {
  const guest = await createGuest(core.url, (await createWorkspace(core.url)).tenantId);
  // One from the future is never taken out.
  const text = `insert into iris.outbox (tenant_id, type, channel_id, seq, created_at)
    values ($1, 'message.created', $2, 1, now() + interval '1 hour')`;
  await asAdmin(database.adminUrl, text, [guest.session.tenant_id, guest.chat.channel_id]);
  await expect.poll(async () => (await samples())['iris_outbox_age_seconds']).toBeLessThan(-3_000);
});

it('answers nothing else there, and nothing of it where visitors come', async () => {
  expect((await fetch(new URL('/', metricsUrl()))).status).toBe(404);
  expect((await fetch(metricsUrl(), { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${core.url}/metrics`)).status).toBe(404);
});

it('is off unless a port is named', async () => {
  const without = await startCoreApi({ databaseUrl: database.appUrl });
  expect(without.logs()).not.toContain('/metrics');
  await without.stop();
});
