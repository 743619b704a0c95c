import { describe, expect, it } from 'vitest';
import {
  countOf,
  type Entry,
  lengthProblem,
  noEntries,
  shortcutProblem,
  withEntry,
  withOlder,
  withoutEntry,
} from './library.ts';

const anEntry = (id: string, name = id): Entry => ({
  id,
  name,
  content: 'Words',
  updatedAt: '2026-01-10T09:00:00.000Z',
});
const page = { entries: [anEntry('b'), anEntry('a')], nextCursor: 'more' };
const namesOf = ({ entries }: { readonly entries: readonly Entry[] }) => entries.map(({ name }) => name);

describe('the entries of a library', () => {
  it('begin with the newest, and change in their place', () => {
    expect(namesOf(withEntry(page, anEntry('c')))).toEqual(['c', 'b', 'a']);
    expect(namesOf(withEntry(page, anEntry('a', 'other')))).toEqual(['b', 'other']);
    expect(namesOf(withoutEntry(page, 'b'))).toEqual(['a']);
  });

  it('go on with older ones, and are counted as far as one knows', () => {
    const all = withOlder(page, { entries: [anEntry('0')], nextCursor: null });
    expect(namesOf(all)).toEqual(['b', 'a', '0']);
    expect([countOf(page), countOf(all), countOf(noEntries)]).toEqual(['2+', '3', '0']);
  });
});

describe('what is wrong with a text', () => {
  it('is that it is empty or too long, counted in code points without the space around it', () => {
    expect(lengthProblem(' \n', 3)).toBe('Write something here.');
    expect(lengthProblem(' 🚲🚲🚲 ', 3)).toBe(null);
    expect(lengthProblem('12345', 3)).toBe('2 too many: at most 3 characters.');
  });

  it.each([
    ['refund', null],
    [' refund ', null],
    ['x'.repeat(40), null],
    ['', 'Write something here.'],
    ['two words', 'No spaces: it is typed as one word.'],
    ['/refund', 'Without the slash: that is typed before it.'],
    ['x'.repeat(41), '1 too many: at most 40 characters.'],
  ])('of the shortcut %j is %j', (shortcut, problem) => {
    expect(shortcutProblem(shortcut)).toBe(problem);
  });
});
