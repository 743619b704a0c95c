import { IrisError } from '@iris/contract';
import { createLog, ManualClock } from '@iris/kit';
import { Pool } from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory-bus.ts';
import { spentPointsTopic } from '../bus/topics.ts';
import { createLimits, type Limits } from './limits.ts';

// What nodes count in memory. Buckets in the database are core-api/test/limits.test.ts's.

let clock: ManualClock;
let bus: Bus;

beforeEach(() => {
  clock = new ManualClock();
  bus = createMemoryBus(createLog({ level: 'silent', service: 'test' }));
});

/** A pool connects when it is asked, and nobody asks this one. */
const createNode = (scale = 1): Limits => createLimits({ scale, pool: new Pool(), bus, clock });

type Asked = Parameters<Limits['consume']>;
const upgrades: Asked = ['upgradePerVisitor', 'ann'];

async function refusal(limits: Limits, ...asked: Asked): Promise<IrisError> {
  const error: unknown = await limits.consume(...asked).catch((thrown: unknown) => thrown);
  if (!(error instanceof IrisError)) throw new Error('was not refused');
  return error;
}

async function consumeTimes(limits: Limits, times: number, ...asked: Asked) {
  for (let count = 0; count < times; count += 1) await limits.consume(...asked);
}

const remaining = async (limits: Limits, ...asked: Asked) =>
  Number((await limits.consume(...asked))['RateLimit-Remaining']);

describe('a limit', () => {
  it('refuses what is over it with 429, Retry-After and RateLimit headers', async () => {
    const limits = createNode();
    await consumeTimes(limits, 40, ...upgrades);
    clock.advance(10_500);
    const error = await refusal(limits, ...upgrades);
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 50 });
    expect(error.headers).toEqual({
      'RateLimit-Limit': '40',
      'RateLimit-Remaining': '0',
      'RateLimit-Reset': '50',
    });
  });

  it('lets a key go on after the time that it was told, and not a moment before', async () => {
    const limits = createNode();
    await consumeTimes(limits, 40, ...upgrades);
    const { retryAfterSeconds = 0 } = await refusal(limits, ...upgrades);
    clock.advance(retryAfterSeconds * 1_000 - 1);
    await refusal(limits, ...upgrades);
    clock.advance(1);
    expect(await remaining(limits, ...upgrades)).toBe(39);
  });

  it('keeps keys and buckets apart', async () => {
    const limits = createNode();
    await consumeTimes(limits, 40, ...upgrades);
    expect(await remaining(limits, 'upgradePerVisitor', 'bob')).toBe(39);
    expect(await remaining(limits, 'messagePerVisitor', 'ann')).toBe(19);
  });

  it('is multiplied with the scale, and one under one point becomes a longer time', async () => {
    await consumeTimes(createNode(3), 120, ...upgrades);
    const slow = createNode(0.01);
    await slow.consume(...upgrades);
    expect(await refusal(slow, ...upgrades)).toMatchObject({ retryAfterSeconds: 150 });
  });

  it('is none at scale 0, and nothing is said of it or done by the clock', async () => {
    const limits = createNode(0);
    await consumeTimes(limits, 1_000, ...upgrades);
    expect(await limits.consume(...upgrades)).toEqual({});
    expect(clock.pending).toBe(0);
  });

  it('per address is one for a whole IPv6 /64, which a client has to itself', async () => {
    const limits = createNode();
    expect(await remaining(limits, 'upgradePerIp', '2001:db8::1')).toBe(1_199);
    expect(await remaining(limits, 'upgradePerIp', '2001:db8::ffff')).toBe(1_198);
    expect(await remaining(limits, 'upgradePerIp', '2001:db8:0:1::1')).toBe(1_199);
    expect(await remaining(limits, 'upgradePerIp', '192.0.2.1')).toBe(1_199);
    expect(await remaining(limits, 'upgradePerIp', '192.0.2.2')).toBe(1_199);
  });
});

describe('two nodes', () => {
  it('count within 250 ms what was spent on the other, each point once', async () => {
    const [one, other] = [createNode(), createNode()];
    await consumeTimes(one, 30, ...upgrades);
    await consumeTimes(other, 5, ...upgrades);
    clock.advance(250);
    expect(await remaining(one, ...upgrades)).toBe(4);
    expect(await remaining(other, ...upgrades)).toBe(4);
    clock.advance(1_000);
    await consumeTimes(one, 3, ...upgrades);
    await refusal(one, ...upgrades);
    clock.advance(250);
    await refusal(other, ...upgrades);
  });

  it('tell a client the same time, at which both let it go on', async () => {
    const [one, other] = [createNode(), createNode()];
    await consumeTimes(one, 40, ...upgrades);
    clock.advance(250);
    const [first, second] = [await refusal(one, ...upgrades), await refusal(other, ...upgrades)];
    expect([first.retryAfterSeconds, second.retryAfterSeconds]).toEqual([60, 60]);
    clock.advance(59_750);
    expect(await remaining(one, ...upgrades)).toBe(39);
    expect(await remaining(other, ...upgrades)).toBe(39);
  });

  it('agree on the earlier end where a key began on both before they heard of it', async () => {
    const [one, other] = [createNode(), createNode()];
    await consumeTimes(one, 20, ...upgrades);
    clock.advance(100);
    await consumeTimes(other, 20, ...upgrades);
    clock.advance(150);
    const times = [await refusal(one, ...upgrades), await refusal(other, ...upgrades)];
    expect(times.map(({ headers }) => headers?.['RateLimit-Reset'])).toEqual(['60', '60']);
    clock.advance(59_750);
    expect(await remaining(one, ...upgrades)).toBe(39);
    expect(await remaining(other, ...upgrades)).toBe(39);
  });

  it('hold nothing that was spent in a time that is over against the next one', async () => {
    const [one, other] = [createNode(), createNode()];
    clock.advance(100);
    await one.consume(...upgrades);
    clock.advance(59_950);
    // Told at the next turn, when the time of both is over.
    await consumeTimes(one, 10, ...upgrades);
    clock.advance(150);
    await consumeTimes(other, 1, ...upgrades);
    clock.advance(50);
    expect(await remaining(other, ...upgrades)).toBe(38);
  });

  it('multiply no flood: what is refused is spent nowhere', async () => {
    const [one, other] = [createNode(), createNode()];
    await consumeTimes(one, 40, ...upgrades);
    for (let count = 0; count < 1_000; count += 1) await refusal(one, ...upgrades);
    const told: number[] = [];
    bus.subscribe(spentPointsTopic, ({ spent }) => told.push(...spent.map(({ points }) => points)));
    clock.advance(1_000);
    expect(told).toEqual([40]);
    await refusal(other, ...upgrades);
  });
});

describe('telling', () => {
  const told = () => {
    const sizes: number[] = [];
    bus.subscribe(spentPointsTopic, ({ spent }) => sizes.push(spent.length));
    return sizes;
  };

  it('happens only where something was spent', async () => {
    const sizes = told();
    const limits = createNode();
    clock.advance(10_000);
    await consumeTimes(limits, 3, ...upgrades);
    await limits.consume('messagePerVisitor', 'ann');
    clock.advance(10_000);
    expect(sizes).toEqual([2]);
  });

  it('is cut into events that a bus can carry', async () => {
    const sizes = told();
    const limits = createNode();
    for (let visitor = 0; visitor < 2_500; visitor += 1) {
      await limits.consume('upgradePerVisitor', String(visitor));
    }
    clock.advance(250);
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('ends with the limits, after what was left of it', async () => {
    const sizes = told();
    const limits = createNode();
    await limits.consume(...upgrades);
    limits.close();
    expect(sizes).toEqual([1]);
    expect(clock.pending).toBe(0);
  });
});
