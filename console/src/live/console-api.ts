import type { ChannelId, ChannelState, CurrentSession, MessagePage, PresenceStatus } from '@iris/contract';
import { createRest, dataOf, type Guard, isFields, isMessagePage, type Rest } from '@iris/client';
import { type CannedApi, createCannedApi } from './canned-api.ts';
import { createDraftApi, type DraftApi } from './draft-api.ts';
import { createQueueApi, type QueueApi } from './queue-api.ts';
import { readSession } from './read-session.ts';
import type { Send } from './send.ts';

/** The calls of a console session beyond those of any conversation. Each throws an `IrisProblem`. */
export interface ConsoleApi extends Rest, QueueApi, DraftApi, CannedApi {
  session(): Promise<CurrentSession>;
  archive(channelId: ChannelId): Promise<ChannelState>;
  reopen(channelId: ChannelId): Promise<ChannelState>;
  /** Up to `limit` messages after `seq`, oldest first: a page from anywhere in a conversation. */
  messagesFrom(channelId: ChannelId, seq: number, limit: number): Promise<MessagePage>;
  setPresence(status: PresenceStatus): Promise<void>;
}

export function createConsoleApi(send: Send): ConsoleApi {
  const pathOf = (channelId: ChannelId) => `/api/v1/channels/${encodeURIComponent(channelId)}`;
  const act = async (channelId: ChannelId, name: 'archive' | 'reopen') => {
    const path = `${pathOf(channelId)}/${name}`;
    return (await send({ method: 'POST', path, answer: dataOf(isState) })).data;
  };
  return {
    ...createRest(send),
    ...createQueueApi(send),
    ...createDraftApi(send),
    ...createCannedApi(send),
    session: () => readSession(send),
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

const isState: Guard<ChannelState> = (value): value is ChannelState =>
  isFields(value) &&
  typeof value['id'] === 'string' &&
  typeof value['name'] === 'string' &&
  (value['status'] === 'open' || value['status'] === 'archived') &&
  typeof value['last_seq'] === 'number' &&
  typeof value['created_at'] === 'string' &&
  typeof value['updated_at'] === 'string';
