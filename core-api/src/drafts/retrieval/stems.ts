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
    if (unknown.length > 0) for (const row of await askFor(db, unknown)) known.set(row.word, stemIn(row));
    return (word) => known.get(word) ?? { english: word, german: word };
  }
}

/** What English puts behind a word to bend it; anything else makes another word of it. */
const bending = /^(?:e?s|e?d|e|y|ies|ied|ying|[a-z]?(?:ed|ing))?$/;

/** English stems go further than bending: access and accessible have one stem, and are not the same. */
function stemIn({ word, english, german }: StemRow): Stem {
  if (english === null) return { english, german };
  let shared = 0;
  while (shared < word.length && word[shared] === english[shared]) shared += 1;
  return { english: bending.test(word.slice(shared)) ? english : word.replace(/(?<=[^s])s$/, ''), german };
}

interface StemRow extends Stem {
  readonly word: string;
}

function askFor(db: Queryable, words: readonly string[]): Promise<StemRow[]> {
  return db.query({
    name: 'word-stems',
    text: 'select word, english, german from word_stems($1)',
    values: [words],
  });
}
