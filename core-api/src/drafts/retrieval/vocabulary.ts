import { readFile } from 'node:fs/promises';
import type { Queryable } from '../../db/queryable.ts';
import { type Language, parseConcepts, parseStopWords, type Phrase, type StopWords } from './phrases.ts';
import type { Stem, StemOf, Stems } from './stems.ts';

/** Where a text speaks of a concept: the places of the words that do. */
export interface Mention {
  readonly concept: string;
  readonly at: readonly number[];
}

interface StemmedPhrase extends Phrase {
  readonly stems: readonly (string | null)[];
  /** Whether other words may stand in between: "turn the sound off". */
  readonly isOpen: boolean;
}

/** How many words may stand between those of an open phrase; between those of any other, one of `between`. */
const gapAtMost = 2;
const particles = new Set(
  'back off on up out in away down over together ab an auf aus ein um weg zuruck zusammen'.split(' '),
);
const between = new Set(
  'a an the my your our his her their this that these those some any mein meine meinen meiner dein deine ihr ihre unser unsere der die das den dem ein eine einen'.split(
    ' ',
  ),
);

/** The general words of support: which of them say nothing, and which say the same (stop-words.txt, concepts.txt). */
export class Vocabulary {
  readonly #stopWords: StopWords;
  readonly #light: ReadonlySet<string>;
  readonly #phrases: ReadonlyMap<string, readonly StemmedPhrase[]>;
  readonly #byFirst: ReadonlyMap<string, readonly StemmedPhrase[]>;

  /** Reads what lies beside this file. */
  static async open(db: Queryable, stems: Stems): Promise<Vocabulary> {
    const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
    const phrases = parseConcepts(await read('concepts.txt'));
    const stemOf = await stems.of(
      db,
      phrases.flatMap(({ words }) => words),
    );
    return new Vocabulary(phrases, parseStopWords(await read('stop-words.txt')), stemOf);
  }

  constructor(phrases: readonly Phrase[], stopWords: StopWords, stemOf: StemOf) {
    this.#stopWords = stopWords;
    const stemmed = phrases.map((phrase) => ({
      ...phrase,
      stems: phrase.words.map((word) => stemOf(word)[phrase.language]),
      // "Get it in blue" is not "get in": a phrase of words that stand everywhere is not open.
      isOpen:
        phrase.words.some((word) => particles.has(word)) &&
        phrase.words.some((word) => !this.isStopWord(word)),
    }));
    this.#phrases = Map.groupBy(stemmed, ({ concept }) => concept);
    this.#light = new Set(phrases.filter(({ isLight }) => isLight).map(({ concept }) => concept));
    this.#byFirst = Map.groupBy(stemmed, ({ language, words, stems }) =>
      keyOf(language, words[0] ?? '', stems[0] ?? null),
    );
  }

  /** Whether a plain word says nothing of what a text is about. */
  isStopWord(word: string): boolean {
    return this.#stopWords.english.has(word) || this.#stopWords.german.has(word);
  }

  /**
   * The languages that a text may be in, by the words of grammar in it: stems of one language mean other things in the
   * other. Both, where nothing tells.
   */
  languagesOf(words: readonly string[]): readonly Language[] {
    const count = (language: Language) => words.filter((word) => this.#stopWords[language].has(word)).length;
    const [english, german] = [count('english'), count('german')];
    if (english === german) return ['english', 'german'];
    return english > german ? ['english'] : ['german'];
  }

  /** Whether every other question speaks of a concept. */
  isLight(concept: string): boolean {
    return this.#light.has(concept);
  }

  /** The ways to say a concept. */
  phrasesOf(concept: string): readonly StemmedPhrase[] {
    return this.#phrases.get(concept) ?? [];
  }

  /** Every mention of a concept in a text, given as its words. */
  mentionsIn(words: readonly string[], languages: readonly Language[], stemOf: StemOf): Mention[] {
    const stems = words.map(stemOf);
    return words.flatMap((word, at) =>
      languages
        .flatMap((language) => this.#byFirst.get(keyOf(language, word, stemOf(word)[language])) ?? [])
        .flatMap((phrase) => {
          const places = placesOf(phrase, words, stems, at);
          return places ? [{ concept: phrase.concept, at: places }] : [];
        }),
    );
  }
}

const keyOf = (language: Language, word: string, stem: string | null): string =>
  `${language} ${stem ?? word}`;

/** The places of a phrase's words in a text, from its first word's on; undefined where it isn't said there. */
function placesOf(
  phrase: StemmedPhrase,
  words: readonly string[],
  stems: readonly Stem[],
  first: number,
): number[] | undefined {
  const places = [first];
  let last = first;
  for (let next = 1; next < phrase.words.length; next += 1) {
    const place = placeOf(phrase, next, words, stems, last + 1);
    if (place === undefined) return undefined;
    places.push(place);
    last = place;
  }
  return places;
}

function placeOf(
  { words: wanted, stems: wantedStems, language, isOpen }: StemmedPhrase,
  next: number,
  words: readonly string[],
  stems: readonly Stem[],
  from: number,
): number | undefined {
  const stem = wantedStems[next] ?? null;
  const to = from + (isOpen ? gapAtMost : between.has(words[from] ?? '') ? 1 : 0);
  for (let at = from; at <= to; at += 1) {
    if (words[at] === wanted[next] || (stem !== null && stems[at]?.[language] === stem)) return at;
  }
  return undefined;
}
