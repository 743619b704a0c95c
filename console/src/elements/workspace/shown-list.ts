import type { ChannelId } from '@iris/contract';
import type { ReactiveControllerHost } from 'lit';
import type { ConsoleLive } from '../../live/console-live.ts';
import { filterOf, type ListKey } from '../../state/list-rules.ts';
import { neighbour, type ShownRooms, shownRooms } from '../../state/shown-rooms.ts';

/** Which rooms stand in the inbox: those of a list of the queue, or what was found. */
export class ShownList {
  key: ListKey = 'open';
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  rooms({ store }: ConsoleLive): ShownRooms {
    return shownRooms(store.state.rooms, this.key, store.state.found);
  }

  neighbour(live: ConsoleLive, channelId: ChannelId | null, step: 1 | -1): ChannelId | null {
    return neighbour(this.rooms(live), channelId, step);
  }

  /** Whoever searches goes on searching, now among the rooms with that tag. */
  switchTo(live: ConsoleLive, key: ListKey): void {
    this.key = key;
    this.#host.requestUpdate();
    live.loadRooms(key);
    const { found } = live.store.state;
    const { tag } = filterOf(key);
    if (found !== null && found.tag !== tag) live.search({ query: found.query, tag });
  }

  search(live: ConsoleLive, query: string): void {
    live.search(query === '' ? null : { query, tag: filterOf(this.key).tag });
  }

  load(live: ConsoleLive): void {
    const { found } = live.store.state;
    if (found === null) live.loadRooms(this.key);
    else live.search(found);
  }

  loadMore(live: ConsoleLive): void {
    if (live.store.state.found === null) live.loadMoreRooms(this.key);
    else live.loadMoreFound();
  }
}
