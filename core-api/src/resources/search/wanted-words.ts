/** What a person looks for: all of the words, of which the last may be a beginning. */
export interface WantedWords {
  readonly words: readonly string[];
  readonly mayGoOn: boolean;
}

/** A word of a text as it stands there. */
export interface WordInText {
  readonly start: number;
  readonly end: number;
  readonly spelled: string;
}

// The same rules as in migration 0430, which finds the texts; these here only show where.
const wordPattern = /[\p{L}\p{Nd}\p{M}]+/gu;
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u3099\u309a]/g;
const plainSpelling: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

export function wordsIn(text: string): WordInText[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    spelled: spelled(word),
  }));
}

export function wantedWords(q: string): WantedWords {
  const words = wordsIn(q).map((word) => word.spelled);
  return { words, mayGoOn: Buffer.byteLength(words.at(-1) ?? '') > 1 };
}

export function isWanted(word: string, { words, mayGoOn }: WantedWords): boolean {
  return words.includes(word) || (mayGoOn && word.startsWith(words.at(-1) ?? word));
}

const spelled = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => plainSpelling[letter] ?? letter);
