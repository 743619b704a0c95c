import type { Channel, ChannelId, CurrentSession, MessagePage, PresenceStatus } from '@iris/contract';
import { createRest, dataOf, type Guard, isFields, isMessage, isMessagePage, type Rest } from '@iris/client';
import type { ListKey } from '../state/list-rules.ts';
import { readSession } from './read-session.ts';
import type { Send } from './send.ts';

export interface RoomPage {
  readonly data: readonly Channel[];
  readonly next_cursor: string | null;
}

/** The calls of a console session beyond those of any conversation. Each throws an `IrisProblem`. */
export interface ConsoleApi extends Rest {
  session(): Promise<CurrentSession>;
  /** A page of a list of rooms, in the list's order. */
  rooms(list: ListKey, cursor: string | null): Promise<RoomPage>;
  room(channelId: ChannelId): Promise<Channel>;
  archive(channelId: ChannelId): Promise<Channel>;
  reopen(channelId: ChannelId): Promise<Channel>;
  /** Up to `limit` messages after `seq`, oldest first: a page from anywhere in a conversation. */
  messagesFrom(channelId: ChannelId, seq: number, limit: number): Promise<MessagePage>;
  setPresence(status: PresenceStatus): Promise<void>;
}

const pageSize = 50;

export function createConsoleApi(send: Send): ConsoleApi {
  const pathOf = (channelId: ChannelId) => `/api/v1/channels/${encodeURIComponent(channelId)}`;
  const act = async (channelId: ChannelId, name: 'archive' | 'reopen') => {
    const path = `${pathOf(channelId)}/${name}`;
    return (await send({ method: 'POST', path, answer: dataOf(isRoom) })).data;
  };
  return {
    ...createRest(send),
    session: () => readSession(send),
    rooms: (list, cursor) => {
      const search = new URLSearchParams({ status: list, limit: String(pageSize) });
      if (cursor !== null) search.set('cursor', cursor);
      return send({ method: 'GET', path: `/api/v1/channels?${search.toString()}`, answer: isRoomPage });
    },
    room: async (channelId) =>
      (await send({ method: 'GET', path: pathOf(channelId), answer: dataOf(isRoom) })).data,
    messagesFrom: (channelId, seq, limit) => {
      const search = new URLSearchParams({ after_seq: String(seq), limit: String(limit) });
      const path = `${pathOf(channelId)}/messages?${search.toString()}`;
      return send({ method: 'GET', path, answer: isMessagePage });
    },
    archive: (channelId) => act(channelId, 'archive'),
    reopen: (channelId) => act(channelId, 'reopen'),
    setPresence: async (status) => {
      await send({
        method: 'PUT',
        path: '/api/v1/operator/presence',
        body: { status },
        answer: dataOf(isFields),
      });
    },
  };
}

const isRoom: Guard<Channel> = (value): value is Channel =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['name'] === 'string' &&
  (value['status'] === 'open' || value['status'] === 'archived') &&
  typeof value['last_seq'] === 'number' &&
  typeof value['last_read_seq'] === 'number' &&
  typeof value['unread'] === 'number' &&
  typeof value['created_at'] === 'string' &&
  typeof value['updated_at'] === 'string' &&
  (value['last_message'] === null || isMessage(value['last_message']));

const isRoomPage: Guard<RoomPage> = (value): value is RoomPage =>
  isFields(value) &&
  Array.isArray(value['data']) &&
  value['data'].every(isRoom) &&
  (value['next_cursor'] === null || typeof value['next_cursor'] === 'string');
