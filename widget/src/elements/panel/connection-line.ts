import type { WordKey } from '../../locales/en.ts';
import type { ConversationState } from '../../state/conversation-state.ts';

/** What is said between header and messages when something is wrong; null while all is well. */
export interface ConnectionLine {
  readonly key: WordKey;
  readonly isError: boolean;
}

export function connectionLine({
  connection,
  isSlow,
  hasExpired,
  history,
  channelStatus,
}: ConversationState): ConnectionLine | null {
  if (hasExpired) return { key: 'expired', isError: true };
  if (connection.status === 'stopped')
    return { key: connection.reason === 'unauthorized' ? 'expired' : 'unavailable', isError: true };
  if (isSlow && !navigator.onLine) return { key: 'offline', isError: false };
  if (isSlow) return { key: history === 'ready' ? 'reconnecting' : 'connecting', isError: false };
  return channelStatus === 'archived' ? { key: 'archived', isError: false } : null;
}
