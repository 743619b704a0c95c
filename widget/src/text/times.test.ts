import { describe, expect, it } from 'vitest';
import { en } from '../locales/en.ts';
import { timesFor } from './times.ts';

const now = new Date(2026, 0, 15, 10, 0).getTime();
const daysAgo = (days: number) => new Date(2026, 0, 15 - days, 23, 59).getTime();
const times = timesFor('en', en);

describe('times', () => {
  it('names a day as one would', () => {
    expect([0, 1].map((days) => times.day(daysAgo(days), now))).toEqual(['Today', 'Yesterday']);
    expect(times.day(daysAgo(2), now)).toContain('Tuesday');
    expect(times.day(daysAgo(40), now)).toContain('2025');
  });

  it('says when somebody is back', () => {
    expect(times.soon(new Date(2026, 0, 15, 14, 0).getTime(), now)).toMatch(/^today, 0?2:00|^today, 14:00/);
    expect(times.soon(new Date(2026, 0, 16, 9, 0).getTime(), now)).toMatch(/^tomorrow, /);
    expect(times.soon(new Date(2026, 0, 19, 9, 0).getTime(), now)).toMatch(/^Monday, /);
  });
});
