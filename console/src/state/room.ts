import type { Channel, ChannelState, Message } from '@iris/contract';

/** The newest words of a room, as far as a row shows them. */
export type LastMessage = Pick<Message, 'id' | 'sender' | 'content' | 'created_at' | 'deleted_at'>;

/**
 * What the console keeps of a channel: what its row and the head of its conversation show. There may be ten thousand
 * of them, so nothing else is kept.
 */
export interface Room extends Omit<Channel, 'channel_type' | 'merged_into' | 'last_message'> {
  readonly last_message: LastMessage | null;
}

/** A row shows one line; no screen shows more of it than this many characters. */
const shownCharacters = 200;

/** What is kept of a channel as the server told it. */
export function roomFrom(channel: Channel): Room {
  const { last_read_seq, unread, last_message } = channel;
  return {
    ...stateFrom(channel),
    last_read_seq,
    unread,
    last_message: last_message === null ? null : lastMessageFrom(last_message),
  };
}

/** The part that everyone in a room sees alike. */
export function stateFrom(state: ChannelState): Omit<Room, 'last_read_seq' | 'unread' | 'last_message'> {
  const { id, name, topic, status, last_seq, created_at, updated_at, archived_at } = state;
  return { id, name, topic, status, last_seq, created_at, updated_at, archived_at };
}

export function lastMessageFrom({ id, sender, content, created_at, deleted_at }: Message): LastMessage {
  return { id, sender, content: content === null ? null : beginningOf(content), created_at, deleted_at };
}

/** Made of single characters: a slice would keep the whole text alive. */
function beginningOf(content: string): string {
  if (content.length <= shownCharacters) return content;
  return Array.from(content.slice(0, 2 * shownCharacters))
    .slice(0, shownCharacters)
    .join('');
}

/** When something was last said in a room; when it was made if nobody spoke. */
export function spokenAt({ last_message, created_at }: Room): string {
  return last_message?.created_at ?? created_at;
}

/** How long a visitor has been waiting for an answer since `room`'s last message, or null when nobody is. */
export function waitingSince({ status, last_message }: Room): string | null {
  const isTheirs = last_message?.sender.kind === 'guest' || last_message?.sender.kind === 'user';
  return status === 'open' && isTheirs ? last_message.created_at : null;
}
