import type { ChannelId, ChannelState, Message, QueueChange, QueueRow, UserId } from '@iris/contract';
import { filterOf, type ListKey, listRule } from './list-rules.ts';
import { PartedMap } from './parted-map.ts';
import {
  type Arrangement,
  certainCount,
  emptyList,
  lastOf,
  type ListPage,
  type Loading,
  missingFrom,
  reaches,
  type RoomList,
  withLost,
  withMoved,
} from './room-list.ts';
import { lastMessageFrom, noTeamPart, type Room, roomFrom, stateFrom, teamPartFrom } from './room.ts';

/** Every room that the console knows of, and the lists in which they stand. */
export interface Rooms {
  readonly byId: PartedMap<ChannelId, Room>;
  readonly lists: ReadonlyMap<ListKey, RoomList>;
  /** Unread messages in all open rooms: what the title of the page says. */
  readonly unread: number;
  /** Who looks at them: some lists are that person's. */
  readonly reader: UserId | null;
}

export const noRooms: Rooms = { byId: PartedMap.empty(), lists: new Map(), unread: 0, reader: null };

export function listOf({ lists }: Rooms, key: ListKey): RoomList {
  return lists.get(key) ?? emptyList;
}

/** How many rooms of a list the pages have named since it was begun. */
export function certainIn(rooms: Rooms, key: ListKey): number {
  return certainCount(listOf(rooms, key), arrangement(rooms, key));
}

/** The rooms that a page of a list should have named and didn't: they changed while nobody told us. */
export function missingIn(rooms: Rooms, key: ListKey, page: ListPage): ChannelId[] {
  const list = listOf(rooms, key);
  return missingFrom(list, page, page.isFirst ? null : list.end, arrangement(rooms, key));
}

/**
 * A room as the server has it now. An answer that was overtaken by a message changes all but what the message did;
 * read marks never go back.
 */
export function withRoom(rooms: Rooms, row: QueueRow): Rooms {
  const known = rooms.byId.get(row.id);
  const room = roomFrom(row);
  if (known === undefined) return replaced(rooms, room);
  if (known.last_seq > room.last_seq) return withTeamPart(withState(rooms, row), row);
  const last_read_seq = Math.max(room.last_read_seq, known.last_read_seq);
  const unread = last_read_seq >= room.last_seq ? 0 : room.unread;
  return replaced(rooms, { ...room, last_read_seq, unread });
}

/** A page of a list. With the first one come the rooms that went into the list while it was on its way. */
export function withPage(rooms: Rooms, key: ListKey, page: ListPage): Rooms {
  const known = listOf(rooms, key);
  const list: RoomList = {
    ids: known.ids,
    end: lastOf(page.rooms, listRule(key, rooms.reader)) ?? (page.isFirst ? null : known.end),
    loading: { status: 'loaded', nextCursor: page.nextCursor, more: 'idle' },
  };
  const merged = page.rooms.reduce(withRoom, withList(rooms, key, list));
  return known.loading.status === 'loaded' ? merged : withStragglers(merged, key);
}

/** Nothing is known of a room any more: it comes back with whatever tells of it. */
export function withoutRoom(rooms: Rooms, channelId: ChannelId): Rooms {
  const known = rooms.byId.get(channelId);
  if (known === undefined) return rooms;
  const lists = new Map(rooms.lists);
  for (const [key, list] of lists) lists.set(key, withLost(list, known, arrangement(rooms, key)));
  return { ...rooms, byId: rooms.byId.without(channelId), lists, unread: rooms.unread - unreadIn(known) };
}

export function withLoading(rooms: Rooms, key: ListKey, loading: Loading): Rooms {
  return withList(rooms, key, { ...listOf(rooms, key), loading });
}

/**
 * What a channel frame says: all but what is the reader's own. The number of the last message moves with messages
 * only, so that a frame which overtook one doesn't hide it.
 */
export function withState(rooms: Rooms, state: ChannelState): Rooms {
  const known = rooms.byId.get(state.id);
  return replaced(rooms, {
    ...teamPartFrom(known ?? noTeamPart),
    ...stateFrom(state),
    person: known?.person ?? null,
    updated_at: later(state.updated_at, known?.updated_at),
    last_seq: known?.last_seq ?? state.last_seq,
    last_read_seq: known?.last_read_seq ?? 0,
    unread: known?.unread ?? 0,
    last_message: known?.last_message ?? null,
  });
}

/** What the team knows of a room has changed; of a room that nobody told of yet it is nothing to show. */
export function withTeamPart(rooms: Rooms, change: QueueChange): Rooms {
  const known = rooms.byId.get(change.channel_id);
  return known === undefined ? rooms : replaced(rooms, { ...known, ...teamPartFrom(change) });
}

/** Lists with another tag than `tag` are let go: there are as many as tags. */
export function withoutOtherTags(rooms: Rooms, tag: string | null): Rooms {
  const kept = [...rooms.lists].filter(([key]) => [null, tag].includes(filterOf(key).tag));
  return { ...rooms, lists: new Map(kept) };
}

/**
 * A new message. Only the next one of a known room can be applied: before any other, the room has to be asked for
 * again (`isNext` tells).
 */
export function withMessage(rooms: Rooms, message: Message, me: UserId): Rooms {
  const room = rooms.byId.get(message.channel_id);
  if (room === undefined || message.seq !== room.last_seq + 1) return rooms;
  const isOwn = message.sender.id === me;
  return replaced(rooms, {
    ...room,
    last_seq: message.seq,
    last_message: lastMessageFrom(message),
    updated_at: later(message.created_at, room.updated_at),
    unread: isOwn || message.seq <= room.last_read_seq ? room.unread : room.unread + 1,
  });
}

/** Whether `message` follows directly on what is known of its room. */
export function isNext({ byId }: Rooms, message: Message): boolean {
  const room = byId.get(message.channel_id);
  return room?.status === 'open' && message.seq === room.last_seq + 1;
}

/** Whether `message` is already part of what is known of its room. */
export function isKnown({ byId }: Rooms, message: Message): boolean {
  return message.seq <= (byId.get(message.channel_id)?.last_seq ?? -1);
}

/** An edit or a deletion; only the last message of a room shows in the list. */
export function withChange(rooms: Rooms, message: Message): Rooms {
  const room = rooms.byId.get(message.channel_id);
  if (room?.last_message?.id !== message.id) return rooms;
  return replaced(rooms, { ...room, last_message: lastMessageFrom(message) });
}

/** I have read up to `seq`, here or in another window; never goes back. */
export function withRead(rooms: Rooms, channelId: ChannelId, seq: number): Rooms {
  const room = rooms.byId.get(channelId);
  if (room === undefined || seq <= room.last_read_seq) return rooms;
  const unread = Math.min(room.unread, Math.max(0, room.last_seq - seq));
  return replaced(rooms, { ...room, last_read_seq: seq, unread });
}

function arrangement({ byId, reader }: Rooms, key: ListKey): Arrangement {
  return { rule: listRule(key, reader), byId };
}

/** Puts a room in the place of what was known of it, in each list too. */
function replaced(rooms: Rooms, room: Room): Rooms {
  const lists = new Map(rooms.lists);
  for (const [key, list] of lists) lists.set(key, withMoved(list, room, arrangement(rooms, key)));
  const known = rooms.byId.get(room.id);
  return {
    ...rooms,
    byId: rooms.byId.with(room.id, room),
    lists,
    unread: rooms.unread - unreadIn(known) + unreadIn(room),
  };
}

function withList(rooms: Rooms, key: ListKey, list: RoomList): Rooms {
  return { ...rooms, lists: new Map(rooms.lists).set(key, list) };
}

function withStragglers(rooms: Rooms, key: ListKey): Rooms {
  const list = listOf(rooms, key);
  const arranged = arrangement(rooms, key);
  const listed = new Set(list.ids);
  const late = [...rooms.byId.values()].filter(
    (room) => !listed.has(room.id) && arranged.rule.holds(room) && reaches(list, room, arranged),
  );
  return late.reduce(replaced, rooms);
}

const unreadIn = (room: Room | undefined): number => (room?.status === 'open' ? room.unread : 0);

const later = (time: string, other = ''): string => (time < other ? other : time);
