import { describe, expect, it } from 'vitest';
import { endOf, startOf } from './audit-filter.ts';

describe('a day of the log', () => {
  it('begins and ends where the reader is', () => {
    expect(startOf('2026-01-31')).toBe(new Date(2026, 0, 31).toISOString());
    expect(endOf('2026-01-31')).toBe(new Date(2026, 1, 1).toISOString());
  });

  it.each(['', '2026', 'x-y-z'])('is none when nothing was chosen: "%s"', (day) => {
    expect(startOf(day)).toBeNull();
    expect(endOf(day)).toBeNull();
  });
});
