import type { ChannelId } from '@iris/contract';
import type { Found } from './found.ts';
import { type ListKey, listRule } from './list-rules.ts';
import type { Loading } from './room-list.ts';
import type { Room } from './room.ts';
import { certainIn, listOf, type Rooms } from './rooms.ts';

/** What stands in the list of rooms now: a list of the queue, or the rooms in which something was found. */
export interface ShownRooms {
  readonly ids: readonly ChannelId[];
  readonly loading: Loading;
  /** How many of them the pages have named: more are wanted when these end. */
  readonly certain: number;
  /** Whether a room still belongs there. */
  readonly holds: (room: Room) => boolean;
}

export function shownRooms(rooms: Rooms, list: ListKey, found: Found | null): ShownRooms {
  if (found !== null)
    return { ids: found.ids, loading: found.loading, certain: found.ids.length, holds: () => true };
  const { ids, loading } = listOf(rooms, list);
  return { ids, loading, certain: certainIn(rooms, list), holds: listRule(list, rooms.reader).holds };
}

/** The room after or before `channelId` in a list; the first one when it doesn't stand there. */
export function neighbour(
  { ids }: Pick<ShownRooms, 'ids'>,
  channelId: ChannelId | null,
  step: 1 | -1,
): ChannelId | null {
  const index = channelId === null ? -1 : ids.indexOf(channelId);
  return ids[index === -1 ? 0 : index + step] ?? null;
}
