import { describe, expect, it } from 'vitest';
import { secondsUntil, simulateStorm } from './storm.ts';
import { virtualClock } from './virtual-clock.ts';

describe('a virtual clock', () => {
  it('runs what is due in its order, also what was set meanwhile, and nothing that was taken back', async () => {
    const clock = virtualClock();
    const ran: string[] = [];
    const note = (name: string) => () => void ran.push(`${name} at ${clock.now()}`);
    for (const at of [30, 10, 20, 20, 50]) clock.after(at, note(String(at)));
    clock.after(15, () => clock.after(10, note('set at 15')));
    clock.after(5, note('taken back'))();
    await clock.advance(40);
    expect(ran).toEqual(['10 at 10', '20 at 20', '20 at 20', 'set at 15 at 25', '30 at 30']);
    expect(clock.now()).toBe(40);
  });

  it('lets promises be noticed before the next moment', async () => {
    const clock = virtualClock();
    const ran: string[] = [];
    clock.after(10, () => void Promise.resolve().then(() => ran.push('promise')));
    clock.after(11, () => void ran.push('timer'));
    await clock.advance(20);
    expect(ran).toEqual(['promise', 'timer']);
  });
});

describe('a storm', () => {
  it('is over as soon as all have been greeted, where the service bears it', async () => {
    const storm = await simulateStorm({ clients: 200, perSecond: 1_000, refusedMs: 2_000 });
    expect(storm.tries.reduce((sum, tries) => sum + tries, 0)).toBeGreaterThan(200);
    expect(secondsUntil(storm, 200, 1)).toBeGreaterThan(2);
    expect(secondsUntil(storm, 200, 1)).toBeLessThan(8);
  });

  it('lasts for as long as the service takes to greet them all', async () => {
    const storm = await simulateStorm({ clients: 200, perSecond: 10, refusedMs: 0 });
    expect(secondsUntil(storm, 200, 1)).toBeGreaterThan(20);
  });
});
