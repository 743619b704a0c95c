import { isFields } from '../host/arguments.ts';
import type { Part } from '../host/setup.ts';
import { en, type Words } from './en.ts';
import type { Locale } from './launcher-words.ts';

/** Where the other languages are. */
export type LocaleParts = Readonly<Partial<Record<Locale, Part>>>;

/** The words of a language; English where its file can't be had: a chat in English is better than none. */
export async function loadWords(origin: string, locale: Locale, parts: LocaleParts): Promise<Words> {
  const part = parts[locale];
  if (part === undefined) return en;
  const [path, integrity] = part;
  try {
    const response = await fetch(origin + path, { integrity, credentials: 'omit' });
    const words: unknown = await response.json();
    return isWords(words) ? words : en;
  } catch {
    return en;
  }
}

function isWords(value: unknown): value is Words {
  return isFields(value) && Object.keys(en).every((key) => typeof value[key] === 'string');
}

/** `text` with `{name}` replaced. */
export function fill(text: string, name: string, value: string): string {
  return text.replace(`{${name}}`, () => value);
}
