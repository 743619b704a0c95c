import type { Unit, UnitWord } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A unit as a tsquery over `iris.search_words`: its words by their stems, or any other way to say the same. */
export function unitQuery({ words, concepts }: Unit, vocabulary: Vocabulary): string {
  const ways = [...concepts].flatMap((concept) => waysToSay(concept, vocabulary));
  const literally = words.map((word) => `(${wordWays(word, vocabulary).join(' | ')})`).join(' & ');
  return [...new Set([...ways, ...(literally === '' ? [] : [literally])])].join(' | ');
}

function wordWays({ keys, concepts }: UnitWord, vocabulary: Vocabulary): string[] {
  const stems = keys.map((key) => quoted(key.slice(2)));
  return [...new Set([...stems, ...[...concepts].flatMap((concept) => waysToSay(concept, vocabulary))])];
}

/** A phrase is found word for word: of those, only the plain forms follow each other in the index. */
function waysToSay(concept: string, vocabulary: Vocabulary): string[] {
  return vocabulary.phrasesOf(concept).map(({ words, stems }) => {
    if (words.length === 1) return quoted(stems[0] ?? words[0] ?? '');
    return `(${words.map(quoted).join(' <-> ')})`;
  });
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll("'", "''")}'`;
