import type { Channel, ChannelId, ChannelStatus, HelloChannel } from '@iris/contract';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { missingFrom } from '../state/rooms.ts';
import type { Store } from '../state/store.ts';
import type { ConsoleApi } from './console-api.ts';

/** Loads the lists of rooms and keeps them true: page by page, and room by room where a frame isn't enough. */
export interface RoomLists {
  /** The first page of a list, if it isn't there or failed. */
  load(status: ChannelStatus): Promise<void>;
  loadMore(status: ChannelStatus): Promise<void>;
  /** Asks for one room again. */
  refresh(channelId: ChannelId): Promise<void>;
  /** After a connection: `heads` say which rooms went on without us. */
  reconcile(heads: readonly HelloChannel[]): Promise<void>;
}

export function createRoomLists(api: ConsoleApi, store: Store<ConsoleState, ConsoleEvent>): RoomLists {
  const refreshing = new Map<ChannelId, Promise<void>>();

  async function fetchPage(status: ChannelStatus, cursor: string | null): Promise<readonly Channel[]> {
    store.dispatch({ type: 'rooms-loading', status });
    try {
      const { data, next_cursor } = await api.rooms(status, cursor);
      store.dispatch({ type: 'rooms-page', status, rooms: data, nextCursor: next_cursor });
      return data;
    } catch (problem) {
      store.dispatch({ type: 'rooms-failed', status, problem });
      return [];
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

  async function reload(): Promise<void> {
    try {
      const { data, next_cursor } = await api.rooms('open', null);
      const { rooms } = store.state;
      const gone = missingFrom(rooms, data, next_cursor);
      const { open } = rooms.loading;
      const cursor = open.status === 'loaded' ? open.nextCursor : next_cursor;
      store.dispatch({ type: 'rooms-page', status: 'open', rooms: data, nextCursor: cursor });
      await Promise.all(gone.map(({ id }) => refresh(id)));
    } catch {
      // What is shown stays; the next hello tries again.
    }
  }

  return {
    load: async (status) => {
      const { status: known } = store.state.rooms.loading[status];
      if (known === 'idle' || known === 'failed') await fetchPage(status, null);
    },
    loadMore: async (status) => {
      const known = store.state.rooms.loading[status];
      if (known.status === 'loaded' && known.nextCursor !== null && known.more !== 'loading')
        await fetchPage(status, known.nextCursor);
    },
    refresh,
    reconcile: async (heads) => {
      const { rooms } = store.state;
      if (rooms.loading.open.status !== 'loaded') return;
      const known = [...rooms.byId.values()].filter(({ status }) => status === 'open');
      const isBehind = heads.some((head) => rooms.byId.get(head.channel_id)?.last_seq !== head.last_seq);
      if (isBehind || known.some(({ id }) => heads.every(({ channel_id }) => channel_id !== id)))
        await reload();
    },
  };
}
