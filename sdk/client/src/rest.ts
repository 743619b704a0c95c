import type { ChannelId, ChannelMember, DraftId, Message, MessagePage, Presence } from '@iris/contract';
import { dataOf, nothing, type HttpCall } from './http.ts';
import { isListOf, isMember, isMessage, isMessagePage, isPresence } from './shapes.ts';

/** A message on its way: `client_message_id` makes repeating it harmless (contract §2). */
export interface NewMessage {
  readonly content: string;
  readonly client_message_id: string;
  /** The draft that it is, as it was or edited; for the team alone. */
  readonly draft_id?: DraftId;
}

/** The calls of contract §5 that an end user's conversation consists of. Each throws an `IrisProblem`. */
export interface Rest {
  /** The newest messages, or those before `cursor`; newest first. */
  messages(channelId: ChannelId, cursor: string | null): Promise<MessagePage>;
  /** Messages after `seq`, oldest first: how a hole is filled. */
  messagesAfter(channelId: ChannelId, seq: number): Promise<MessagePage>;
  post(channelId: ChannelId, message: NewMessage): Promise<Message>;
  read(channelId: ChannelId, seq: number): Promise<void>;
  members(channelId: ChannelId): Promise<ChannelMember[]>;
  presence(): Promise<Presence[]>;
}

export type Send = <T>(call: HttpCall<T>) => Promise<T>;

const pageSize = 50;
const catchUpSize = 100;

/** `send` adds the token and renews it when it has expired. */
export function createRest(send: Send): Rest {
  const channelPath = (channelId: ChannelId) => `/api/v1/channels/${encodeURIComponent(channelId)}`;
  return {
    messages: (channelId, cursor) =>
      send({
        method: 'GET',
        path: `${channelPath(channelId)}/messages?${query({ limit: pageSize, cursor })}`,
        answer: isMessagePage,
      }),
    messagesAfter: (channelId, seq) =>
      send({
        method: 'GET',
        path: `${channelPath(channelId)}/messages?${query({ limit: catchUpSize, after_seq: seq })}`,
        answer: isMessagePage,
      }),
    post: async (channelId, message) =>
      (
        await send({
          method: 'POST',
          path: `${channelPath(channelId)}/messages`,
          body: message,
          answer: dataOf(isMessage),
        })
      ).data,
    read: async (channelId, seq) => {
      await send({ method: 'POST', path: `${channelPath(channelId)}/read`, body: { seq }, answer: nothing });
    },
    members: async (channelId) =>
      (
        await send({
          method: 'GET',
          path: `${channelPath(channelId)}/members`,
          answer: dataOf(isListOf(isMember)),
        })
      ).data,
    presence: async () =>
      (await send({ method: 'GET', path: '/api/v1/presence', answer: dataOf(isListOf(isPresence)) })).data,
  };
}

function query(parameters: Readonly<Record<string, string | number | null>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) search.set(name, String(value));
  return search.toString();
}
