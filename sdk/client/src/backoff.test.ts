import { describe, expect, it } from 'vitest';
import { delayBefore } from './backoff.ts';

const longest = (attempt: number) => delayBefore(attempt, () => 1);

describe('backoff', () => {
  it('waits anything between nothing and the bound', () => {
    expect(delayBefore(3, () => 0)).toBe(0);
    expect(delayBefore(3, () => 0.25)).toBe(1_000);
  });

  it('doubles its bound up to 4 s, so that a restarted service is found within 5 s', () => {
    expect([1, 2, 3, 10, 30].map(longest)).toEqual([1_000, 2_000, 4_000, 4_000, 4_000]);
  });

  it('is patient with a service that stays away, and never overflows', () => {
    expect([31, 10_000].map(longest)).toEqual([30_000, 30_000]);
  });
});
