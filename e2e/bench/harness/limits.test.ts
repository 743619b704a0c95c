import { describe, expect, it } from 'vitest';
import { holds, judged, limitsText } from './limits.ts';

const limits = { rate: { atLeast: 0.5 }, cost: { atMost: 300 } } as const;

describe('judged', () => {
  it('lets a figure be just at its limit', () => {
    expect(holds(judged(limits, { rate: 0.5, cost: 300 }))).toBe(true);
  });

  it.each([
    ['below its least', { rate: 0.49, cost: 0 }],
    ['above its most', { rate: 1, cost: 301 }],
    ['no number', { rate: Number.NaN, cost: 0 }],
  ])('does not let a figure be %s', (_what, figures) => {
    expect(holds(judged(limits, figures))).toBe(false);
  });

  it('says which limit is broken', () => {
    expect(limitsText(judged(limits, { rate: 1, cost: 301 }))).toBe(
      ['  holds  rate 1 (at least 0.5)', '  BROKEN cost 301 (at most 300)'].join('\n'),
    );
  });
});
