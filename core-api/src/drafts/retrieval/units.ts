import type { StemOf } from './stems.ts';
import type { Mention, Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A text as it is compared with another. */
export interface ReadText {
  /** What it says, piece by piece. */
  readonly units: readonly Unit[];
  /** By what its words are known: two words are the same when they share any of these. */
  readonly keys: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** Its words that say something. */
  readonly words: ReadonlySet<string>;
}

/** One thing that a text says: a word, or a phrase that means something as a whole. */
export interface Unit {
  /** The same for the same thing said again. */
  readonly name: string;
  /** Those that say something; none in "how much". */
  readonly words: readonly UnitWord[];
  /** What the phrase as a whole speaks of. */
  readonly concepts: ReadonlySet<string>;
}

export interface UnitWord {
  readonly word: string;
  readonly keys: readonly string[];
  /** What the word speaks of by itself. */
  readonly concepts: ReadonlySet<string>;
}

/** Reads a text whose words `stemOf` knows. */
export function readText(text: string, vocabulary: Vocabulary, stemOf: StemOf): ReadText {
  const words = wordsOf(text);
  const languages = vocabulary.languagesOf(words);
  const mentions = vocabulary.mentionsIn(words, languages, stemOf);
  const telling = words.filter((word) => !vocabulary.isStopWord(word));
  const keysOf = (word: string) => [
    `= ${word}`,
    ...languages.flatMap((language) => stemOf(word)[language] ?? []).map((stem) => `~ ${stem}`),
  ];
  return {
    units: unitsOf(words, mentions, vocabulary, keysOf),
    keys: new Set(telling.flatMap(keysOf)),
    concepts: new Set(mentions.map(({ concept }) => concept)),
    words: new Set(telling),
  };
}

function unitsOf(
  words: readonly string[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  keysOf: (word: string) => string[],
): Unit[] {
  const single = Map.groupBy(
    mentions.filter(({ at }) => at.length === 1),
    ({ at }) => at[0],
  );
  const wordAt = (place: number): UnitWord => ({
    word: words[place] ?? '',
    keys: keysOf(words[place] ?? ''),
    concepts: new Set(single.get(place)?.map(({ concept }) => concept)),
  });
  const units = partsOf(words.length, mentions).map(({ at, concepts }): Unit => {
    const telling = [...at].filter((place) => !vocabulary.isStopWord(words[place] ?? '')).map(wordAt);
    const name = telling.map(({ word }) => word).join(' ') || [...concepts].join(' ');
    return { name, words: telling, concepts };
  });
  return distinct(units.filter(({ name }) => name !== ''));
}

/** Places that belong together, with the concepts of the phrases that they are of. */
interface Part {
  readonly at: Set<number>;
  readonly concepts: Set<string>;
}

/** Every place of a text in one part: longest phrases first; phrases that overlap are one if they say the same. */
function partsOf(length: number, mentions: readonly Mention[]): Part[] {
  const parts: Part[] = [];
  const phrases = mentions.filter(({ at }) => at.length > 1);
  for (const { at, concept } of phrases.toSorted((one, other) => other.at.length - one.at.length)) {
    const met = parts.filter((part) => at.some((place) => part.at.has(place)));
    const [part, ...others] = met;
    if (!part) parts.push({ at: new Set(at), concepts: new Set([concept]) });
    else if (others.length === 0 && (part.concepts.has(concept) || at.every((place) => part.at.has(place)))) {
      for (const place of at) part.at.add(place);
      if (at.length === part.at.size) part.concepts.add(concept);
    }
  }
  const taken = new Set(parts.flatMap((part) => [...part.at]));
  const alone = Array.from({ length }, (_, place) => place).filter((place) => !taken.has(place));
  return [...parts, ...alone.map((place) => ({ at: new Set([place]), concepts: new Set<string>() }))];
}

/** What is said twice counts once. */
const distinct = (units: readonly Unit[]): Unit[] => [
  ...new Map(units.map((unit) => [unit.name, unit])).values(),
];
