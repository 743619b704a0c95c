import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMessage, aState, at, own } from './factories.ts';
import { countUnread, firstUnreadSeq } from './unread.ts';

describe('unread', () => {
  it('16: counts what others wrote after what was read, and never one’s own', () => {
    const messages = [aMessage(1), own(2), aMessage(3), aMessage(4), own(5)];
    expect(countUnread(aState({ messages, lastReadSeq: 1 }))).toBe(2);
    expect(firstUnreadSeq(aState({ messages, lastReadSeq: 1 }))).toBe(3);
  });

  it('is nothing when all was read', () => {
    const state = aState({ messages: [aMessage(1)], lastReadSeq: 1 });
    expect(countUnread(state)).toBe(0);
    expect(firstUnreadSeq(state)).toBeNull();
  });

  it('doesn’t count what was deleted', () => {
    const messages = [aMessage(1), aMessage(2, { deleted_at: at(3), content: null })];
    expect(countUnread(aState({ messages }))).toBe(1);
  });

  it('counts what isn’t loaded by its numbers', () => {
    expect(countUnread(aState({ messages: [], lastSeq: 9, lastReadSeq: 4 }))).toBe(5);
    const messages = [aMessage(8), own(9)];
    expect(countUnread(aState({ messages, lastReadSeq: 4 }))).toBe(4);
  });

  it('is nothing before the newest page is there: a badge never flashes up for one’s own words', () => {
    expect(countUnread(aState({ messages: [], lastSeq: 9, lastReadSeq: 4, history: 'loading' }))).toBe(0);
  });

  it('is never negative, and never more than there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 30 }),
        fc.nat(40),
        fc.nat(30),
        (kinds, lastReadSeq, from) => {
          const all = kinds.map((isOwn, index) => (isOwn ? own(index + 1) : aMessage(index + 1)));
          const unread = countUnread(aState({ messages: all.slice(from), lastSeq: all.length, lastReadSeq }));
          expect(unread).toBeGreaterThanOrEqual(0);
          expect(unread).toBeLessThanOrEqual(Math.max(0, all.length - lastReadSeq));
        },
      ),
    );
  });
});
