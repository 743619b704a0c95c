import type { Message } from '@iris/contract';
import type { ConversationState } from '../state/conversation-state.ts';

/** A live region that grows without end is read without end. */
const mostSpoken = 5;

/**
 * Chooses what a screen reader is told: what the team says from now on. Not one's own words, not a page of
 * history, not what was there when the conversation was opened.
 */
export class Announcer {
  readonly #state: () => ConversationState;
  #channelId: string | null = null;
  #after = Number.POSITIVE_INFINITY;

  constructor(state: () => ConversationState) {
    this.#state = state;
  }

  /** The newest of what has to be said, oldest first. */
  spoken(): readonly Message[] {
    const { messages, channelId, history, speaker } = this.#state();
    if (history !== 'ready') return [];
    if (channelId !== this.#channelId) {
      this.#channelId = channelId;
      this.#after = messages.at(-1)?.seq ?? 0;
    }
    return messages
      .filter(
        ({ seq, sender, content }) => seq > this.#after && sender.id !== speaker?.user_id && content !== null,
      )
      .slice(-mostSpoken);
  }
}
