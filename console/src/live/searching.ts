import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import type { Search } from '../state/found.ts';
import type { Store } from '../state/store.ts';
import type { QueueApi } from './queue-api.ts';

/** Looks for words in all rooms. */
export interface Searching {
  /** Null: nobody searches any more. */
  search(search: Search | null): void;
  loadMoreFound(): void;
}

export function createSearching(
  api: Pick<QueueApi, 'find'>,
  store: Store<ConsoleState, ConsoleEvent>,
): Searching {
  async function load(search: Search, cursor: string | null) {
    try {
      const { data, next_cursor } = await api.find(search, cursor);
      const page = { rooms: data, nextCursor: next_cursor, isFirst: cursor === null };
      store.dispatch({ type: 'search-page', search, ...page });
    } catch (problem) {
      store.dispatch({ type: 'search-failed', search, problem });
    }
  }

  return {
    search: (search) => {
      store.dispatch({ type: 'search', search });
      if (search !== null) void load(search, null);
    },
    loadMoreFound: () => {
      const { found } = store.state;
      if (found?.loading.status !== 'loaded' || found.loading.more === 'loading') return;
      const { nextCursor } = found.loading;
      if (nextCursor === null) return;
      store.dispatch({ type: 'search-more' });
      void load({ query: found.query, tag: found.tag }, nextCursor);
    },
  };
}
