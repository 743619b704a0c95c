import type { RetentionWindows } from '@iris/contract';

export type RetentionWindow = keyof RetentionWindows;

/** What a window is about. */
export interface RetentionText {
  readonly window: RetentionWindow;
  readonly name: string;
  readonly about: string;
}

export const retentionTexts: readonly RetentionText[] = [
  { window: 'messages_days', name: 'Messages', about: 'What visitors and your team wrote to each other.' },
  { window: 'attachments_days', name: 'Attachments', about: 'Files that were sent with messages.' },
  {
    window: 'guests_days',
    name: 'Guests',
    about: 'Visitors without an identity of yours, counted from when they were last here.',
  },
  {
    window: 'audit_days',
    name: 'Audit log',
    about: 'Who did what and when. Other rules may ask you to keep it for years.',
  },
];

/** The windows that become shorter: what is deleted because of that can't be brought back. */
export function shortened(before: RetentionWindows, after: RetentionWindows): readonly RetentionText[] {
  return retentionTexts.filter(({ window }) => after[window] < before[window]);
}

/** The longest window there is, in days (contract §10). */
export const mostDays = 36_500;

/** A number of days that was typed, or null for what is none. */
export function daysFrom(text: string): number | null {
  if (!/^\d{1,5}$/.test(text.trim())) return null;
  const days = Number(text);
  return days >= 1 && days <= mostDays ? days : null;
}

/** Days as people count them, beside the exact number: "about 2 years"; empty where the number says it best. */
export function roughly(days: number): string {
  if (days < 60) return '';
  const months = Math.round(days / 30.44);
  if (months === 12) return 'about a year';
  return months < 24 ? `about ${months} months` : `about ${Math.round(days / 365.25)} years`;
}
