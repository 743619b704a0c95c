import type { Stem } from './stems.ts';
import { plainText, wordsOf } from './words.ts';

/** A way to say something: words of one language, one after the other. */
export interface Phrase {
  readonly concept: string;
  /** Whether the concept is spoken of in every other question, and so tells little of what is asked. */
  readonly isLight: boolean;
  readonly language: keyof Stem;
  readonly words: readonly string[];
}

/** What concepts.txt lists. */
export function parseConcepts(text: string): Phrase[] {
  return linesOf(text).flatMap((line) => {
    const [concept = '', ways = ''] = line.split(/:(.*)/s);
    const [english = '', german = ''] = ways.split('|');
    return [...phrasesOf(concept, 'english', english), ...phrasesOf(concept, 'german', german)];
  });
}

/** What stop-words.txt lists, plain. */
export function parseStopWords(text: string): Set<string> {
  return new Set(linesOf(text).flatMap((line) => plainText(line).split(/\s+/)));
}

const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

function phrasesOf(concept: string, language: keyof Stem, ways: string): Phrase[] {
  return ways
    .split(',')
    .map((way) => ({
      concept: concept.replace('~', ''),
      isLight: concept.startsWith('~'),
      language,
      words: wordsOf(way),
    }))
    .filter(({ words }) => words.length > 0);
}
