import { expect, it } from 'vitest';
import { likeness, trigramsOf, wordsOf } from './words.ts';

it.each([
  ['Was kostet die RÜCKSENDUNG?', ['was', 'kostet', 'die', 'rucksendung']],
  ["I don't know, it’s 2FA", ['i', 'dont', 'know', 'its', '2fa']],
  ['Straße – café\nÆon', ['strasse', 'cafe', 'aeon']],
  ['  ...  ', []],
  ['Привет, мир', ['привет', 'мир']],
])('reads %j as plain words', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

it('knows how much two words spell alike', () => {
  const alike = (one: string, other: string) => likeness(trigramsOf(one), trigramsOf(other));
  expect(alike('password', 'password')).toBe(1);
  expect(alike('pasword', 'password')).toBeGreaterThan(0.6);
  expect(alike('password', 'keyboard')).toBeLessThan(0.3);
});
