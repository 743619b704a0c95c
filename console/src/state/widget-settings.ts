import type { TenantId, WidgetConfig, WidgetSettings } from '@iris/contract';

/** Settings as they were read, and the name of that state: a change of another one is refused. */
export interface HeldSettings {
  readonly settings: WidgetSettings;
  readonly etag: string | null;
}

/** What was changed in the form and is not saved; the list of origins is changed at once and never waits here. */
export type TypedSettings = Readonly<Partial<Omit<WidgetSettings, 'allowed_origins'>>>;

/** The settings that would be saved. What another administrator changed meanwhile stays, but for what is typed. */
export function withTyped(saved: WidgetSettings, typed: TypedSettings): WidgetSettings {
  return { ...saved, ...typed };
}

/** Whether something would change. */
export function isChanged(saved: WidgetSettings, typed: TypedSettings): boolean {
  return JSON.stringify(withTyped(saved, typed)) !== JSON.stringify(saved);
}

/** What a visitor's widget would be told. A logo whose address is half typed is none yet. */
export function previewConfig(tenantId: TenantId, settings: WidgetSettings): WidgetConfig {
  const { allowed_origins: _, ...shown } = settings;
  return { tenant_id: tenantId, ...shown, logo_url: isAddress(shown.logo_url) ? shown.logo_url : null };
}

function isAddress(text: string | null): text is string {
  return text !== null && URL.canParse(text) && new URL(text).protocol === 'https:';
}

/** How the server names the fields, and how this page does. */
export const fieldNames: Readonly<Record<string, string>> = {
  '/title': 'Title',
  '/welcome_message': 'Welcome message',
  '/logo_url': 'Logo',
  '/offset/x': 'Distance from the side',
  '/offset/y': 'Distance from the bottom',
  '/locale': 'Language',
  '/business_hours/time_zone': 'Time zone',
};

/** The languages that the widget speaks; `auto` is the visitor's own. */
export const languages: readonly (readonly [locale: string, name: string])[] = [
  ['auto', 'The visitor’s own'],
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['ar', 'العربية'],
];

/** By ISO 8601 number, from Monday on. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Monday to Friday where the reader is: what most begin with. */
export function usualHours(): NonNullable<WidgetSettings['business_hours']> {
  return {
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    hours: [1, 2, 3, 4, 5].map((day) => ({ day, open: '09:00', close: '17:00' })),
  };
}
