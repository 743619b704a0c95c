const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const shortDay = inForm({ day: 'numeric', month: 'short' });
const shortDayOfYear = inForm({ day: 'numeric', month: 'short', year: 'numeric' });
const longDay = inForm({ weekday: 'long', day: 'numeric', month: 'long' });
const longDayOfYear = inForm({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** A time in the reader's own form. To make a formatter takes as long as to draw a row: each is made once. */
function inForm(options: Intl.DateTimeFormatOptions): (at: number) => string {
  let formatter: Intl.DateTimeFormat | undefined;
  return (at) => (formatter ??= new Intl.DateTimeFormat(undefined, options)).format(at);
}

/** How long ago, up to a day; then the date in the reader's own form. */
export function timeAgo(at: number, now: number): string {
  const age = Math.max(0, now - at);
  if (age < minute) return 'now';
  if (age < hour) return `${Math.floor(age / minute)} min`;
  if (age < day) return `${Math.floor(age / hour)} h`;
  return shortDate(at, now);
}

/** The same in a sentence: "just now", "5 min ago", "on 3 January 2026". */
export function whenText(at: number, now: number): string {
  const age = now - at;
  if (age < minute) return 'just now';
  return age < day ? `${timeAgo(at, now)} ago` : `on ${longDate(at)}`;
}

/** How long something still holds: "7 days", "5 h", "3 min". */
export function timeLeft(until: number, now: number): string {
  const left = Math.max(0, until - now);
  if (left >= 1.5 * day) return `${Math.round(left / day)} days`;
  if (left >= 1.5 * hour) return `${Math.round(left / hour)} h`;
  return `${Math.max(1, Math.round(left / minute))} min`;
}

function shortDate(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return isThisYear ? shortDay(at) : shortDayOfYear(at);
}

/** The heading of a day in a conversation. */
export function dayName(at: number, now: number): string {
  const difference = startOfDay(now) - startOfDay(at);
  if (difference <= 0) return 'Today';
  // A day may have 23 or 25 hours.
  if (difference < 1.5 * day) return 'Yesterday';
  return difference > 300 * day ? longDayOfYear(at) : longDay(at);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

export const clockTime = inForm({ hour: '2-digit', minute: '2-digit' });

/** Date and time in full, for whoever wants to know exactly. */
export const exactTime = inForm({ dateStyle: 'medium', timeStyle: 'short' });

export const longDate = inForm({ dateStyle: 'long' });

/**
 * Makes the formatters before they are needed. The first one of a page takes as long as all that is drawn in a picture:
 * it would be felt if it came while somebody scrolls from today's rooms to yesterday's.
 */
export function prepareTimes(): void {
  for (const inWords of [shortDay, clockTime, longDay, exactTime]) inWords(0);
}

/** How warm the waiting time of a visitor is: from grey to amber. */
export function warmth(since: string, now: number): 'cool' | 'warm' | 'hot' {
  const age = now - Date.parse(since);
  return age < 5 * minute ? 'cool' : age < 15 * minute ? 'warm' : 'hot';
}
