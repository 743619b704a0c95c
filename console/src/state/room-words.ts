import type { Message } from '@iris/contract';
import type { Room } from './room.ts';

/** The last words of a room in one line, with a hint at who said them if it wasn't the visitor. */
export function lastWords({ last_message }: Room, me: string): string {
  if (last_message === null) return 'No messages yet';
  const words = wordsOf(last_message);
  const { kind, id, display_name } = last_message.sender;
  if (id === me) return `You: ${words}`;
  return kind === 'operator' ? `${firstName(display_name)}: ${words}` : words;
}

/** A message in one line; a deleted one says only that. */
export function wordsOf({ content, deleted_at }: Pick<Message, 'content' | 'deleted_at'>): string {
  return deleted_at !== null || content === null ? 'Message deleted' : content.replace(/\s+/gu, ' ');
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** The picture of the visitor, as the queue or their last message shows it. */
export function pictureOf({ person, last_message }: Room): string | null {
  const sender = last_message?.sender;
  const isTheirs = sender?.kind === 'guest' || sender?.kind === 'user';
  return person?.avatar_url ?? (isTheirs ? sender.avatar_url : null);
}
