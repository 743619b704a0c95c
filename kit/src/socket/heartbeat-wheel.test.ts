import { describe, expect, it } from 'vitest';
import { ManualClock } from '../manual-clock.ts';
import { HeartbeatWheel } from './heartbeat-wheel.ts';

function wheelOf(roundMs: number) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const died: string[] = [];
  const wheel = new HeartbeatWheel<string>({
    clock,
    roundMs,
    ask: (item) => void asked.push(item),
    dead: (item) => void died.push(item),
  });
  return { clock, wheel, asked, died };
}

describe('HeartbeatWheel', () => {
  it('asks each item once a round, all with one timer', () => {
    const { clock, wheel, asked } = wheelOf(1_000);
    const items = Array.from({ length: 100 }, (_, index) => `item ${index}`);
    for (const item of items) wheel.add(item);
    expect(clock.pending).toBe(1);
    clock.advance(1_000);
    expect(asked.toSorted()).toEqual(items.toSorted());
  });

  it('spreads the items over the round', () => {
    const { clock, wheel, asked } = wheelOf(1_000);
    for (let index = 0; index < 100; index++) wheel.add(String(index));
    clock.advance(50);
    expect(asked).toHaveLength(5);
  });

  it('declares an item dead once, when it was silent for a round after it was asked', () => {
    const { clock, wheel, died } = wheelOf(1_000);
    wheel.add('silent');
    clock.advance(1_000);
    expect(died).toEqual([]);
    clock.advance(5_000);
    expect(died).toEqual(['silent']);
  });

  it('keeps an item that is heard of in each round', () => {
    const { clock, wheel, died } = wheelOf(1_000);
    const beat = wheel.add('lively');
    for (let round = 0; round < 10; round++) {
      clock.advance(1_000);
      beat.seen();
    }
    expect(died).toEqual([]);
  });

  it('forgets an item that is stopped, and stops its timer when disposed', () => {
    const { clock, wheel, asked, died } = wheelOf(1_000);
    wheel.add('gone').stop();
    clock.advance(5_000);
    expect([...asked, ...died]).toEqual([]);
    wheel.dispose();
    expect(clock.pending).toBe(0);
  });
});
