import type { MessagePage } from '@iris/contract';
import type { ClientEvent, HistoryPage } from './events.ts';

export interface HistoryOptions {
  /** A page of messages, newest first. @throws {IrisProblem} */
  readonly fetchPage: (cursor: string | null) => Promise<MessagePage>;
  readonly onEvent: (event: ClientEvent) => void;
  /** The newest page is shown; it ends with `seq`. */
  readonly onLatest: (seq: number) => void;
}

/** Loads what was said before: the newest page first, then upward on demand; never the same page twice at once. */
export interface History {
  readonly isLoaded: boolean;
  loadLatest(): Promise<void>;
  loadOlder(): Promise<void>;
  /** What comes back from now on is for a conversation that nobody looks at any more. */
  stop(): void;
}

export function createHistory({ fetchPage, onEvent, onLatest }: HistoryOptions): History {
  let cursor: string | null = null;
  let isLoaded = false;
  let isLoading = false;
  let isStopped = false;

  async function load(type: 'history' | 'older', use: (page: HistoryPage) => void) {
    if (isLoading || isStopped) return;
    isLoading = true;
    onEvent({ type, status: 'loading' });
    try {
      const page = await fetchPage(cursor);
      if (isStopped) return;
      cursor = page.next_cursor;
      use({
        messages: page.data.toReversed(),
        hasOlder: page.next_cursor !== null,
        historyFromSeq: page.history_from_seq,
      });
    } catch {
      if (!isStopped) onEvent({ type, status: 'failed' });
    } finally {
      isLoading = false;
    }
  }

  return {
    get isLoaded() {
      return isLoaded;
    },
    loadLatest: async () => {
      if (isLoaded) return;
      await load('history', (page) => {
        isLoaded = true;
        onEvent({ type: 'latest', page });
        onLatest(page.messages.at(-1)?.seq ?? page.historyFromSeq - 1);
      });
    },
    loadOlder: async () => {
      if (isLoaded && cursor !== null) await load('older', (page) => onEvent({ type: 'older-page', page }));
    },
    stop: () => {
      isStopped = true;
    },
  };
}
