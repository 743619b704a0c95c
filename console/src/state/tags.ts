import { characters } from './characters.ts';

/** How many tags a room may carry, and how long each may be, in code points (contract §14). */
export const mostTags = 20;
const mostCharacters = 40;

/** So many are offered at once. */
const mostOffered = 8;

/** A tag as the server keeps it: trimmed, in lower case, with single spaces. Null for what can't be one. */
export function tagFrom(text: string): string | null {
  const tag = text.trim().replace(/\s+/gu, ' ').toLowerCase();
  return tag === '' || characters(tag) > mostCharacters ? null : tag;
}

/** What to offer while somebody types: tags in use that aren't on the room yet, then what was typed, if that is new. */
export function offeredTags(
  typed: string,
  inUse: readonly string[],
  onRoom: readonly string[],
): readonly string[] {
  const tag = tagFrom(typed);
  const wanted = typed.trim() === '' ? '' : tag;
  if (wanted === null) return [];
  const known = inUse.filter((other) => !onRoom.includes(other) && other.includes(wanted));
  const begins = (other: string) => (other.startsWith(wanted) ? 0 : 1);
  const offered = known.toSorted((a, b) => begins(a) - begins(b)).slice(0, mostOffered);
  const isNew = tag !== null && !inUse.includes(tag) && !onRoom.includes(tag);
  return isNew ? [...offered, tag] : offered;
}
