import { IrisError, type Route, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import { beforeEach, expect, it } from 'vitest';
import type { AnyCaller } from '../auth/caller.ts';
import { countRequest } from './count-request.ts';
import type { Limits } from './limits.ts';

let counted: string[][];
let dry: Set<string>;
let limits: Limits;

beforeEach(() => {
  counted = [];
  dry = new Set();
  limits = {
    async consume(bucket, key) {
      counted.push([bucket, key]);
      if (dry.has(bucket)) throw new IrisError('rate_limited');
      return { 'RateLimit-Limit': bucket };
    },
    close: () => undefined,
  };
});

const ip = '192.0.2.1';
const [tenantId, userId, sessionId, keyId] = [
  newId<'tenant'>(),
  newId<'user'>(),
  newId<'session'>(),
  newId<'api-key'>(),
];
const guest: AnyCaller = { audience: 'chat', tenantId, userId, sessionId, expiresAt: new Date() };
const operator: AnyCaller = { ...guest, audience: 'admin', role: 'operator' };
const backend: AnyCaller = { audience: 'key', tenantId, userId, keyId, scopes: [] };

const count = (route: Route, caller: AnyCaller | null) => countRequest(limits, route, caller, ip);

it.each([
  ['loginPerIp', routes.workspace.login],
  ['signupPerIp', routes.workspace.signup],
  ['forgottenPasswordPerIp', routes.passwords.forgot],
  ['linkPerIp', routes.workspace.verify],
  ['linkPerIp', routes.team.accept],
  ['linkPerIp', routes.passwords.reset],
  ['slugCheckPerIp', routes.workspace.slugAvailable],
])('counts %s where nobody has signed in', async (bucket, route) => {
  expect(await count(route, null)).toEqual({ 'RateLimit-Limit': bucket });
  expect(counted).toEqual([[bucket, ip]]);
});

it('counts nothing of what everyone may ask for', async () => {
  expect(await count(routes.widgetConfig.public, null)).toEqual({});
  expect(counted).toEqual([]);
});

it("counts calls by session, a backend's by key, whatever the address", async () => {
  await count(routes.channels.list, guest);
  await count(routes.channels.list, operator);
  await count(routes.product.me, backend);
  expect(counted).toEqual([
    ['callPerSession', sessionId],
    ['callPerSession', sessionId],
    ['callPerKey', keyId],
  ]);
});

it("counts a visitor's message against the visitor first, then against the tenant", async () => {
  expect(await count(routes.messages.post, guest)).toEqual({ 'RateLimit-Limit': 'messagePerVisitor' });
  expect(counted).toEqual([
    ['messagePerVisitor', userId],
    ['messagePerTenant', tenantId],
  ]);
});

it("doesn't count a visitor's refused messages against its tenant", async () => {
  dry.add('messagePerVisitor');
  await expect(count(routes.messages.post, guest)).rejects.toMatchObject({ code: 'rate_limited' });
  expect(counted).toEqual([['messagePerVisitor', userId]]);
});
