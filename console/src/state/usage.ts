import type { UsageEntry, UsageMetric } from '@iris/contract';

/** One day of a workspace. Days are UTC; `replySeconds` is null where nobody had to be answered. */
export interface UsageDay {
  readonly day: string;
  readonly messages: number;
  readonly sessions: number;
  readonly activeUsers: number;
  readonly channels: number;
  readonly replySeconds: number | null;
  /** What became of drafts that day. */
  readonly drafts: DraftCounts;
}

export interface DraftCounts {
  readonly sent: number;
  readonly edited: number;
  readonly dismissed: number;
}

/** What was counted, by day from the first to the last. */
export function usageDays(entries: readonly UsageEntry[]): readonly UsageDay[] {
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return [...byDay].map(([day, ofDay]) => usageDay(day, ofDay)).sort((a, b) => a.day.localeCompare(b.day));
}

function usageDay(day: string, entries: readonly UsageEntry[]): UsageDay {
  const valueOf = (metric: UsageMetric) => entries.find((entry) => entry.metric === metric)?.value ?? null;
  return {
    day,
    messages: valueOf('messages') ?? 0,
    sessions: valueOf('sessions') ?? 0,
    activeUsers: valueOf('active_users') ?? 0,
    channels: valueOf('channels') ?? 0,
    replySeconds: valueOf('reply_seconds'),
    drafts: {
      sent: valueOf('drafts_sent') ?? 0,
      edited: valueOf('drafts_edited') ?? 0,
      dismissed: valueOf('drafts_dismissed') ?? 0,
    },
  };
}

/** The days of a period by its last one: also those before there was anything to count. */
export function daysUntil(last: string, count: number): readonly string[] {
  const end = Date.parse(last);
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Whether anything at all has happened. */
export function isQuiet(days: readonly UsageDay[]): boolean {
  return days.every(({ messages, sessions }) => messages === 0 && sessions === 0);
}

/** One figure of every day, and what stands for all of them. */
export interface Series {
  readonly name: string;
  /** What a bar or a cell shows: "12", "4 min". */
  readonly format: (value: number) => string;
  readonly values: readonly (number | null)[];
  /** The figure of the whole time, and what it is. */
  readonly summary: string;
  readonly about: string;
}

/** The charts of the overview. */
export function seriesOf(days: readonly UsageDay[]): readonly Series[] {
  const counted = (name: string, about: string, of: (day: UsageDay) => number): Series => {
    const values = days.map(of);
    const sum = values.reduce((total, value) => total + value, 0);
    return { name, values, about, format: countText, summary: countText(sum) };
  };
  return [
    rooms(counted('Rooms', 'in which visitors wrote', ({ channels }) => channels)),
    responses(days),
    counted('Messages', 'of visitors and team', ({ messages }) => messages),
    counted('Visits to the chat', 'begun by visitors', ({ sessions }) => sessions),
    counted('Drafts sent', fateOfDrafts(days), ({ drafts }) => drafts.sent + drafts.edited),
  ];
}

/** How good the drafts were, as the team sees it. */
function fateOfDrafts(days: readonly UsageDay[]): string {
  const sumOf = (of: (counts: DraftCounts) => number) =>
    countText(days.reduce((total, { drafts }) => total + of(drafts), 0));
  return `in all: ${sumOf(({ sent }) => sent)} as they were, ${sumOf(({ edited }) => edited)} edited; ${sumOf(({ dismissed }) => dismissed)} were dismissed`;
}

/** A room in which somebody wrote on two days counts on both, so their sum would be no number of rooms. */
function rooms(series: Series): Series {
  const sum = series.values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const mean = sum / Math.max(1, series.values.length);
  return { ...series, summary: `${mean.toLocaleString(undefined, { maximumFractionDigits: 1 })} a day` };
}

function responses(days: readonly UsageDay[]): Series {
  const values = days.map(({ replySeconds }) => replySeconds);
  const middle = median(values.filter((value) => value !== null));
  return {
    name: 'Response time',
    values,
    about: 'median of the days’ medians',
    format: durationText,
    summary: middle === null ? '–' : durationText(middle),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const countText = (value: number): string => value.toLocaleString();

/** Seconds as people say them: "45 s", "12 min", "3 h", "2 days". */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3_600) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** A day as the reader writes it; it is a day of UTC wherever they are. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}
