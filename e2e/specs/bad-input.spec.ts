import { allRoutes, type Route, routes } from '@iris/contract';
import {
  type ApiClient,
  apiClient,
  type CallInput,
  createKey,
  createTeamMember,
  createWorkspace,
  type RunningProduct,
} from '@iris/testkit';
import { describe, expect } from 'vitest';
import { badCalls } from '../support/bad-input.ts';
import { bffKey, it } from '../support/iris.ts';

const callsPerRoute = 300;
/** Enough to be quick, and to have them meet in the database. */
const atOnce = 30;

const callers = ['public', 'chat', 'team', 'key', 'bff'] as const;
type Caller = (typeof callers)[number];

const cases = allRoutes.flatMap((route) =>
  callers.filter((caller) => route.access[caller]).map((caller) => ({ id: route.id, caller, route })),
);

/** What the bff looks into, or answers itself; everything else it passes on by its token, unread. */
const bffCases = allRoutes
  .filter(({ access, passage }) => access.public && passage.length > 0)
  .map((route) => ({ id: route.id, route }));

describe(`of ${callsPerRoute} random calls none gets a 500, or an answer that the contract doesn’t know`, () => {
  it.for(cases)('$id as $caller', async ({ route, caller }, { product }) => {
    const { credential, there } = await aWorld(product, route);
    await survives(apiClient(product.coreApi.url), route, credential[caller], there);
  });

  it.for(bffCases)('$id through the bff', async ({ route }, { product, workspace }) => {
    const { url } = product.bff;
    const there = { tenant_id: workspace.tenantId };
    await survives(apiClient(url, { origin: url }), route, { headers: { 'x-iris-console': '1' } }, there);
  });
});

async function survives(
  api: ApiClient,
  route: Route,
  { token, headers }: CallInput,
  there: Readonly<Record<string, string>>,
): Promise<void> {
  const seed = Date.now();
  const act = async (input: CallInput) => {
    const what = `seed ${seed}, ${JSON.stringify(input).slice(0, 400)}`;
    const call = { ...input, ...(token && { token }), headers: { ...headers, ...input.headers } };
    const { status } = await api.call(route, call).catch((cause: unknown) => {
      throw new Error(what, { cause });
    });
    expect(status, what).toBeLessThan(500);
  };
  const calls = badCalls(route, there, { count: callsPerRoute, seed });
  for (let next = 0; next < calls.length; next += atOnce)
    await Promise.all(calls.slice(next, next + atOnce).map(act));
}

/** A workspace with somebody in it, what the route's path may name, and the credential of each who may call. */
async function aWorld(product: RunningProduct, route: Route) {
  const workspace = await createWorkspace(product.coreApi.url);
  const api = apiClient(product.coreApi.url);
  const { key_id, secret } = await createKey(product.coreApi.url, workspace.token);
  const started = await api.ok(routes.product.startSession, {
    token: secret,
    body: { external_user_id: 'ada' },
  });
  const ada = started.body.data;
  const inChannel = { params: { id: ada.chat.channel_id } };
  const posted = await api.ok(routes.messages.post, {
    ...inChannel,
    token: ada.token,
    body: { content: 'Hello' },
  });
  const member = await createTeamMember(product.coreApi.url, workspace, 'viewer');
  await api.ok(routes.product.addMember, {
    ...inChannel,
    token: secret,
    body: { user_id: member.user.id },
  });
  const invited = await api.ok(routes.team.invite, {
    token: workspace.token,
    body: { email: 'invited@example.com', org_role: 'viewer' },
  });
  const id = route.path.includes('/messages/{id}') ? posted.body.data.id : ada.chat.channel_id;
  const there = Object.fromEntries(
    Object.keys(route.params?.properties ?? {}).map((name) => [
      name,
      {
        tenant_id: workspace.tenantId,
        key_id,
        user_id: member.user.id,
        invitation_id: invited.body.data.invitation_id,
      }[name] ?? id,
    ]),
  );
  const credential: Readonly<Record<Caller, CallInput>> = {
    public: {},
    chat: { token: ada.token },
    team: { token: workspace.token },
    key: { token: secret },
    bff: { headers: { 'x-iris-bff-key': bffKey } },
  };
  return { there, credential };
}
