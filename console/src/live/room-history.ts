import type { ChannelId } from '@iris/contract';
import type { ConsoleEvent, HistoryPart } from '../state/console-event.ts';
import { type Conversation, hasNewer, hasOlder, type Page, pageMessages } from '../state/conversation.ts';
import type { ConsoleApi } from './console-api.ts';

/** Loads what is kept of a conversation: its newest page first, then the pages around what is kept, as one scrolls. */
export interface RoomHistory {
  /**
   * `newest` loads the first page unless something is there; `older` and `newer` what is next to the part that is
   * kept; `end` the newest page in place of that part, which stays until then.
   */
  load(part: HistoryPart | 'end'): Promise<void>;
  /** What comes back from now on is for a conversation that nobody looks at any more. */
  stop(): void;
}

export interface RoomHistoryOptions {
  readonly api: Pick<ConsoleApi, 'messages' | 'messagesFrom'>;
  readonly channelId: ChannelId;
  /** What is kept now. */
  readonly conversation: () => Conversation | undefined;
  readonly dispatch: (event: ConsoleEvent) => void;
  /** The first page is there and ends with `seq`: the stream goes on after it. */
  readonly onBegun: (seq: number) => void;
}

export function createRoomHistory(options: RoomHistoryOptions): RoomHistory {
  const { api, channelId, conversation, dispatch } = options;
  /** The load that counts. An answer to an earlier one is about a part that isn't kept any more. */
  let running: { readonly page: HistoryPart } | null = null;
  let isBegun = false;

  /** `shown` is where one sees that it loads, `page` what comes of it. */
  async function load(shown: HistoryPart, page: HistoryPart, fetchPage: () => Promise<Page>) {
    const own = { page };
    running = own;
    dispatch({ type: 'history-loading', channelId, part: shown });
    try {
      const loaded = await fetchPage();
      if (running === own) dispatch({ type: 'history-page', channelId, part: page, page: loaded });
    } catch (problem) {
      if (running === own) dispatch({ type: 'history-failed', channelId, part: shown, problem });
    } finally {
      if (running === own) running = null;
    }
  }

  async function fetchNewest(): Promise<Page> {
    const { data, next_cursor, history_from_seq } = await api.messages(channelId, null);
    const messages = data.toReversed();
    const first = messages[0];
    const isAll = next_cursor === null || first === undefined;
    const fromSeq = isAll ? history_from_seq : first.seq;
    const toSeq = messages.at(-1)?.seq ?? history_from_seq - 1;
    return { messages, fromSeq, toSeq, historyFromSeq: history_from_seq };
  }

  const loads: Readonly<Record<HistoryPart | 'end', () => Promise<void>>> = {
    newest: async () => {
      if (running?.page === 'newest' || conversation()?.history === 'loaded') return;
      await load('newest', 'newest', async () => {
        const page = await fetchNewest();
        if (!isBegun) options.onBegun(page.toSeq);
        isBegun = true;
        return page;
      });
    },
    older: async () => {
      const kept = conversation();
      if (running !== null || kept?.history !== 'loaded' || !hasOlder(kept)) return;
      const fromSeq = Math.max(kept.fromSeq - pageMessages, kept.historyFromSeq);
      await load('older', 'older', async () => {
        const count = kept.fromSeq - fromSeq;
        const { data, history_from_seq } = await api.messagesFrom(channelId, fromSeq - 1, count);
        const messages = data.filter(({ seq }) => seq < kept.fromSeq);
        return { messages, fromSeq, toSeq: kept.fromSeq - 1, historyFromSeq: history_from_seq };
      });
    },
    newer: async () => {
      const kept = conversation();
      if (running !== null || kept?.history !== 'loaded' || !hasNewer(kept)) return;
      const end = kept.messages.at(-1)?.seq ?? kept.historyFromSeq - 1;
      await load('newer', 'newer', async () => {
        const { data, history_from_seq } = await api.messagesFrom(channelId, end, pageMessages);
        const toSeq = data.at(-1)?.seq ?? end;
        return { messages: data, fromSeq: end + 1, toSeq, historyFromSeq: history_from_seq };
      });
    },
    end: () => load('newer', 'newest', fetchNewest),
  };
  return {
    load: (part) => loads[part](),
    stop: () => {
      running = { page: 'newest' };
    },
  };
}
