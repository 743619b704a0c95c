import type { Message } from '@iris/contract';
import { canAnswer, type Me } from './me.ts';

/** Other words for a message. */
export interface Edit {
  readonly message: Message;
  readonly content: string;
}

/** Whether this person may change a message or delete it: what they wrote themselves, and nothing that isn't words. */
export function canChange({ sender, deleted_at, content, content_type }: Message, me: Me): boolean {
  const isWords = content !== null && (content_type === 'text' || content_type === 'markdown');
  return canAnswer(me) && sender.id === me.userId && deleted_at === null && isWords;
}
