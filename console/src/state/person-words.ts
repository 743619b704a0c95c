import type { Person } from '@iris/contract';

/** A page that can be followed, or null: only what a browser opens without running anything. */
export function pageLink(url: string): { readonly href: string; readonly text: string } | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, search, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return { href, text: `${host}${pathname === '/' ? '' : pathname}${search}` };
}

/** The name of a language in English; a tag that names none stays as it is. */
export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** Whether we know who it is or only what they said. */
export function kindText(kind: Person['kind']): string {
  return kind === 'user' ? 'Verified user' : 'Guest, not verified';
}
