import { describe, expect, it } from 'vitest';
import { offeredTags, tagFrom } from './tags.ts';

describe('a tag', () => {
  it('is trimmed, in lower case, with single spaces', () => {
    expect(tagFrom('  Order   Status ')).toBe('order status');
  });

  it('is neither empty nor longer than 40 characters', () => {
    expect(tagFrom(' \n ')).toBeNull();
    expect(tagFrom('👍'.repeat(40))).toBe('👍'.repeat(40));
    expect(tagFrom('x'.repeat(41))).toBeNull();
  });
});

describe('the tags that are offered', () => {
  const inUse = ['order', 'reorder', 'billing', 'returns'];

  it('are those in use that the room hasn’t got, most used first', () => {
    expect(offeredTags('', inUse, ['billing'])).toEqual(['order', 'reorder', 'returns']);
  });

  it('begin with what was typed, then hold it, and end with it where it is new', () => {
    expect(offeredTags('Order', inUse, [])).toEqual(['order', 'reorder']);
    expect(offeredTags('re', inUse, [])).toEqual(['reorder', 'returns', 're']);
    expect(offeredTags('warranty', inUse, [])).toEqual(['warranty']);
  });

  it('are none for what is on the room already, or can’t be a tag', () => {
    expect(offeredTags('billing', inUse, ['billing'])).toEqual([]);
    expect(offeredTags('x'.repeat(41), inUse, [])).toEqual([]);
  });

  it('are never more than nine', () => {
    const many = Array.from({ length: 50 }, (_, index) => `tag ${index}`);
    expect(offeredTags('tag', many, [])).toHaveLength(9);
  });
});
