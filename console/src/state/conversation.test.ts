import { describe, expect, it } from 'vitest';
import { aConversation, aMember, aMessage, visitorId } from '../factories.ts';
import {
  type Conversation,
  emptyConversation,
  hasNewer,
  hasOlder,
  mostMessages,
  personOf,
  withChanged,
  withMemberRead,
  withMembers,
  withMessages,
  withNewer,
  withNewest,
  withOlder,
  withoutReader,
} from './conversation.ts';

const seqs = ({ messages }: Conversation) => messages.map(({ seq }) => seq);
const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index));
const page = (fromSeq: number, toSeq: number) => ({
  messages: messages(fromSeq, toSeq),
  fromSeq,
  toSeq,
  historyFromSeq: 1,
});

/** The part from `from` to `to` of a conversation that goes on to `head`. */
const aPart = (from: number, to: number, head = to) =>
  aConversation(messages(from, to), { historyFromSeq: 1, headSeq: head });

describe('a conversation', () => {
  it('grows upward page by page', () => {
    const newest = withNewest(emptyConversation, page(4, 5));
    expect(newest).toMatchObject({ history: 'loaded', older: 'idle' });
    expect(hasOlder(newest)).toBe(true);
    const all = withOlder({ ...newest, older: 'loading' }, page(1, 3));
    expect(seqs(all)).toEqual([1, 2, 3, 4, 5]);
    expect(all.older).toBe('idle');
    expect(hasOlder(all)).toBe(false);
  });

  it('holds each message once, in order', () => {
    expect(seqs(withMessages(aPart(1, 2), [aMessage(2), aMessage(3)]))).toEqual([1, 2, 3]);
  });

  it('keeps what is around its reader: what is far below goes as one reads upward', () => {
    const before = aPart(101, 100 + mostMessages);
    const after = withOlder(before, page(51, 100));
    expect(seqs(after)).toEqual(seqs(aPart(51, 50 + mostMessages)));
    expect(hasNewer(after)).toBe(true);
    expect(hasNewer(before)).toBe(false);
  });

  it('comes back down, and lets go of what is far above', () => {
    const before = aPart(1, mostMessages, 5_000);
    const after = withNewer({ ...before, newer: 'loading' }, page(mostMessages + 1, mostMessages + 50));
    expect(seqs(after)).toEqual(seqs(aPart(51, mostMessages + 50)));
    expect(after).toMatchObject({ newer: 'idle', fromSeq: 51 });
    expect(hasOlder(after)).toBe(true);
    expect(hasNewer(after)).toBe(true);
  });

  it('is at its end when the last page came, or when there turns out to be none', () => {
    expect(hasNewer(withNewer(aPart(1, 4, 6), page(5, 6)))).toBe(false);
    const nothing = { ...page(5, 4), messages: [] };
    expect(hasNewer(withNewer(aPart(1, 4, 6), nothing))).toBe(false);
  });

  it('drops a page that does not meet the part that is kept by now', () => {
    expect(seqs(withOlder(aPart(101, 102), page(1, 50)))).toEqual([101, 102]);
    expect(seqs(withNewer(aPart(1, 2, 200), page(51, 100)))).toEqual([1, 2]);
  });

  it('knows of new words while its reader is far above, and shows them as they come down', () => {
    const above = withMessages(aPart(1, 10, 500), [aMessage(501)]);
    expect(seqs(above)).toEqual(seqs(aPart(1, 10)));
    expect(above.headSeq).toBe(501);
  });

  it('follows the stream at its end without growing', () => {
    const after = withMessages(aPart(1, mostMessages), [aMessage(mostMessages + 1)]);
    expect(seqs(after)).toEqual(seqs(aPart(2, mostMessages + 1)));
    expect(after.fromSeq).toBe(2);
    expect(hasNewer(after)).toBe(false);
  });

  it('does not let the stream push away what somebody reads', () => {
    const reading = { ...aPart(1, mostMessages), isFollowed: false };
    const after = withMessages(reading, [aMessage(mostMessages + 1)]);
    expect(seqs(after)).toEqual(seqs(reading));
    expect(hasNewer(after)).toBe(true);
  });

  it('goes to its newest page, which is then all that is kept', () => {
    const after = withNewest(aPart(1, 100, 5_000), page(4_951, 5_000));
    expect(seqs(after)).toEqual(seqs(aPart(4_951, 5_000)));
    expect(hasNewer(after)).toBe(false);
    expect(hasOlder(after)).toBe(true);
  });

  it('still has newer words than its newest page when the stream was faster', () => {
    expect(hasNewer(withNewest(aPart(1, 2, 11), page(1, 10)))).toBe(true);
  });

  it('that nobody reads keeps its last page, and nothing of a part further up', () => {
    const left = withoutReader({ ...aPart(1, 120), isFollowed: false });
    expect(seqs(left)).toEqual(seqs(aPart(71, 120)));
    expect(left).toMatchObject({ fromSeq: 71, isFollowed: true, history: 'loaded' });
    expect(withoutReader(aPart(1, 100, 5_000))).toMatchObject({ messages: [], history: 'loading' });
  });

  it('knows that everything before was purged', () => {
    const purged = { ...page(40, 50), historyFromSeq: 40 };
    expect(hasOlder(withNewest(emptyConversation, purged))).toBe(false);
    expect(hasOlder(withOlder(aPart(51, 60), purged))).toBe(false);
  });

  it('shows an edit in place', () => {
    const edited = aMessage(1, { content: 'better' });
    const { messages } = withChanged(aConversation([aMessage(1), aMessage(2)]), edited);
    expect(messages.map(({ content }) => content)).toEqual(['better', 'words 2']);
  });

  it('knows how far the visitor has read, never going back', () => {
    const read = withMemberRead(aConversation([]), visitorId, 4);
    expect(personOf(read)?.last_read_seq).toBe(4);
    expect(personOf(withMemberRead(read, visitorId, 2))?.last_read_seq).toBe(4);
  });

  it('stays what was heard when a list comes that was asked for before', () => {
    const heard = withMemberRead(aConversation([], { members: null }), visitorId, 4);
    const listed = withMembers(heard, [aMember({ last_read_seq: 1 })]);
    expect(personOf(listed)?.last_read_seq).toBe(4);
    expect(personOf(withMembers(listed, [aMember({ last_read_seq: 6 })]))?.last_read_seq).toBe(6);
  });

  it('belongs to its end user, not to the team', () => {
    const members = [aMember({ kind: 'operator', display_name: 'Mia' }), aMember({ kind: 'user' })];
    expect(personOf(aConversation([], { members }))?.kind).toBe('user');
    expect(personOf(emptyConversation)).toBeNull();
  });
});
