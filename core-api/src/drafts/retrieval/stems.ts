import type { Queryable } from '../../db/queryable.ts';

/** What full-text search makes of a word in each language; null where the language has no use for it. */
export interface Stem {
  readonly english: string | null;
  readonly german: string | null;
}

/** The stem of a word that was asked for. */
export type StemOf = (word: string) => Stem;

const rememberAtMost = 100_000;

/** Stems of words by the dictionaries of PostgreSQL itself; each word is asked for once. */
export class Stems {
  #known = new Map<string, Stem>();

  /** Asks on the caller's own connection: whoever holds one must not wait for another. */
  async of(db: Queryable, words: readonly string[]): Promise<StemOf> {
    if (this.#known.size > rememberAtMost) this.#known = new Map();
    // Whoever asked keeps what it was given, also when all is forgotten meanwhile.
    const known = this.#known;
    const unknown = [...new Set(words)].filter((word) => !known.has(word));
    if (unknown.length > 0) for (const { word, ...stem } of await askFor(db, unknown)) known.set(word, stem);
    return (word) => known.get(word) ?? { english: word, german: word };
  }
}

function askFor(db: Queryable, words: readonly string[]): Promise<(Stem & { readonly word: string })[]> {
  return db.query({
    name: 'word-stems',
    text: 'select word, english, german from word_stems($1)',
    values: [words],
  });
}
