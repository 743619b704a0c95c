import { expect, it } from 'vitest';
import { itemsFor, type PaletteItem } from './palette.ts';

const items = ['Take over from Mia', 'Add a tag', 'Write a note', 'Elif Aydın', 'José'].map(
  (text): PaletteItem => ({ id: text, text, sign: 'chat', keys: [], run: () => {} }),
);
const found = (typed: string) => itemsFor(items, typed).map(({ text }) => text);

it('every typed word begins a word of what is found, in any order', () => {
  expect(found('mia ta')).toEqual(['Take over from Mia']);
  expect(found('a')).toEqual(['Add a tag', 'Write a note', 'Elif Aydın']);
  expect(found('ote')).toEqual([]);
});

it('neither accents nor capitals matter', () => {
  expect(found('JOSE')).toEqual(['José']);
});

it('without a word everything is there, but never more than a list can show', () => {
  expect(found(' ')).toHaveLength(5);
  expect(itemsFor([...items, ...items], '')).toHaveLength(8);
});
