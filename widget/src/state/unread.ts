import type { Message } from '@iris/contract';
import type { ConversationState } from './conversation-state.ts';

type Reading = Pick<ConversationState, 'history' | 'messages' | 'lastSeq' | 'lastReadSeq' | 'speaker'>;

/** Whether a message waits to be read: written by somebody else, not yet read, not deleted. */
function isUnread({ lastReadSeq, speaker }: Reading, { seq, sender, deleted_at }: Message): boolean {
  return seq > lastReadSeq && sender.id !== speaker?.user_id && deleted_at === null;
}

/**
 * How many messages wait to be read, from the numbers of the server, so that every tab and device says the
 * same. One's own never count; of messages before the newest page nobody knows the sender, so they do. Until
 * that page is there, none do: a number that flashes up and goes away is worse than one that comes a moment later.
 */
export function countUnread(state: Reading): number {
  if (state.history !== 'ready') return 0;
  const loadedFrom = state.messages[0]?.seq ?? state.lastSeq + 1;
  const notLoaded = Math.max(0, Math.min(loadedFrom - 1, state.lastSeq) - state.lastReadSeq);
  return notLoaded + state.messages.filter((message) => isUnread(state, message)).length;
}

/** Where the unread messages begin; null if nothing waits. */
export function firstUnreadSeq(state: Reading): number | null {
  return state.messages.find((message) => isUnread(state, message))?.seq ?? null;
}
