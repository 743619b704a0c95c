import { describe, expect, it } from 'vitest';
import { rangeAround, rangeTowards, shiftOf, viewAt } from './row-range.ts';

const rangeAt = (top: number, height: number, count = 10_000) =>
  rangeAround({ count, rowPx: 64 }, viewAt({ count, rowPx: 64 }, top, height));

describe('the rows that are drawn', () => {
  it('are those in view and some around, not ten thousand', () => {
    expect(rangeAt(0, 640)).toEqual({ first: 0, end: 20 });
    const { first, end } = rangeAt(64 * 5_000, 640);
    expect(first).toBeLessThanOrEqual(4_992);
    expect(end).toBeGreaterThanOrEqual(5_018);
    expect(end - first).toBeLessThan(40);
  });

  it('end with the list', () => {
    expect(rangeAt(64 * 9_990, 640).end).toBe(10_000);
    expect(rangeAt(0, 640, 3)).toEqual({ first: 0, end: 3 });
    expect(rangeAt(0, 640, 0)).toEqual({ first: 0, end: 0 });
  });

  it('stay the same for a row or two', () => {
    expect(rangeAt(64 * 100, 640)).toEqual(rangeAt(64 * 101, 640));
  });

  it('always hold what is in view', () => {
    for (let top = 0; top < 64 * 50; top += 7) {
      const { first, end } = rangeAt(top, 500);
      expect(first * 64).toBeLessThanOrEqual(top);
      expect(end * 64).toBeGreaterThanOrEqual(top + 500);
    }
  });
});

describe('a few rows at a time', () => {
  const wanted = { first: 92, end: 124 };
  const view = { first: 100, end: 115 };
  const steps = (from: { first: number; end: number }) => {
    const all = [rangeTowards(from, wanted, view)];
    for (let last = all[0]; last !== undefined && (last.first > 92 || last.end < 124); last = all.at(-1))
      all.push(rangeTowards(last, wanted, view));
    return all;
  };

  it('are drawn from far away, those in view first', () => {
    const all = steps({ first: 0, end: 20 });
    expect(all[0]).toEqual({ first: 100, end: 103 });
    expect(all[4]).toEqual({ first: 100, end: 115 });
    expect(all.at(-1)).toEqual(wanted);
  });

  it('are drawn from near by, beside those that are there', () => {
    expect(rangeTowards({ first: 88, end: 118 }, wanted, view)).toEqual({ first: 92, end: 121 });
    expect(rangeTowards({ first: 105, end: 140 }, wanted, view)).toEqual({ first: 102, end: 124 });
    expect(rangeTowards({ first: 60, end: 104 }, wanted, view)).toEqual({ first: 92, end: 107 });
  });

  it('are all there is in a short list', () => {
    const all = { first: 0, end: 3 };
    expect(rangeTowards({ first: 0, end: 0 }, all, all)).toEqual(all);
    expect(rangeTowards(all, all, all)).toEqual(all);
  });
});

describe('what is in view', () => {
  const before = ['a', 'b', 'c', 'd'];

  it('moves with what comes and goes above it', () => {
    expect(shiftOf(before, ['new', 'a', 'b', 'c', 'd'], 2, 2)).toBe(1);
    expect(shiftOf(before, ['c', 'd'], 2, 2)).toBe(-2);
    expect(shiftOf(before, before, 2, 2)).toBe(0);
  });

  it('is found by its next row when its first one left', () => {
    expect(shiftOf(before, ['c', 'a', 'b', 'd'], 1, 3)).toBe(1);
    expect(shiftOf(before, ['new', 'c', 'd'], 1, 3)).toBe(-1);
  });

  it('stays when nothing of it is left', () => {
    expect(shiftOf(before, ['x', 'y'], 1, 3)).toBe(0);
    expect(shiftOf([], ['x'], 0, 3)).toBe(0);
  });
});
