import Format from 'typebox/format';
import { maxContentCodePoints } from '../names.ts';

/** PostgreSQL can't store NUL, and a lone surrogate would come back as another character. */
function isStorableText(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

/** Code points of `value`, counting no further than `limit + 1`. */
function countCodePoints(value: string, limit: number): number {
  const codePoints = value[Symbol.iterator]();
  let count = 0;
  while (count <= limit && !codePoints.next().done) count += 1;
  return count;
}

function isContent(value: string): boolean {
  const length = countCodePoints(value.trim(), maxContentCodePoints);
  return isStorableText(value) && length >= 1 && length <= maxContentCodePoints;
}

function isHttpsUrl(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** What each format of ours asks for, in words that complete "must be …" in an error's details. */
export const formatSentences: Readonly<Record<string, string>> = {
  text: 'must not contain NUL or broken Unicode',
  content: `must have 1 to ${maxContentCodePoints} characters after trimming, none of them NUL`,
  'https-url': 'must be an https:// address',
  locale: 'must be a BCP 47 language tag',
  'time-zone': 'must be an IANA time zone',
  uuid: 'must be a UUIDv7',
  email: 'must be an e-mail address',
  date: 'must be a day: YYYY-MM-DD',
  'date-time': 'must be an RFC 3339 time',
};

/** Makes our formats known to typebox. Called once, by the module that compiles schemas. */
export function registerFormats(): void {
  Format.Set('text', isStorableText);
  Format.Set('content', isContent);
  Format.Set('https-url', isHttpsUrl);
  Format.Set('locale', isLocale);
  Format.Set('time-zone', isTimeZone);
}
