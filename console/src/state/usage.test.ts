import { describe, expect, it } from 'vitest';
import { daysUntil, durationText, isQuiet, seriesOf, usageDays } from './usage.ts';

const days = usageDays([
  { day: '2026-01-02', metric: 'messages', value: 5 },
  { day: '2026-01-02', metric: 'channels', value: 2 },
  { day: '2026-01-02', metric: 'reply_seconds', value: 90 },
  { day: '2026-01-01', metric: 'messages', value: 1_000 },
  { day: '2026-01-01', metric: 'sessions', value: 3 },
  { day: '2026-01-01', metric: 'drafts_sent', value: 4 },
  { day: '2026-01-02', metric: 'drafts_sent', value: 2 },
  { day: '2026-01-02', metric: 'drafts_edited', value: 1 },
  { day: '2026-01-02', metric: 'drafts_dismissed', value: 5 },
]);

describe('usage', () => {
  it('goes from the first day to the last, with nothing where nothing was counted', () => {
    expect(days.map(({ day, messages, sessions }) => [day, messages, sessions])).toEqual([
      ['2026-01-01', 1_000, 3],
      ['2026-01-02', 5, 0],
    ]);
    expect(days.map(({ replySeconds }) => replySeconds)).toEqual([null, 90]);
  });

  it('is summed up, but rooms are not, nor response times: their middle stands for them', () => {
    expect(seriesOf(days).map(({ name, summary }) => [name, summary])).toEqual([
      ['Rooms', '1 a day'],
      ['Response time', '2 min'],
      ['Messages', (1_005).toLocaleString()],
      ['Visits to the chat', '3'],
      ['Drafts sent', '7'],
    ]);
    expect(seriesOf([])[1]?.summary).toBe('–');
  });

  it('says what became of drafts: sent as they were, edited first, or dismissed', () => {
    const drafts = seriesOf(days).at(-1);
    expect(drafts?.values).toEqual([4, 3]);
    expect(drafts?.about).toBe('in all: 6 as they were, 1 edited; 5 were dismissed');
  });

  it('is quiet until somebody came or wrote', () => {
    expect(isQuiet(days)).toBe(false);
    expect(isQuiet(usageDays([{ day: '2026-01-01', metric: 'messages', value: 0 }]))).toBe(true);
  });

  it.each([
    [45, '45 s'],
    [720, '12 min'],
    [10_800, '3 h'],
    [172_800, '2 days'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

it('counts the days of a period back from its last, over the ends of months', () => {
  expect(daysUntil('2026-03-02', 4)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
});
