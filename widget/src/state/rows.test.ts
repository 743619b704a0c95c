import { describe, expect, it } from 'vitest';
import type { ConversationState } from './conversation-state.ts';
import { aMessage, aState, at, operator, own } from './factories.ts';
import { rowsOf } from './rows.ts';

const kinds = (state: ConversationState) => rowsOf(state).map(({ kind }) => kind);
const spoken = (state: ConversationState) =>
  rowsOf(state).flatMap((row) => (row.kind === 'message' || row.kind === 'unsent' ? [row] : []));
const entry = {
  client_message_id: 'c-1',
  content: 'hello',
  createdAt: Date.parse(at(9)),
  status: 'sending',
  code: null,
} as const;

describe('rows', () => {
  it('group what one sender said within three minutes', () => {
    const messages = [0, 2, 5, 9].map((minute, index) => aMessage(index + 1, { created_at: at(minute) }));
    expect(spoken(aState({ messages })).map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [true, true],
    ]);
  });

  it('keep senders apart, also two of the team', () => {
    const other = { ...operator, id: own(1).sender.id };
    const messages = [aMessage(1), own(1), aMessage(2, { sender: other })].map((message, index) => ({
      ...message,
      seq: index + 1,
      created_at: at(1),
    }));
    expect(
      spoken(aState({ messages: messages.slice(0, 2) })).every(({ isFirst, isLast }) => isFirst && isLast),
    ).toBe(true);
  });

  it('set each day apart', () => {
    const messages = [aMessage(1, { created_at: at(-24 * 60) }), aMessage(2), aMessage(3)];
    expect(kinds(aState({ messages }))).toEqual(['day', 'message', 'day', 'message', 'message']);
  });

  it('put the line before the first new message, which begins a group', () => {
    const messages = [aMessage(1), aMessage(2)];
    const state = aState({ messages, newFromSeq: 2 });
    expect(kinds(state)).toEqual(['day', 'message', 'new', 'message']);
    expect(spoken(state).map(({ isFirst }) => isFirst)).toEqual([true, true]);
  });

  it('end with what is unsent, grouped with one’s last words', () => {
    const state = aState({ messages: [own(8)], outbox: [entry] });
    expect(kinds(state)).toEqual(['day', 'message', 'unsent']);
    expect(spoken(state).map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('13: show a message once while it is both unsent and sent, under the same key', () => {
    const before = spoken(aState({ outbox: [entry] }));
    const after = spoken(aState({ messages: [own(1, { client_message_id: 'c-1' })], outbox: [entry] }));
    expect(after.map(({ kind }) => kind)).toEqual(['message']);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  it('don’t take another’s message for one’s own because it has the same name', () => {
    const state = aState({ messages: [aMessage(1, { client_message_id: 'c-1' })], outbox: [entry] });
    expect(kinds(state)).toEqual(['day', 'message', 'unsent']);
  });

  it.each([
    [{ deliveredSeq: 1, teamReadSeq: 1 }, 'sent'],
    [{ deliveredSeq: 2, teamReadSeq: 1 }, 'delivered'],
    [{ deliveredSeq: 2, teamReadSeq: 2 }, 'read'],
  ])('say under the last own message how far it has come: %o', (progress, receipt) => {
    const rows = rowsOf(aState({ messages: [own(1), own(2), aMessage(3)], ...progress }));
    expect(rows.map((row) => (row.kind === 'message' ? row.receipt : ''))).toEqual(['', null, receipt, null]);
  });

  it('say that history is gone only at its very beginning', () => {
    const messages = [aMessage(5)];
    expect(kinds(aState({ messages, historyFromSeq: 5 }))[0]).toBe('gone');
    expect(kinds(aState({ messages, historyFromSeq: 5, older: 'more' }))[0]).toBe('day');
    expect(kinds(aState({ messages }))[0]).toBe('day');
  });

  it('show what the system says as a notice', () => {
    const system = aMessage(1, { sender: { ...operator, kind: 'system' } });
    expect(kinds(aState({ messages: [system, aMessage(2, { content_type: 'event' })] }))).toEqual([
      'day',
      'notice',
      'notice',
    ]);
  });
});
