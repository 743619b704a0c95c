import { routes } from '@iris/contract';
import {
  apiClient,
  type Cluster,
  createGuest,
  createWorkspace,
  type RecordedSpan,
  socketClient,
  spanFile,
  startBff,
  startCluster,
  type TestService,
  type Workspace,
} from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

// What a hoster sees who loads an OpenTelemetry SDK into the services: both nodes and the bff write what they traced.

const origin = 'https://shop.example';
const post = `POST ${routes.messages.post.path}`;
const strangersTrace = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const traceparent = `00-${strangersTrace}-bbbbbbbbbbbbbbbb-01`;

let spans: Awaited<ReturnType<typeof spanFile>>;
let cluster: Cluster;
let bff: TestService;
let owner: Workspace;

beforeAll(async () => {
  spans = await spanFile();
  cluster = await startCluster(2, spans.env);
  const [first] = cluster.nodes;
  if (!first) throw new Error('two nodes were asked for');
  bff = await startBff({ apiUrl: first.url, env: spans.env });
  owner = await createWorkspace(first.url);
  await apiClient(first.url).ok(routes.widgetConfig.replace, {
    token: owner.token,
    body: { allowed_origins: [origin] },
  });
});
afterAll(async () => {
  await bff.stop();
  await cluster.stop();
});

const childrenOf = (all: readonly RecordedSpan[], parent: RecordedSpan) =>
  all.filter(({ parent_id, trace_id }) => parent_id === parent.span_id && trace_id === parent.trace_id);
const nameOf = ({ name, attributes }: RecordedSpan) =>
  [name, attributes['iris.frame']].filter(Boolean).join(' ');
const named = (all: readonly RecordedSpan[], name: string) => all.filter((span) => span.name === name);

it('shows where a message spends its time, from the bff over the commit to the sockets of every node', async () => {
  const [, second] = cluster.nodes;
  const guest = await createGuest(String(second?.url), owner.tenantId);
  const listener = socketClient(String(second?.url), guest.token);
  await listener.next('hello');
  const params = { id: guest.chat.channel_id };
  await apiClient(bff.url, { origin }).ok(routes.messages.post, {
    token: guest.token,
    params,
    body: { content: 'Xanthippe' },
  });
  await listener.next('message.new');
  listener.close();

  const traced = async () => {
    const all = await spans.read();
    const [outer] = named(all, post).filter(({ parent_id }) => parent_id === null);
    const [inner] = outer ? childrenOf(all, outer) : [];
    return { outer, inner, parts: inner ? childrenOf(all, inner) : [] };
  };
  const partNames = async () => (await traced()).parts.map(nameOf).toSorted();
  await expect
    .poll(partNames)
    .toEqual(['fan out message.new', 'fan out queue.updated', 'post commit', 'post wait']);
  const { outer, inner } = await traced();
  expect(outer?.attributes).toMatchObject({ 'http.route': routes.messages.post.path });
  expect(inner).toMatchObject({ name: post, attributes: { 'http.response.status_code': 201 } });
  const all = await spans.read();
  expect(named(all, 'post commit')).toMatchObject([{ attributes: { 'iris.post.batch_size': 1 } }]);
  const text = JSON.stringify(all);
  for (const secret of ['Xanthippe', guest.token, guest.session.user_id]) expect(text).not.toContain(secret);
});

it('takes no stranger’s word for which trace a request belongs to', async () => {
  const [first] = cluster.nodes;
  const { token } = await createGuest(String(first?.url), owner.tenantId);
  const headers = { traceparent, origin, authorization: `Bearer ${token}` };
  const { method, path } = routes.sessions.current;
  for (const base of [bff.url, first?.url])
    expect((await fetch(new URL(path, base), { headers })).status).toBe(200);
  await expect.poll(async () => named(await spans.read(), `${method} ${path}`)).toHaveLength(3);
  expect(JSON.stringify(await spans.read())).not.toContain(strangersTrace);
});
