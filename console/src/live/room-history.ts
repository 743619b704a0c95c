import type { ChannelId } from '@iris/contract';
import type { ConsoleEvent, HistoryPart } from '../state/console-event.ts';
import { type Conversation, hasNewer, hasOlder, type Page, pageMessages } from '../state/conversation.ts';
import { beginningAround } from '../state/sought.ts';
import type { ConsoleApi } from './console-api.ts';

/** Loads what is kept of a conversation: its newest page first, then the pages around what is kept, as one scrolls. */
export interface RoomHistory {
  /**
   * `newest` loads the first page unless something is there, around the message that is sought if one is; `sought` the
   * page around that in place of what is kept, unless it is kept; `older` and `newer` what is next to the part that is
   * kept; `end` the newest page in place of that part, which stays until then.
   */
  load(part: HistoryPart | 'sought' | 'end'): Promise<void>;
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
  let running: { readonly page: HistoryPart | 'around'; readonly seq: number | null } | null = null;
  let isBegun = false;

  /** `shown` is where one sees that it loads, `page` what comes of it, around `seq` if that is sought. */
  async function load(
    shown: HistoryPart,
    page: HistoryPart | 'around',
    fetchPage: () => Promise<Page>,
    seq: number | null = null,
  ) {
    const own = { page, seq };
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

  /** There may be less room than the address says. */
  async function fetchAround(seq: number): Promise<Page> {
    const headSeq = conversation()?.headSeq ?? 0;
    const from = beginningAround(Math.min(seq, headSeq));
    const { data, history_from_seq } = await api.messagesFrom(channelId, from - 1, pageMessages);
    const fromSeq = Math.max(from, history_from_seq);
    return {
      messages: data,
      fromSeq,
      toSeq: data.at(-1)?.seq ?? fromSeq - 1,
      historyFromSeq: history_from_seq,
    };
  }

  /** The first page; the stream goes on after all that the room is known to have by then. */
  async function begin(): Promise<void> {
    const seq = conversation()?.sought?.seq ?? null;
    const page = seq === null ? 'newest' : 'around';
    if (running?.page === page && running.seq === seq) return;
    const fetchPage = async () => {
      const first = await (seq === null ? fetchNewest() : fetchAround(seq));
      if (!isBegun) options.onBegun(Math.max(first.toSeq, conversation()?.headSeq ?? 0));
      isBegun = true;
      return first;
    };
    await load('newest', page, fetchPage, seq);
  }

  const loads: Readonly<Record<HistoryPart | 'sought' | 'end', () => Promise<void>>> = {
    newest: async () => {
      if (conversation()?.history !== 'loaded') await begin();
    },
    sought: async () => {
      const kept = conversation();
      const isKept = kept?.history === 'loaded' && kept.messages.some(({ seq }) => seq === kept.sought?.seq);
      if (!isKept) await begin();
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
      running = { page: 'newest', seq: null };
    },
  };
}
