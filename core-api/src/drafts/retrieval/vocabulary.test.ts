import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseConcepts, parseStopWords } from './phrases.ts';
import type { StemOf } from './stems.ts';
import { readText } from './units.ts';
import { unitQuery } from './unit-query.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Stems as far as these tests need them; the real ones are PostgreSQL's. */
const stemOf: StemOf = (word) => {
  const stem = word.replace(/(?:ed|ing|s)$/, '');
  return { english: stem, german: stem };
};

const concepts = `# The comment is left out
refund: refund, money back | erstatten
~order: order
sign-in: sign in, log in
sound-off: turn off
gift-card: gift card
`;
const stopWords = `# English words
i my the get in it off sign
# more of them

# German words
ich mein die der
`;
const vocabulary = new Vocabulary(parseConcepts(concepts), parseStopWords(stopWords), stemOf);

const mentioned = (text: string) => {
  const words = wordsOf(text);
  return vocabulary.mentionsIn(words, vocabulary.languagesOf(words), stemOf).map(({ concept }) => concept);
};

describe('a concept is spoken of', () => {
  it.each([
    ['by a word in any form', 'I refunded the order', ['refund', 'order']],
    ['by a phrase', 'my money back', ['refund']],
    ['with a word of grammar in between', 'log my in', ['sign-in']],
    ['with words between a verb and its particle', 'turn the sound off', ['sound-off']],
    ['in another language', 'ich will die erstatten', ['refund']],
  ])('%s', (_, text, expected) => expect(mentioned(text)).toEqual(expected));

  it.each([
    ['a phrase in pieces', 'back to my money'],
    ['a phrase with other words in between', 'a gift by card'],
    ['a verb and its particle far apart', 'turn the very loud sound off'],
    ['words of another language', 'my mein i erstatten'],
  ])('not by %s', (_, text) => expect(mentioned(text)).toEqual([]));
});

it('a text says its phrases as a whole, each word once, and no word of grammar', () => {
  const { units } = readText('I get my money back, money back, the order', vocabulary, stemOf);
  expect(units.map(({ name, concepts: of }) => [name, [...of]])).toEqual([
    ['money back', ['refund']],
    ['order', []],
  ]);
});

it('asks the database for every way to say a thing, and quotes what it asks', () => {
  const [refund, quote] = ['my money back', "o'brien"].map(
    (text) => readText(text, vocabulary, stemOf).units[0],
  );
  expect(refund && unitQuery(refund, vocabulary)).toBe(
    "'refund' | ('money' <-> 'back') | 'erstatten' | ('money') & ('back')",
  );
  expect(quote && unitQuery(quote, vocabulary)).toBe("('obrien')");
});

it('says of each concept of ours that it has words in both languages, and once what it is called', async () => {
  const text = await readFile(new URL('concepts.txt', import.meta.url), 'utf8');
  const phrases = parseConcepts(text);
  const names = text
    .split('\n')
    .filter((line) => /^[~a-z]/.test(line))
    .map((line) => line.split(':')[0]);
  expect(new Set(names).size).toBe(names.length);
  const without = (language: string) =>
    [...new Set(phrases.map(({ concept }) => concept))].filter(
      (name) => !phrases.some((phrase) => phrase.concept === name && phrase.language === language),
    );
  expect([without('english'), without('german')]).toEqual([[], []]);
});
