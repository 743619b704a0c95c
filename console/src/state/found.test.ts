import { describe, expect, it } from 'vitest';
import { aRoom, roomId } from '../factories.ts';
import { foundBegun, withFoundPage, withFoundProblem, withMoreWanted } from './found.ts';

const search = { query: 'fjord', tag: null };
const hit = (number: number) =>
  aRoom(number, number, {
    match: { found_in: 'name', snippet: [{ text: `room ${number}`, is_hit: true }] },
  });
const page = (numbers: readonly number[], isFirst: boolean, nextCursor: string | null = 'next') => ({
  rooms: numbers.map(hit),
  nextCursor,
  isFirst,
});

describe('what was found', () => {
  const found = withFoundPage(foundBegun(null, search), search, page([3, 2], true));

  it('stands in the order of the server, page after page, and says where it was', () => {
    const all = withFoundPage(withMoreWanted(found), search, page([2, 1], false, null));
    expect(all?.ids).toEqual([roomId(3), roomId(2), roomId(1)]);
    expect(all?.matches.get(roomId(1))?.snippet).toEqual([{ text: 'room 1', is_hit: true }]);
    expect(all?.loading).toEqual({ status: 'loaded', nextCursor: null, more: 'idle' });
  });

  it('stays in sight while more words are typed, until their answer is there', () => {
    const other = { query: 'fjord 3', tag: null };
    const begun = foundBegun(found, other);
    expect([begun.ids.length, begun.loading.status]).toEqual([2, 'loading']);
    expect(withFoundPage(begun, other, page([1], true))?.ids).toEqual([roomId(1)]);
  });

  it('is not touched by answers to words that nobody looks for any more', () => {
    expect(withFoundPage(found, { query: 'old', tag: null }, page([9], true))).toBe(found);
    expect(withFoundProblem(found, { query: 'fjord', tag: 'order' }, new Error())).toBe(found);
    expect(withFoundPage(null, search, page([9], true))).toBeNull();
  });

  it('says when the first page failed, and when a later one did', () => {
    const problem = new Error('no');
    expect(withFoundProblem(foundBegun(null, search), search, problem)?.loading).toEqual({
      status: 'failed',
      problem,
    });
    expect(withFoundProblem(withMoreWanted(found), search, problem)?.loading).toMatchObject({
      more: 'failed',
    });
  });
});
