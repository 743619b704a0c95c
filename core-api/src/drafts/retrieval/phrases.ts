import type { Stem } from './stems.ts';
import { plainText, wordsOf } from './words.ts';

/** The languages that are told apart. */
export type Language = keyof Stem;

/** A way to say something: words of one language, one after the other. */
export interface Phrase {
  readonly concept: string;
  /** Whether the concept is spoken of in every other question, and so tells little of what is asked. */
  readonly isLight: boolean;
  readonly language: Language;
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

function phrasesOf(concept: string, language: Language, ways: string): Phrase[] {
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

/** The words of stop-words.txt, plain, by the language that their paragraph is headed with. */
export type StopWords = Readonly<Record<Language, ReadonlySet<string>>>;

export function parseStopWords(text: string): StopWords {
  const of = (language: Language) =>
    text
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.toLowerCase().startsWith(`# ${language}`))
      .flatMap((paragraph) => linesOf(paragraph).flatMap((line) => plainText(line).split(/\s+/)));
  return { english: new Set(of('english')), german: new Set(of('german')) };
}

const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
