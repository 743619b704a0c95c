import { describe, expect, it } from 'vitest';
import { aConversation, aMember, aMessage, visitorId } from '../factories.ts';
import {
  emptyConversation,
  personOf,
  withChanged,
  withLatest,
  withMemberRead,
  withMessages,
  withOlder,
} from './conversation.ts';

const seqs = ({ messages }: ReturnType<typeof aConversation>) => messages.map(({ seq }) => seq);
const page = (from: number, to: number, hasOlder: boolean) => ({
  messages: Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index)),
  hasOlder,
  historyFromSeq: 1,
});

describe('a conversation', () => {
  it('grows upward page by page', () => {
    const newest = withLatest(emptyConversation, page(4, 5, true));
    expect(newest).toMatchObject({ history: 'loaded', hasOlder: true });
    const all = withOlder({ ...newest, older: 'loading' }, page(1, 3, false));
    expect(seqs(all)).toEqual([1, 2, 3, 4, 5]);
    expect(all).toMatchObject({ older: 'idle', hasOlder: false });
  });

  it('holds each message once, in order', () => {
    expect(seqs(withMessages(aConversation([aMessage(2)]), [aMessage(3), aMessage(2)]))).toEqual([2, 3]);
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

  it('belongs to its end user, not to the team', () => {
    const members = [aMember({ kind: 'operator', display_name: 'Mia' }), aMember({ kind: 'user' })];
    expect(personOf(aConversation([], { members }))?.kind).toBe('user');
    expect(personOf(emptyConversation)).toBeNull();
  });
});
