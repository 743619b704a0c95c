import type { Channel, ChannelId, ChannelStatus, CurrentSession, PresenceStatus } from '@iris/contract';
import { createRest, dataOf, type Guard, isFields, isMessage, type Rest } from '@iris/client';
import { readSession } from './read-session.ts';
import type { Send } from './send.ts';

export interface RoomPage {
  readonly data: readonly Channel[];
  readonly next_cursor: string | null;
}

/** The calls of a console session beyond those of any conversation. Each throws an `IrisProblem`. */
export interface ConsoleApi extends Rest {
  session(): Promise<CurrentSession>;
  /** Rooms of the workspace, latest activity first. */
  rooms(status: ChannelStatus, cursor: string | null): Promise<RoomPage>;
  room(channelId: ChannelId): Promise<Channel>;
  archive(channelId: ChannelId): Promise<Channel>;
  reopen(channelId: ChannelId): Promise<Channel>;
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
    rooms: (status, cursor) => {
      const search = new URLSearchParams({ status, limit: String(pageSize) });
      if (cursor !== null) search.set('cursor', cursor);
      return send({ method: 'GET', path: `/api/v1/channels?${search.toString()}`, answer: isRoomPage });
    },
    room: async (channelId) =>
      (await send({ method: 'GET', path: pathOf(channelId), answer: dataOf(isRoom) })).data,
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
  (value['last_message'] === null || isMessage(value['last_message']));

const isRoomPage: Guard<RoomPage> = (value): value is RoomPage =>
  isFields(value) &&
  Array.isArray(value['data']) &&
  value['data'].every(isRoom) &&
  (value['next_cursor'] === null || typeof value['next_cursor'] === 'string');
