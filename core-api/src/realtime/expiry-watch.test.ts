import { realtimeTimings } from '@iris/contract';
import { ManualClock, newId } from '@iris/kit';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../auth/caller.ts';
import { ExpiryWatch } from './expiry-watch.ts';
import { Subscriber } from './subscriber.ts';

const tickMs = 250;

let clock: ManualClock;
let watch: ExpiryWatch;
let open: Map<Subscriber, string>;
let happened: string[];
let startedAt: number;

beforeEach(() => {
  clock = new ManualClock();
  open = new Map();
  happened = [];
  watch = new ExpiryWatch({
    nears: () => void happened.push(`nears at ${clock.now() - startedAt}`),
    ended: (subscriber) => {
      happened.push(`ended at ${clock.now() - startedAt}`);
      open.delete(subscriber);
      watch.forget(subscriber);
    },
  });
  startedAt = clock.now();
});

const callerUntil = (ms: number): Caller => ({
  audience: 'chat',
  tenantId: newId<'tenant'>(),
  userId: newId<'user'>(),
  sessionId: newId<'session'>(),
  expiresAt: new Date(startedAt + ms),
});

function openUntil(ms: number): Subscriber {
  const subscriber = new Subscriber(callerUntil(ms), { send: () => undefined, close: () => undefined });
  open.set(subscriber, 'open');
  watch.look(subscriber, clock.now());
  return subscriber;
}

function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += tickMs) {
    clock.advance(tickMs);
    watch.tick(clock.now(), open);
  }
}

describe('ExpiryWatch', () => {
  it('tells of the end a minute before, once, and of the end when it has come', () => {
    openUntil(200_000);
    pass(300_000);
    expect(happened).toEqual([`nears at ${200_000 - realtimeTimings.sessionExpiringMs}`, 'ended at 200000']);
  });

  it('tells whoever opens with less than that at once', () => {
    pass(1_250);
    openUntil(3_000);
    pass(5_000);
    expect(happened).toEqual(['nears at 1500', 'ended at 3000']);
  });

  it('goes by the renewed session, be it longer or shorter', () => {
    const subscriber = openUntil(100_000);
    pass(50_000);
    const renew = (ms: number) => {
      subscriber.caller = callerUntil(ms);
      subscriber.isToldOfExpiry = false;
      watch.look(subscriber, clock.now());
    };
    renew(500_000);
    pass(200_000);
    expect(happened).toEqual(['nears at 40000']);
    renew(252_000);
    pass(3_000);
    expect(happened).toEqual(['nears at 40000', 'nears at 250250', 'ended at 252000']);
  });

  it('looks no more at a socket that has gone', () => {
    const subscriber = openUntil(61_000);
    pass(500);
    open.delete(subscriber);
    watch.forget(subscriber);
    pass(100_000);
    expect(happened).toEqual([]);
  });
});
