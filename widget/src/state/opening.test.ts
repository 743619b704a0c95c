import { describe, expect, it } from 'vitest';
import { opensAt } from './opening.ts';

const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, open: '09:00', close: '17:30' }));
const berlin = { time_zone: 'Europe/Berlin', hours: weekdays };
const open = (now: string, hours = berlin) => {
  const at = opensAt(hours, Date.parse(now));
  return at === null ? null : new Date(at).toISOString();
};

// 2026-01-15 is a Thursday; Berlin is one hour ahead of UTC in winter.
describe('opensAt', () => {
  it('is null while the team is there, from the first minute to the last', () => {
    expect(open('2026-01-15T08:00:00Z')).toBeNull();
    expect(open('2026-01-15T16:29:59Z')).toBeNull();
  });

  it('is this morning before opening and tomorrow after closing', () => {
    expect(open('2026-01-15T07:10:30Z')).toBe('2026-01-15T08:00:00.000Z');
    expect(open('2026-01-15T16:30:00Z')).toBe('2026-01-16T08:00:00.000Z');
  });

  it('is Monday on a weekend', () => {
    expect(open('2026-01-17T12:00:00Z')).toBe('2026-01-19T08:00:00.000Z');
  });

  it('knows hours that go past midnight, and past Sunday', () => {
    const night = { time_zone: 'UTC', hours: [{ day: 7, open: '22:00', close: '06:00' }] };
    expect(open('2026-01-18T23:00:00Z', night)).toBeNull();
    expect(open('2026-01-19T05:59:00Z', night)).toBeNull();
    expect(open('2026-01-19T06:00:00Z', night)).toBe('2026-01-25T22:00:00.000Z');
  });

  it('promises nothing for a team without hours', () => {
    expect(open('2026-01-15T08:00:00Z', { time_zone: 'UTC', hours: [] })).toBeNull();
  });
});
