import type { Id, Message, Session, UserId } from '@iris/contract';
import { initialState, type ConversationState } from './conversation-state.ts';

/** Things for tests: the least that is valid, with overrides. */

function isId<Thing extends string>(value: string): value is Id<Thing> {
  return value !== '';
}

function id<Thing extends string>(value: string): Id<Thing> {
  if (!isId<Thing>(value)) throw new TypeError('an id is never empty');
  return value;
}

export const guestId: UserId = id('guest-1');
export const operatorId: UserId = id('operator-1');

/** 10:00 on the day that tests happen on, plus `minutes`. */
export const at = (minutes: number) => new Date(2026, 0, 15, 10, minutes).toISOString();

export const operator: Message['sender'] = {
  id: operatorId,
  kind: 'operator',
  display_name: 'Mara Lindqvist',
  avatar_url: null,
};
const guest: Message['sender'] = {
  id: guestId,
  kind: 'guest',
  display_name: 'Guest',
  avatar_url: null,
};

export function aMessage(seq: number, over: Partial<Message> = {}): Message {
  return {
    id: id(`message-${seq}`),
    channel_id: id('channel-1'),
    seq,
    sender: operator,
    content: `words ${seq}`,
    content_type: 'text',
    client_message_id: null,
    created_at: at(seq),
    edited_at: null,
    deleted_at: null,
    ...over,
  };
}

export const own = (seq: number, over: Partial<Message> = {}) => aMessage(seq, { sender: guest, ...over });

export const speaker: Session = {
  id: id('session-1'),
  tenant_id: id('tenant-1'),
  user_id: guestId,
  kind: 'guest',
  display_name: 'Guest',
  avatar_url: null,
  org_role: null,
  expires_at: at(60),
};

export const chat = { channel_id: aMessage(1).channel_id, last_seq: 0, last_read_seq: 0 };

/** A conversation that is loaded. */
export function aState(over: Partial<ConversationState> = {}): ConversationState {
  const messages = over.messages ?? [];
  return {
    ...initialState,
    speaker,
    channelId: chat.channel_id,
    history: 'ready',
    lastSeq: messages.at(-1)?.seq ?? 0,
    ...over,
  };
}
