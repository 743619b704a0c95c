import { describe, expect, it } from 'vitest';
import { aMember, aMessage, aRoom, me, mySender, roomId, visitorId } from '../factories.ts';
import type { ConsoleEvent } from './console-event.ts';
import { initialState, reduce, unsentCount } from './console-state.ts';
import { listOf } from './rooms.ts';

const room = roomId(1);
const after = (...events: readonly ConsoleEvent[]) => events.reduce(reduce, initialState);
const signedIn: ConsoleEvent = { type: 'signed-in', me };
const pageOf = (...rooms: ReturnType<typeof aRoom>[]) => ({
  type: 'rooms-page' as const,
  list: 'open' as const,
  rooms,
  nextCursor: null,
  isFirst: true,
  gone: [],
});
const page = (...rooms: ReturnType<typeof aRoom>[]): ConsoleEvent => pageOf(...rooms);
const held: ConsoleEvent = { type: 'room-held', channelId: room };
const waiting = {
  client_message_id: 'a',
  content: 'x',
  createdAt: 0,
  status: 'waiting',
  code: null,
} as const;

describe('the console', () => {
  it('marks what was unread when a room was opened', () => {
    const state = after(signedIn, page(aRoom(1, 5, { last_read_seq: 3, unread: 2 })), held);
    expect(state.conversations.get(room)?.newFromSeq).toBe(4);
  });

  it('takes the mark away when I answer', () => {
    const state = after(signedIn, page(aRoom(1, 5, { last_read_seq: 3, unread: 2 })), held, {
      type: 'unsent',
      channelId: room,
      entries: [waiting],
    });
    expect(state.conversations.get(room)?.newFromSeq).toBeNull();
  });

  it('keeps a conversation that is opened again', () => {
    const messages: ConsoleEvent = { type: 'messages', channelId: room, messages: [aMessage(1)] };
    const state = after(signedIn, page(aRoom(1, 1)), held, messages, held);
    expect(state.conversations.get(room)?.messages).toHaveLength(1);
  });

  it('hears nothing about conversations that it does not hold', () => {
    const messages: ConsoleEvent = { type: 'messages', channelId: room, messages: [aMessage(1)] };
    expect(after(messages)).toEqual(initialState);
  });

  it('learns whose room it is from messages and from members', () => {
    expect(after(signedIn, page(aRoom(1, 2))).visitors.get(room)).toBe(visitorId);
    const answered = aRoom(1, 2, { last_message: aMessage(2, { sender: mySender }) });
    expect(after(signedIn, page(answered)).visitors.has(room)).toBe(false);
    const members: ConsoleEvent = { type: 'members', channelId: room, members: [aMember()] };
    expect(after(signedIn, page(answered), members).visitors.get(room)).toBe(visitorId);
  });

  it('says that a list is loading, failed, and that more of it failed', () => {
    const loading: ConsoleEvent = { type: 'rooms-loading', list: 'open' };
    const failed: ConsoleEvent = { type: 'rooms-failed', list: 'open', problem: 'why' };
    const loadingAfter = (...events: readonly ConsoleEvent[]) =>
      listOf(after(...events).rooms, 'open').loading;
    expect(loadingAfter(loading)).toEqual({ status: 'loading' });
    expect(loadingAfter(loading, failed)).toEqual({ status: 'failed', problem: 'why' });
    expect(loadingAfter(page(), loading, failed)).toEqual({
      status: 'loaded',
      nextCursor: null,
      more: 'failed',
    });
  });

  it('forgets the rooms that a page should have named', () => {
    const anew: ConsoleEvent = { ...pageOf(aRoom(2, 2)), gone: [roomId(1)] };
    expect(after(signedIn, page(aRoom(1, 1), aRoom(2, 2)), anew).rooms.byId.has(roomId(1))).toBe(false);
  });

  it('keeps nothing of who left, and of who stopped typing', () => {
    const come: ConsoleEvent = { type: 'presence', userId: visitorId, status: 'online' };
    const typing: ConsoleEvent = {
      type: 'typists',
      channelId: room,
      typists: [{ user_id: visitorId, display_name: 'Amara' }],
    };
    const there = after(come, typing);
    expect([there.presence.size, there.typists.size]).toEqual([1, 1]);
    const gone = [come, typing, { ...come, status: 'offline' }, { ...typing, typists: [] }] as const;
    expect([after(...gone).presence.size, after(...gone).typists.size]).toEqual([0, 0]);
  });

  it('keeps of a room that is left no more than its last page', () => {
    const messages: ConsoleEvent = {
      type: 'messages',
      channelId: room,
      messages: Array.from({ length: 120 }, (_, index) => aMessage(index + 1)),
    };
    const state = after(signedIn, page(aRoom(1, 1)), held, messages, { type: 'room-left', channelId: room });
    expect(state.conversations.get(room)?.messages).toHaveLength(50);
  });

  it('counts what is on its way, not what was refused', () => {
    const entries = [waiting, { ...waiting, client_message_id: 'b', status: 'failed' as const }];
    expect(unsentCount(after(held, { type: 'unsent', channelId: room, entries }))).toBe(1);
  });
});
