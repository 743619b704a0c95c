import type { Words } from '../locales/en.ts';

/** Times as a reader of one language writes them. */
export interface Times {
  /** 14:02 */
  clock(at: number): string;
  /** Today, Yesterday, Monday 3 March. */
  day(at: number, now: number): string;
  /** “tomorrow at 9:00”, “Monday at 9:00”. */
  soon(at: number, now: number): string;
}

/** The reader's region says how times are written, if their language is the one that is shown. */
function regional(locale: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}

export function timesFor(locale: string, words: Words): Times {
  const region = regional(locale);
  const clockFormat = new Intl.DateTimeFormat(region, { hour: 'numeric', minute: '2-digit' });
  const dayFormat = new Intl.DateTimeFormat(region, { weekday: 'long', day: 'numeric', month: 'long' });
  const yearFormat = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', year: 'numeric' });
  const weekdayFormat = new Intl.DateTimeFormat(region, { weekday: 'long' });
  const relative = new Intl.RelativeTimeFormat(region, { numeric: 'auto' });
  return {
    clock: (at) => clockFormat.format(at),
    day: (at, now) => {
      const days = daysBetween(at, now);
      if (days === 0) return words.today;
      if (days === 1) return words.yesterday;
      return new Date(at).getFullYear() === new Date(now).getFullYear()
        ? dayFormat.format(at)
        : yearFormat.format(at);
    },
    soon: (at, now) => {
      const days = daysBetween(now, at);
      const day = days <= 1 ? relative.format(days, 'day') : weekdayFormat.format(at);
      return `${day}, ${clockFormat.format(at)}`;
    },
  };
}

/** Midnights between two moments. */
function daysBetween(from: number, to: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
