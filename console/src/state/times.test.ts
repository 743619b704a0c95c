import { describe, expect, it } from 'vitest';
import { dayName, timeAgo, timeLeft, warmth, whenText } from './times.ts';

const now = new Date(2026, 0, 10, 12, 0).getTime();
const minute = 60_000;
const hour = 60 * minute;

describe('how long ago', () => {
  it.each([
    [0, 'now'],
    [59_000, 'now'],
    [minute, '1 min'],
    [59 * minute, '59 min'],
    [hour, '1 h'],
    [23.9 * hour, '23 h'],
    [-5_000, 'now'],
  ])('%d ms is %s', (age, text) => expect(timeAgo(now - age, now)).toBe(text));

  it('is a date after a day, with the year if it is another', () => {
    expect(timeAgo(now - 25 * hour, now)).toMatch(/9/);
    expect(timeAgo(now - 25 * hour, now)).not.toMatch(/2026/);
    expect(timeAgo(now - 20 * 24 * hour, now)).toMatch(/2025/);
  });
});

describe('the name of a day', () => {
  it('goes by the calendar, not by 24 hours', () => {
    expect(dayName(new Date(2026, 0, 10, 0, 1).getTime(), now)).toBe('Today');
    expect(dayName(new Date(2026, 0, 9, 23, 59).getTime(), now)).toBe('Yesterday');
    expect(dayName(new Date(2026, 0, 8, 23, 59).getTime(), now)).toMatch(/8/);
  });
});

describe('waiting', () => {
  it.each([
    [4, 'cool'],
    [5, 'warm'],
    [15, 'hot'],
  ] as const)('%d minutes is %s', (minutes, heat) => {
    expect(warmth(new Date(now - minutes * minute).toISOString(), now)).toBe(heat);
  });
});

describe('when, in a sentence', () => {
  it.each([
    [59_000, /^just now$/],
    [5 * minute, /^5 min ago$/],
    [23 * hour, /^23 h ago$/],
    [40 * 24 * hour, /^on .*2025/],
  ])('%d ms before', (age, text) => expect(whenText(now - age, now)).toMatch(text));
});

describe('how long something still holds', () => {
  it.each([
    [7 * 24 * hour - 1, '7 days'],
    [36 * hour, '2 days'],
    [35 * hour, '35 h'],
    [90 * minute, '2 h'],
    [89 * minute, '89 min'],
    [10_000, '1 min'],
    [-5_000, '1 min'],
  ])('%d ms is %s', (left, text) => expect(timeLeft(now + left, now)).toBe(text));
});
