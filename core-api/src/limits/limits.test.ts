import { IrisError, routes } from '@iris/contract';
import { newId } from '@iris/kit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Caller } from '../auth/caller.ts';
import { countRequest } from './count-request.ts';
import { createLimits, type Limits } from './limits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const guest = (): Caller => ({
  audience: 'chat',
  tenantId: newId(),
  userId: newId(),
  sessionId: newId(),
  expiresAt: new Date(),
});

async function refusal(limits: Limits, ...[bucket, key]: Parameters<Limits['consume']>): Promise<IrisError> {
  const error: unknown = await limits.consume(bucket, key).catch((thrown: unknown) => thrown);
  if (!(error instanceof IrisError)) throw new Error('was not refused');
  return error;
}

async function consumeTimes(limits: Limits, times: number, ...args: Parameters<Limits['consume']>) {
  for (let count = 0; count < times; count += 1) await limits.consume(...args);
}

it('refuses what is over the limit with 429, Retry-After and RateLimit headers', async () => {
  const limits = createLimits(1);
  await consumeTimes(limits, 10, 'loginPerIp', '192.0.2.1');
  const error = await refusal(limits, 'loginPerIp', '192.0.2.1');
  expect(error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 60 });
  expect(error.headers).toEqual({
    'RateLimit-Limit': '10',
    'RateLimit-Remaining': '0',
    'RateLimit-Reset': '60',
  });
});

it('lets a key go on after the time that it was told', async () => {
  const limits = createLimits(1);
  await consumeTimes(limits, 10, 'loginPerIp', '192.0.2.1');
  const { retryAfterSeconds } = await refusal(limits, 'loginPerIp', '192.0.2.1');
  vi.advanceTimersByTime((retryAfterSeconds ?? 0) * 1_000);
  await expect(limits.consume('loginPerIp', '192.0.2.1')).resolves.toMatchObject({
    'RateLimit-Remaining': '9',
  });
});

it('keeps keys and buckets apart', async () => {
  const limits = createLimits(1);
  await consumeTimes(limits, 10, 'loginPerIp', '192.0.2.1');
  await expect(limits.consume('loginPerIp', '192.0.2.2')).resolves.toBeDefined();
  await expect(limits.consume('signupPerIp', '192.0.2.1')).resolves.toBeDefined();
});

it('multiplies every limit with the scale, and one under one point becomes a longer time', async () => {
  await consumeTimes(createLimits(3), 30, 'loginPerIp', 'key');
  const slow = createLimits(0.05);
  await slow.consume('loginPerIp', 'key');
  expect(await refusal(slow, 'loginPerIp', 'key')).toMatchObject({ retryAfterSeconds: 120 });
});

it('knows no limit at scale 0, and says nothing of one', async () => {
  const limits = createLimits(0);
  await consumeTimes(limits, 1_000, 'loginPerIp', 'key');
  expect(await limits.consume('loginPerIp', 'key')).toEqual({});
});

it('lets a visitor post 20 messages at once and 60 a minute, and stops nobody else of its tenant', async () => {
  const limits = createLimits(1);
  const flooder = guest();
  const post = (caller: Caller) => countRequest(limits, routes.messages.post, caller, '192.0.2.1');
  for (let second = 0; second < 60; second += 20) {
    for (let count = 0; count < 20; count += 1) await post(flooder);
    await expect(post(flooder)).rejects.toMatchObject({ code: 'rate_limited' });
    vi.advanceTimersByTime(20_000);
  }
  await expect(post({ ...guest(), tenantId: flooder.tenantId })).resolves.toBeDefined();
});

it("doesn't count a visitor's refused messages against its tenant", async () => {
  const limits = createLimits(1);
  const flooder = guest();
  for (let count = 0; count < 7_000; count += 1) {
    await countRequest(limits, routes.messages.post, flooder, '192.0.2.1').catch(() => undefined);
  }
  await expect(limits.consume('messagePerTenant', flooder.tenantId)).resolves.toMatchObject({
    'RateLimit-Remaining': String(6_000 - 21),
  });
});

it('counts sign-ins and signups by address, other calls by session', async () => {
  const limits = createLimits(1);
  const { login, signup, slugAvailable } = routes.workspace;
  const limitOf = async (
    ...args: Parameters<typeof countRequest> extends [unknown, ...infer Rest] ? Rest : never
  ) => (await countRequest(limits, ...args))['RateLimit-Limit'];
  expect(await limitOf(login, null, 'ip')).toBe('10');
  expect(await limitOf(signup, null, 'ip')).toBe('10');
  expect(await limitOf(slugAvailable, null, 'ip')).toBe('60');
  expect(await limitOf(routes.channels.list, guest(), 'ip')).toBe('600');
  expect(await limitOf(routes.widgetConfig.public, null, 'ip')).toBeUndefined();
});
