import type { ChannelId } from '@iris/contract';
import type { ConsoleEvent } from '../state/console-event.ts';
import { type Conversation, hasOlder } from '../state/conversation.ts';
import type { ConsoleApi } from './console-api.ts';

/** Loads what the team noted about a room: as far back as the part of its conversation that is kept. */
export interface RoomNotes {
  /** The newest ones, and those before them that belong to the part. */
  load(): Promise<void>;
  /** The part may have grown: goes on where the notes end, if they end too early. */
  reachBack(): Promise<void>;
}

export interface RoomNotesOptions {
  readonly api: Pick<ConsoleApi, 'notes'>;
  readonly channelId: ChannelId;
  /** What is kept now. */
  readonly conversation: () => Conversation | undefined;
  readonly dispatch: (event: ConsoleEvent) => void;
}

export function createRoomNotes({ api, channelId, conversation, dispatch }: RoomNotesOptions): RoomNotes {
  /** Where the next page begins: `undefined` before the first one is there, null at the end. */
  let cursor: string | null | undefined;
  let running: Promise<void> | null = null;

  async function fetchPage(from: string | null) {
    const { data, next_cursor } = await api.notes(channelId, from);
    cursor = next_cursor;
    dispatch({ type: 'notes-page', channelId, notes: data, isFirst: from === null });
  }

  /** A conversation that isn't there yet asks again once it is. */
  function endsTooEarly(): boolean {
    const kept = conversation();
    if (kept === undefined || cursor === null || cursor === undefined) return false;
    const [firstNote, firstMessage] = [kept.notes[0]?.created_at, kept.messages[0]?.created_at];
    if (firstNote === undefined || firstMessage === undefined) return false;
    return firstNote > firstMessage || !hasOlder(kept);
  }

  async function run(isAnew: boolean) {
    try {
      if (isAnew || cursor === undefined) await fetchPage(null);
      while (endsTooEarly()) await fetchPage(cursor ?? null);
    } catch {
      // What is shown stays; the next hello, or more history, tries again.
    } finally {
      running = null;
    }
  }

  return {
    load: () => (running ??= run(true)),
    reachBack: () => (running ??= run(false)),
  };
}
