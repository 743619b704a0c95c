import { allRoutes, type Route } from '@iris/contract';
import { type ApiClient, apiClient, type CallInput } from '@iris/testkit';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyCall, isFitting } from '../support/any-call.ts';
import { anyWorld, callers, type World } from '../support/any-world.ts';
import { it } from '../support/iris.ts';

// Calls are made from the schemas of the contract, so a new route is covered by being there. They go out in handfuls:
// quicker, and so that they meet in the database. What fails prints its seed, and as few and as plain calls as it takes.

const handfuls = 5;
const atOnce = 30;

const cases = allRoutes.flatMap((route) =>
  callers.filter((caller) => route.access[caller]).map((caller) => ({ id: route.id, caller, route })),
);

/** What the bff looks into, or answers itself; everything else it passes on by its token, unread. */
const bffCases = allRoutes
  .filter(({ access, passage }) => access.public && passage.length > 0)
  .map((route) => ({ id: route.id, route }));

describe('of a hundred random calls none gets a 500, an answer that the contract doesn’t know, or what only right ones get', () => {
  it.for(cases)('$id as $caller', async ({ route, caller }, { product }) => {
    const { url } = product.coreApi;
    const { known, credentials } = await anyWorld(url, route);
    await survives(apiClient(url), route, { known, credential: credentials[caller] });
  });

  it.for(bffCases)('$id through the bff', async ({ route }, { product }) => {
    const world = await anyWorld(product.coreApi.url, route);
    // A login that succeeds answers with a cookie there, and without its token.
    const known = { ...world.known, password: [] };
    const { url } = product.bff;
    const credential = { headers: { 'x-iris-console': '1' } };
    await survives(apiClient(url, { origin: url }), route, { known, credential });
  });
});

async function survives(
  api: ApiClient,
  route: Route,
  { known, credential }: { known: World['known']; credential: CallInput },
): Promise<void> {
  const calls = fc.array(anyCall(route, known, credential.token), {
    minLength: 1,
    maxLength: atOnce,
    size: 'max',
  });
  const property = fc.asyncProperty(calls, async (handful) => {
    await Promise.all(
      handful.map((call) =>
        act(api, route, call, credential).catch((cause: unknown) => {
          throw new Error(JSON.stringify(call).slice(0, 2_000), { cause });
        }),
      ),
    );
  });
  // Looking for a plainer example ends in time to tell of it.
  await fc.assert(property, { numRuns: handfuls, interruptAfterTimeLimit: 40_000 });
}

async function act(api: ApiClient, route: Route, call: CallInput, credential: CallInput): Promise<void> {
  const headers = { ...credential.headers, ...call.headers };
  const answer = await api.call(route, { ...credential, ...call, headers });
  expect(answer.status).toBeLessThan(500);
  if (!isFitting(route, call)) expect(answer.status).toBeGreaterThanOrEqual(400);
  const sent = call.headers?.['x-request-id'] ?? '';
  if (/^[\w.:-]{1,128}$/.test(sent)) expect(answer.headers.get('x-request-id')).toBe(sent);
}
