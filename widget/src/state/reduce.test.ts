import { describe, expect, it } from 'vitest';
import { initialState } from './conversation-state.ts';
import { aMessage, aState, at, chat, guestId, operatorId, own, speaker } from './factories.ts';
import { reduce } from './reduce.ts';

const page = (messages = [aMessage(1), aMessage(2)], hasOlder = false, historyFromSeq = 1) => ({
  messages,
  hasOlder,
  historyFromSeq,
});
const entry = {
  client_message_id: 'c-1',
  content: 'hello',
  createdAt: 0,
  status: 'sending',
  code: null,
} as const;
const seqs = (state: typeof initialState) => state.messages.map(({ seq }) => seq);

describe('reduce', () => {
  it('begins a conversation with the numbers of the server', () => {
    const state = reduce(initialState, {
      type: 'session',
      session: speaker,
      chat: { ...chat, last_seq: 7, last_read_seq: 5 },
    });
    expect(state).toMatchObject({ speaker, history: 'loading', lastSeq: 7, lastReadSeq: 5 });
  });

  it('forgets the earlier conversation when another begins, but not what is unsent', () => {
    const before = aState({ messages: [aMessage(1)], outbox: [entry], teamReadSeq: 1 });
    const state = reduce(before, { type: 'session', session: speaker, chat });
    expect(state).toMatchObject({ messages: [], outbox: [entry], teamReadSeq: 0 });
  });

  it('is empty after a logout', () => {
    const state = reduce(aState({ messages: [aMessage(1)] }), { type: 'ended' });
    expect(state).toEqual(initialState);
  });

  it('shows the newest page, and that there is more', () => {
    const state = reduce(aState({ history: 'loading' }), {
      type: 'latest',
      page: page([aMessage(8), aMessage(9)], true),
    });
    expect(seqs(state)).toEqual([8, 9]);
    expect(state).toMatchObject({ history: 'ready', older: 'more', lastSeq: 9 });
  });

  it('puts an older page in front, each message once', () => {
    const before = aState({ messages: [aMessage(3), aMessage(4)], older: 'loading' });
    const state = reduce(before, { type: 'older-page', page: page([aMessage(1), aMessage(2), aMessage(3)]) });
    expect(seqs(state)).toEqual([1, 2, 3, 4]);
    expect(state.older).toBe('none');
  });

  it('appends new messages, each once', () => {
    const event = { type: 'messages', messages: [aMessage(2), aMessage(3)], historyFromSeq: 1 } as const;
    const state = reduce(aState({ messages: [aMessage(1), aMessage(2)] }), event);
    expect(seqs(state)).toEqual([1, 2, 3]);
    expect(state.lastSeq).toBe(3);
  });

  it('ends the typing of whoever has spoken', () => {
    const typists = [
      { user_id: operatorId, display_name: 'Mara' },
      { user_id: guestId, display_name: 'Another' },
    ];
    const state = reduce(aState({ typists }), {
      type: 'messages',
      messages: [aMessage(1)],
      historyFromSeq: 1,
    });
    expect(state.typists).toEqual([typists[1]]);
  });

  it('shows an edit, and never undoes it by an older one', () => {
    const first = aMessage(1, { content: 'second version', edited_at: at(2) });
    const older = aMessage(1, { content: 'first version', edited_at: at(1) });
    const edited = reduce(aState({ messages: [aMessage(1)] }), { type: 'changed', message: first });
    const state = reduce(edited, { type: 'changed', message: older });
    expect(state.messages[0]?.content).toBe('second version');
  });

  it('keeps a tombstone a tombstone', () => {
    const deleted = aMessage(1, { content: null, deleted_at: at(2) });
    const gone = reduce(aState({ messages: [aMessage(1)] }), { type: 'changed', message: deleted });
    const state = reduce(gone, { type: 'changed', message: aMessage(1, { edited_at: at(3) }) });
    expect(state.messages[0]).toEqual(deleted);
  });

  it('never reads backwards, for anyone', () => {
    const before = aState({ lastReadSeq: 4, teamReadSeq: 6, deliveredSeq: 9 });
    const mine = reduce(before, { type: 'read', userId: guestId, seq: 2 });
    const theirs = reduce(mine, { type: 'read', userId: operatorId, seq: 3 });
    expect(reduce(theirs, { type: 'delivered', seq: 1 })).toEqual(before);
  });

  it('takes the team’s reading from its members, not one’s own', () => {
    const member = {
      kind: 'operator',
      display_name: '',
      avatar_url: null,
      role: 'member',
      joined_at: at(0),
    } as const;
    const members = [
      { ...member, user_id: guestId, last_read_seq: 9 },
      { ...member, user_id: operatorId, last_read_seq: 5 },
    ];
    expect(reduce(aState(), { type: 'members', members }).teamReadSeq).toBe(5);
  });

  it('is slow until it is online again', () => {
    const slow = reduce(aState({ connection: { status: 'connecting', attempt: 1 } }), { type: 'slow' });
    const waiting = reduce(slow, {
      type: 'connection',
      connection: { status: 'waiting', attempt: 1, retryAt: 0 },
    });
    expect(waiting.isSlow).toBe(true);
    expect(reduce(waiting, { type: 'connection', connection: { status: 'online' } }).isSlow).toBe(false);
  });

  it('is expired until a new token has brought it online', () => {
    const expired = reduce(aState(), { type: 'token-expired' });
    expect(expired.hasExpired).toBe(true);
    expect(reduce(expired, { type: 'connection', connection: { status: 'online' } }).hasExpired).toBe(false);
  });

  describe('the line before new messages', () => {
    const messages = [aMessage(1), aMessage(2), own(3), aMessage(4)];

    it('stands where the visitor left off when they come to look', () => {
      const before = aState({ messages, lastReadSeq: 1 });
      expect(reduce(before, { type: 'visible', isVisible: true }).newFromSeq).toBe(2);
    });

    it('waits for the history, if they look before it is there', () => {
      const looking = aState({ history: 'loading', isVisible: true, lastReadSeq: 3 });
      expect(reduce(looking, { type: 'latest', page: page(messages) }).newFromSeq).toBe(4);
    });

    it('doesn’t come for what arrives before their eyes', () => {
      const looking = aState({ messages, isVisible: true, lastReadSeq: 4 });
      const event = { type: 'messages', messages: [aMessage(5)], historyFromSeq: 1 } as const;
      expect(reduce(looking, event).newFromSeq).toBeNull();
    });

    it('goes when they answer or look away', () => {
      const looking = aState({ messages, isVisible: true, newFromSeq: 2, lastReadSeq: 4 });
      expect(reduce(looking, { type: 'outbox', entries: [entry] }).newFromSeq).toBeNull();
      expect(reduce(looking, { type: 'visible', isVisible: false }).newFromSeq).toBeNull();
    });
  });

  it('changes whose presence it knows, and knows nobody before it was told', () => {
    const one = {
      user_id: operatorId,
      kind: 'operator',
      display_name: 'Mara',
      avatar_url: null,
      status: 'online',
    } as const;
    const event = { type: 'presence', userId: operatorId, status: 'away' } as const;
    expect(reduce(aState({ team: [one] }), event).team).toEqual([{ ...one, status: 'away' }]);
    expect(reduce(aState(), event).team).toBeNull();
  });
});
