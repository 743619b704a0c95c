import { describe, expect, it } from 'vitest';
import { ManualClock } from './manual-clock.ts';

describe('ManualClock', () => {
  it('runs what falls due in order of time, at the time it was due', () => {
    const clock = new ManualClock(0);
    const ran: [string, number][] = [];
    clock.setTimeout(() => ran.push(['late', clock.now()]), 30);
    clock.setTimeout(() => ran.push(['early', clock.now()]), 10);
    clock.setTimeout(() => ran.push(['never', clock.now()]), 31);
    clock.advance(30);
    expect(ran).toEqual([
      ['early', 10],
      ['late', 30],
    ]);
    expect(clock.now()).toBe(30);
  });

  it('repeats an interval until it is disposed', () => {
    const clock = new ManualClock(0);
    let count = 0;
    const dispose = clock.setInterval(() => count++, 10);
    clock.advance(35);
    expect(count).toBe(3);
    dispose();
    clock.advance(100);
    expect(count).toBe(3);
    expect(clock.pending).toBe(0);
  });

  it('runs a timer that another timer set, when it too falls due', () => {
    const clock = new ManualClock(0);
    let ranAt = 0;
    clock.setTimeout(() => clock.setTimeout(() => (ranAt = clock.now()), 5), 10);
    clock.advance(15);
    expect(ranAt).toBe(15);
  });
});
