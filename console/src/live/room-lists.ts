import type { ChannelId, HelloChannel } from '@iris/contract';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import type { ListKey } from '../state/list-rules.ts';
import { listOf, missingIn, type Rooms } from '../state/rooms.ts';
import type { Store } from '../state/store.ts';
import type { ConsoleApi } from './console-api.ts';

/** Loads the lists of rooms and keeps them true: page by page, and room by room where a frame isn't enough. */
export interface RoomLists {
  /** The first page of a list, if it isn't there or failed. */
  load(list: ListKey): Promise<void>;
  loadMore(list: ListKey): Promise<void>;
  /** Asks for one room again. */
  refresh(channelId: ChannelId): Promise<void>;
  /**
   * After a connection: `heads` say which rooms went on without us. Then the lists begin anew; what is shown further
   * down stays there and is found right or wrong as one comes to it.
   */
  reconcile(heads: readonly HelloChannel[]): Promise<void>;
}

export function createRoomLists(api: ConsoleApi, store: Store<ConsoleState, ConsoleEvent>): RoomLists {
  const refreshing = new Map<ChannelId, Promise<void>>();
  /** Whether this page was connected before. */
  let hasMet = false;

  /** A page from `cursor` on; null: the list begins anew. An answer that a new beginning overtook is nothing. */
  async function fetchPage(list: ListKey, cursor: string | null): Promise<void> {
    const before = store.state.rooms;
    const { data, next_cursor: nextCursor } = await api.rooms(list, cursor);
    if (cursor !== null && cursor !== cursorOf(store.state, list)) return;
    const page = { list, rooms: data, nextCursor, isFirst: cursor === null };
    const missing = missingIn(store.state.rooms, list, page).filter(
      // One that changed since we asked is where the change has put it.
      (id) => before.byId.get(id) === store.state.rooms.byId.get(id),
    );
    // One that is still shown somewhere is asked for; what nobody sees is forgotten.
    const isHeld = (id: ChannelId) =>
      store.state.conversations.has(id) || isListedBeside(store.state, list, id);
    store.dispatch({ type: 'rooms-page', ...page, gone: missing.filter((id) => !isHeld(id)) });
    await Promise.all(missing.filter(isHeld).map(refresh));
  }

  async function loadPage(list: ListKey, cursor: string | null): Promise<void> {
    store.dispatch({ type: 'rooms-loading', list });
    try {
      await fetchPage(list, cursor);
    } catch (problem) {
      store.dispatch({ type: 'rooms-failed', list, problem });
    }
  }

  async function askFor(channelId: ChannelId): Promise<void> {
    try {
      store.dispatch({ type: 'room', room: await api.room(channelId) });
    } catch {
      // A room that can't be had now comes with its next message or with the next hello.
    } finally {
      refreshing.delete(channelId);
    }
  }

  function refresh(channelId: ChannelId): Promise<void> {
    const running = refreshing.get(channelId) ?? askFor(channelId);
    refreshing.set(channelId, running);
    return running;
  }

  return {
    load: async (list) => {
      const { status } = listOf(store.state.rooms, list).loading;
      if (status === 'idle' || status === 'failed') await loadPage(list, null);
    },
    loadMore: async (list) => {
      const { loading } = listOf(store.state.rooms, list);
      if (loading.status === 'loaded' && loading.nextCursor !== null && loading.more !== 'loading')
        await loadPage(list, loading.nextCursor);
    },
    refresh,
    reconcile: async (heads) => {
      const { rooms } = store.state;
      const { ids, loading } = listOf(rooms, 'open');
      if (loading.status !== 'loaded') return;
      // Who has a room and how it is tagged may have changed without a word in it.
      const isReturn = hasMet;
      hasMet = true;
      if (!isReturn && isUpToDate(rooms, ids, heads)) return;
      const loaded = [...rooms.lists].filter(([, list]) => list.loading.status === 'loaded');
      // What is shown stays when it fails; the next hello tries again.
      await Promise.all(loaded.map(([list]) => fetchPage(list, null).catch(() => null)));
    },
  };
}

/**
 * Whether a first page that was just loaded is what the heads name first: both begin with the latest activity. Heads
 * also name rooms in which nobody said anything yet, and these are in no list.
 */
function isUpToDate({ byId }: Rooms, ids: readonly ChannelId[], heads: readonly HelloChannel[]): boolean {
  const named = new Set(heads.map(({ channel_id }) => channel_id));
  const spoken = heads.filter(({ last_seq }) => last_seq > 0);
  return (
    ids.every((id) => named.has(id)) &&
    spoken.slice(0, ids.length).every((head) => byId.get(head.channel_id)?.last_seq === head.last_seq)
  );
}

function cursorOf({ rooms }: ConsoleState, list: ListKey): string | null {
  const { loading } = listOf(rooms, list);
  return loading.status === 'loaded' ? loading.nextCursor : null;
}

function isListedBeside({ rooms }: ConsoleState, list: ListKey, channelId: ChannelId): boolean {
  return [...rooms.lists].some(([key, { ids }]) => key !== list && ids.includes(channelId));
}
