import type { Note } from '@iris/contract';

/**
 * The notes of a room after more of them came, oldest first. The newest page (`isFirst`) that no known note is on leaves
 * a hole before it: what was known goes, and comes back page by page.
 */
export function withNotes(known: readonly Note[], more: readonly Note[], isFirst: boolean): readonly Note[] {
  const ids = new Set(more.map(({ id }) => id));
  const others = known.filter(({ id }) => !ids.has(id));
  const isApart = isFirst && others.length === known.length && more.length > 0;
  return [...(isApart ? [] : others), ...more].sort(byTime);
}

/** Ids grow with time, so they settle what one millisecond leaves open. */
function byTime(a: Note, b: Note): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
