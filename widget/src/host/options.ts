import { chooseLocale, type Locale } from '../locales/launcher-words.ts';
import type { WidgetSetup } from './setup.ts';

export type Theme = 'light' | 'dark' | 'auto';

/** What the tag and the workspace's configuration together ask for; the tag's attributes win. */
export interface WidgetOptions {
  readonly token: string | null;
  readonly channelId: string | null;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly position: 'left' | 'right';
  readonly isOpen: boolean;
  readonly hidesLauncher: boolean;
  /** The widget fills its window: the embed page of native hosts. */
  readonly fills: boolean;
}

export function optionsOf({ attributes, config }: WidgetSetup): WidgetOptions {
  const { token, initialChannelId, locale, theme, position, open, hideLauncher, embed } = attributes;
  return {
    token: token || null,
    channelId: initialChannelId || null,
    locale: localeFrom(locale ?? config.locale),
    theme: isTheme(theme) ? theme : config.theme,
    position: position === 'left' || position === 'right' ? position : config.position,
    isOpen: isOn(open),
    hidesLauncher: isOn(hideLauncher),
    fills: isOn(embed),
  };
}

export function localeFrom(wanted: string): Locale {
  return chooseLocale(wanted === 'auto' ? navigator.languages : [wanted]);
}

export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'auto';
}

/** `data-open`, `data-open=""` and `data-open="true"` all say yes, as authors write all three. */
function isOn(attribute: string | undefined): boolean {
  return attribute !== undefined && attribute !== 'false';
}
