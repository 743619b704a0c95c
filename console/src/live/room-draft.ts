import type { ChannelId } from '@iris/contract';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { Conversation } from '../state/conversation.ts';
import { readyDraft } from '../state/proposal.ts';
import type { DraftApi } from './draft-api.ts';

/** What is proposed as an answer in a room, and what is done with it. */
export interface RoomDraft {
  /** What there is now; a failure leaves it as it was. */
  load(): Promise<void>;
  /** Asks for another one. What came of it, a failure too, stands in the state. */
  make(): Promise<void>;
  /** Puts away what is shown. @throws {IrisProblem} and then it is shown again */
  dismiss(): Promise<void>;
}

export interface RoomDraftOptions {
  readonly api: DraftApi;
  readonly channelId: ChannelId;
  /** What is kept now. */
  readonly conversation: () => Conversation | undefined;
  readonly dispatch: (event: ConsoleEvent) => void;
}

export function createRoomDraft({ api, channelId, conversation, dispatch }: RoomDraftOptions): RoomDraft {
  return {
    load: async () => {
      try {
        dispatch({ type: 'newest-draft', channelId, draft: await api.draft(channelId) });
      } catch {
        // The next hello asks again.
      }
    },
    make: async () => {
      dispatch({ type: 'draft-making', channelId });
      try {
        dispatch({ type: 'draft-made', channelId, draft: await api.makeDraft(channelId) });
      } catch (problem) {
        dispatch({ type: 'draft-failed', channelId, problem });
      }
    },
    dismiss: async () => {
      const kept = conversation();
      const draft = kept === undefined ? null : readyDraft(kept.drafts);
      // First out of sight: that it is gone is no news to whoever wanted that.
      dispatch({ type: 'draft-left', channelId });
      if (draft === null) return;
      try {
        await api.dismissDraft(channelId);
      } catch (problem) {
        dispatch({ type: 'draft', draft });
        throw problem;
      }
    },
  };
}
