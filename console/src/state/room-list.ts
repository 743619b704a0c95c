import type { ChannelId, QueueRow } from '@iris/contract';
import { type Room, roomFrom } from './room.ts';

/** How far a list has been loaded. */
export type Loading =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly problem: unknown }
  | {
      readonly status: 'loaded';
      /** Where the next page begins; null at the end. */
      readonly nextCursor: string | null;
      readonly more: 'idle' | 'loading' | 'failed';
    };

/** One list of rooms. It names them; what they are stands in one place for all lists. */
export interface RoomList {
  /** In the order of the list's rule. */
  readonly ids: readonly ChannelId[];
  /**
   * The room that the pages reach to. What is listed behind it was there before the connection was lost, and is
   * found right or wrong when the next page comes. Null before the first page.
   */
  readonly end: Room | null;
  readonly loading: Loading;
}

/** What makes a list that list. */
export interface ListRule {
  /** Whether a room belongs to it, by what is known of the room. */
  readonly holds: (room: Room) => boolean;
  /** The order in which the server pages through it: negative when `a` stands before `b`. */
  readonly compare: (a: Room, b: Room) => number;
}

/** A page of a list, as the server gave it. */
export interface ListPage {
  readonly rooms: readonly QueueRow[];
  /** Where the next page begins; null at the end. */
  readonly nextCursor: string | null;
  /** Whether the list begins with it; else it goes on where the page before it ended. */
  readonly isFirst: boolean;
}

/** What it takes to find a place in a list. */
export interface Arrangement {
  readonly rule: ListRule;
  readonly byId: { get(id: ChannelId): Room | undefined };
}

export const emptyList: RoomList = { ids: [], end: null, loading: { status: 'idle' } };

/** How many of `ids` stand before `room`: where it is, or where it would be. Looks at a dozen of ten thousand. */
function placeOf(ids: readonly ChannelId[], room: Room, arranged: Arrangement): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = roomAt(ids, middle, arranged);
    if (other !== undefined && arranged.rule.compare(other, room) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `room` stands, or -1. */
function indexOf(ids: readonly ChannelId[], room: Room, arranged: Arrangement): number {
  const place = placeOf(ids, room, arranged);
  return ids[place] === room.id ? place : -1;
}

/**
 * The list after a room became `room`. `arranged` still has all rooms as they were. What belongs behind the last
 * loaded page is left out: it comes with its page.
 */
export function withMoved(list: RoomList, room: Room, arranged: Arrangement): RoomList {
  const before = arranged.byId.get(room.id);
  const from = before === undefined ? -1 : indexOf(list.ids, before, arranged);
  const isWanted = arranged.rule.holds(room) && reaches(list, room, arranged);
  if (isWanted && from !== -1 && isBetweenNeighbours(list.ids, from, room, arranged)) return list;
  const others = from === -1 ? list : { ...list, ids: list.ids.toSpliced(from, 1) };
  if (!isWanted) return others;
  const to = placeOf(others.ids, room, arranged);
  return { ...others, ids: others.ids.toSpliced(to, 0, room.id) };
}

/** The list without a room, which still is as it was. */
export function withLost(list: RoomList, room: Room, arranged: Arrangement): RoomList {
  const index = indexOf(list.ids, room, arranged);
  return index === -1 ? list : { ...list, ids: list.ids.toSpliced(index, 1) };
}

/** Whether the pages that are loaded reach to where `room` belongs. */
export function reaches({ ids, end, loading }: RoomList, room: Room, arranged: Arrangement): boolean {
  const { compare } = arranged.rule;
  if (loading.status !== 'loaded') return false;
  if (loading.nextCursor === null || (end !== null && compare(room, end) <= 0)) return true;
  const last = roomAt(ids, ids.length - 1, arranged);
  return last !== undefined && compare(room, last) < 0;
}

/** How many rooms of the list the pages have named since it was begun: more are wanted when these end. */
export function certainCount({ ids, end, loading }: RoomList, arranged: Arrangement): number {
  if (loading.status !== 'loaded' || loading.nextCursor === null || end === null) return ids.length;
  const place = placeOf(ids, end, arranged);
  return ids[place] === end.id ? place + 1 : place;
}

/**
 * The rooms that a fresh page should have named if they still were as we know them: those that stand between the
 * end of the page before it (null: it is the first) and its own end. Each has to be asked for again.
 */
export function missingFrom(
  { ids }: RoomList,
  page: ListPage,
  after: Room | null,
  arranged: Arrangement,
): ChannelId[] {
  const last = lastOf(page.rooms, arranged.rule);
  const from = after === null ? 0 : placeOf(ids, after, arranged);
  const to = page.nextCursor === null || last === null ? ids.length : placeOf(ids, last, arranged);
  const named = new Set(page.rooms.map(({ id }) => id));
  return ids.slice(from, to).filter((id) => !named.has(id) && id !== after?.id);
}

/** The room of a page that stands last. (By our own order: the server's knows fractions of a millisecond.) */
export function lastOf(page: readonly QueueRow[], { compare }: ListRule): Room | null {
  return page
    .map(roomFrom)
    .reduce<Room | null>((last, room) => (last === null || compare(last, room) < 0 ? room : last), null);
}

function isBetweenNeighbours(
  ids: readonly ChannelId[],
  index: number,
  room: Room,
  arranged: Arrangement,
): boolean {
  const { compare } = arranged.rule;
  const [above, below] = [roomAt(ids, index - 1, arranged), roomAt(ids, index + 1, arranged)];
  return (
    (above === undefined || compare(above, room) < 0) && (below === undefined || compare(room, below) < 0)
  );
}

function roomAt(ids: readonly ChannelId[], index: number, { byId }: Arrangement): Room | undefined {
  const id = ids[index];
  return id === undefined ? undefined : byId.get(id);
}
