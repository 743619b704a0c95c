import { expect, it } from 'vitest';
import { snippetOf } from './snippet.ts';
import { wantedWords } from './wanted-words.ts';

/** Hits in brackets. */
const shown = (text: string, q: string) =>
  snippetOf(text, wantedWords(q))
    .map((piece) => (piece.is_hit ? `[${piece.text}]` : piece.text))
    .join('');

it.each([
  ['marks the words that were looked for', 'My bike is broken', 'bike broken', 'My [bike] is [broken]'],
  ['marks the whole word that the last one begins', 'Gears and gearbox', 'gear', '[Gears] and [gearbox]'],
  ['takes any other word whole', 'Gears and gear', 'gear and', 'Gears [and] [gear]'],
  ['takes a single letter whole', 'a bee and a', 'a', '[a] bee and [a]'],
  ['looks past case and accents', 'Die GRÖẞE des Cafés', 'grosse cafe', 'Die [GRÖẞE] des [Cafés]'],
  ['looks past how an accent is written', 'Cafe\u0301', 'café', '[Cafe\u0301]'],
  ['knows other alphabets', 'Где мой ЗАКАЗ?', 'заказ', 'Где мой [ЗАКАЗ]?'],
  ['takes a letter that is a word', '我的订单在哪里', '我', '[我的订单在哪里]'],
  ['parts words at whatever is no letter or digit', 'order A-1001/b', '1001', 'order A-[1001]/b'],
  ['shows lines as one', 'One\n\n  two', 'two', 'One [two]'],
  ['leaves markup as the text that it is', '<b>bike</b>', 'bike', '<b>[bike]</b>'],
  ['shows a text that has none of them', 'Hello', 'bike', 'Hello'],
  ['marks nothing where no word was looked for', 'Hello!', '!', 'Hello!'],
])('%s', (_, text, q, expected) => {
  expect(shown(text, q)).toBe(expected);
});

it('cuts a long text between words, around the first hit', () => {
  const text = `${'before '.repeat(50)}needle ${'after '.repeat(50)}`;
  const snippet = snippetOf(text, wantedWords('needle'));
  expect(snippet).toEqual([
    { text: '…before before before before before ', is_hit: false },
    { text: 'needle', is_hit: true },
    { text: expect.stringMatching(/^( after)+…$/), is_hit: false },
  ]);
  expect(snippet.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(162);
});

it('cuts a word that is too long, and no character in two', () => {
  for (const letter of ['x', '😀', '𝒳'])
    for (const lead of ['', 'y']) {
      const [piece] = snippetOf(lead + letter.repeat(500), wantedWords('z'));
      expect(piece?.text.isWellFormed()).toBe(true);
      expect(piece?.text.length).toBeLessThanOrEqual(161);
    }
});
