import { describe, expect, it } from 'vitest';
import { daysFrom, roughly, shortened } from './retention.ts';

const windows = { messages_days: 365, audit_days: 2_190, attachments_days: 365, guests_days: 90 };

describe('retention windows', () => {
  it.each([
    ['1', 1],
    [' 365 ', 365],
    ['36500', 36_500],
    ['36501', null],
    ['0', null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['1e3', null],
    ['ten', null],
  ])('are read from what was typed: "%s"', (text, days) => expect(daysFrom(text)).toBe(days));

  it('name those that become shorter, and only those', () => {
    const after = { ...windows, messages_days: 30, guests_days: 91 };
    expect(shortened(windows, after).map(({ window }) => window)).toEqual(['messages_days']);
    expect(shortened(windows, windows)).toEqual([]);
  });

  it.each([
    [59, ''],
    [90, 'about 3 months'],
    [365, 'about a year'],
    [548, 'about 18 months'],
    [730, 'about 2 years'],
    [36_500, 'about 100 years'],
  ])('say %d days as people count them', (days, text) => expect(roughly(days)).toBe(text));
});
