import { characters } from './characters.ts';

/** Something that the team wrote down to be used again: an article by its title, a canned reply by its shortcut. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly updatedAt: string;
}

export type EntryText = Pick<Entry, 'name' | 'content'>;

/** The newest entries of one kind, from wherever one was. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  /** Where older ones begin; null when that is all. */
  readonly nextCursor: string | null;
}

export const noEntries: EntryPage = { entries: [], nextCursor: null };

export function withEntry(page: EntryPage, entry: Entry): EntryPage {
  const isThere = page.entries.some(({ id }) => id === entry.id);
  const entries = isThere
    ? page.entries.map((one) => (one.id === entry.id ? entry : one))
    : [entry, ...page.entries];
  return { ...page, entries };
}

export function withoutEntry(page: EntryPage, id: string): EntryPage {
  return { ...page, entries: page.entries.filter((entry) => entry.id !== id) };
}

export const withOlder = ({ entries }: EntryPage, older: EntryPage): EntryPage => ({
  entries: [...entries, ...older.entries],
  nextCursor: older.nextCursor,
});

/** How many there are, as far as one knows: "3", "50+". */
export const countOf = ({ entries, nextCursor }: EntryPage): string =>
  nextCursor === null ? String(entries.length) : `${entries.length}+`;

/** What is wrong with a text that has to be there and has an end; null when nothing is. */
export function lengthProblem(text: string, most: number): string | null {
  const length = characters(text.trim());
  if (length === 0) return 'Write something here.';
  if (length <= most) return null;
  return `${(length - most).toLocaleString()} too many: at most ${most.toLocaleString()} characters.`;
}

/** The longest name and content of each kind, in characters (contract, articles and canned replies). */
export const longest = {
  title: 200,
  article: 20_000,
  shortcut: 40,
  reply: 8_000,
} as const;

/** What is wrong with a shortcut; null when nothing is. */
export function shortcutProblem(shortcut: string): string | null {
  if (/\s/u.test(shortcut.trim())) return 'No spaces: it is typed as one word.';
  return shortcut.includes('/')
    ? 'Without the slash: that is typed before it.'
    : lengthProblem(shortcut, longest.shortcut);
}
