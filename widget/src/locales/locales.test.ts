import { describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { chooseLocale, directionOf } from './launcher-words.ts';
import { fill } from './load-words.ts';

describe.each(Object.entries({ de, fr, es, ar }))('%s', (_locale, words) => {
  it('has a word for everything, and nothing else', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const word of Object.values(words)) expect(word.trim()).not.toBe('');
  });

  it('leaves the same places to fill', () => {
    const places = (text: string) => text.match(/\{\w+\}/g);
    for (const [key, word] of Object.entries(en))
      expect([key, places(new Map(Object.entries(words)).get(key) ?? '')]).toEqual([key, places(word)]);
  });
});

describe('locale', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['ja', 'FR-ca'], 'fr'],
    [['ja'], 'en'],
    [['constructor'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (wanted, expected) => expect(chooseLocale(wanted)).toBe(expected));

  it('says which way it is written', () => {
    expect([directionOf('ar'), directionOf('de')]).toEqual(['rtl', 'ltr']);
  });

  it('fills in a name as it is, whatever it holds', () => {
    expect(fill(en.typing, 'name', '$& {name}')).toBe('$& {name} is typing');
  });
});
