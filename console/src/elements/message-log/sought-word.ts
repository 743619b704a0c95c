import type { Message } from '@iris/contract';
import type { Conversation } from '../../state/conversation.ts';
import { wordsOf } from '../../state/room-words.ts';
import type { Sought } from '../../state/sought.ts';
import { exactTime } from '../../state/times.ts';

/** What there is to say of a message that was looked for, once the page around it is there. */
export interface SoughtWord {
  readonly text: string;
  /** Whether nothing of it is there, not even the mark that a deleted message leaves. */
  readonly isMissing: boolean;
}

export function soughtWord({ messages, historyFromSeq }: Conversation, { seq }: Sought): SoughtWord {
  const message = messages.find((each) => each.seq === seq);
  if (message !== undefined) return { text: foundText(message), isMissing: false };
  const text =
    seq < historyFromSeq
      ? 'The message that you looked for is gone: your retention policy deleted it.'
      : 'The message that you looked for isn’t in this room.';
  return { text, isMissing: true };
}

function foundText(message: Message): string {
  if (message.deleted_at !== null) return 'The message that you looked for was deleted.';
  const { sender, created_at } = message;
  return `Found: ${sender.display_name}, ${exactTime(Date.parse(created_at))}: ${wordsOf(message)}`;
}
