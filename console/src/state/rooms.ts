import type { Channel, ChannelId, ChannelState, ChannelStatus, Message, UserId } from '@iris/contract';

/** How far one of the two lists (open, archived) has been loaded. */
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

/** Every room that the console knows of, and how far the lists are loaded. */
export interface Rooms {
  readonly byId: ReadonlyMap<ChannelId, Channel>;
  readonly loading: Readonly<Record<ChannelStatus, Loading>>;
}

export const noRooms: Rooms = {
  byId: new Map(),
  loading: { open: { status: 'idle' }, archived: { status: 'idle' } },
};

/** When something last happened in a room: what the lists are sorted by. */
export function activityAt({ last_message, created_at }: Channel): string {
  return last_message?.created_at ?? created_at;
}

/** The rooms of one list, latest activity first. */
export function listed({ byId }: Rooms, status: ChannelStatus): Channel[] {
  return [...byId.values()]
    .filter((room) => room.status === status)
    .sort((a, b) => activityAt(b).localeCompare(activityAt(a)) || b.id.localeCompare(a.id));
}

/** Unread messages in all open rooms: what the title of the page says. */
export function unreadTotal(rooms: Rooms): number {
  return listed(rooms, 'open').reduce((sum, { unread }) => sum + unread, 0);
}

/** How long a visitor has been waiting for an answer since `room`'s last message, or null when nobody is. */
export function waitingSince({ status, last_message }: Channel): string | null {
  const isTheirs = last_message?.sender.kind === 'guest' || last_message?.sender.kind === 'user';
  return status === 'open' && isTheirs ? last_message.created_at : null;
}

/**
 * A room as the server has it now. An answer that was overtaken by a message changes all but what the message did;
 * read marks never go back.
 */
export function withRoom(rooms: Rooms, room: Channel): Rooms {
  const known = rooms.byId.get(room.id);
  if (known === undefined) return replaced(rooms, room);
  if (known.last_seq > room.last_seq) return withState(rooms, room);
  const last_read_seq = Math.max(room.last_read_seq, known.last_read_seq);
  const unread = last_read_seq >= room.last_seq ? 0 : room.unread;
  return replaced(rooms, { ...room, last_read_seq, unread });
}

export function withPage(
  rooms: Rooms,
  status: ChannelStatus,
  page: readonly Channel[],
  nextCursor: string | null,
): Rooms {
  const merged = page.reduce(withRoom, rooms);
  return withLoading(merged, status, { status: 'loaded', nextCursor, more: 'idle' });
}

export function withLoading(rooms: Rooms, status: ChannelStatus, loading: Loading): Rooms {
  return { ...rooms, loading: { ...rooms.loading, [status]: loading } };
}

/**
 * What a channel frame says: all but what is the reader's own. The number of the last message moves with messages
 * only, so that a frame which overtook one doesn't hide it.
 */
export function withState(rooms: Rooms, state: ChannelState): Rooms {
  const known = rooms.byId.get(state.id);
  return replaced(rooms, {
    ...state,
    last_seq: known?.last_seq ?? state.last_seq,
    last_read_seq: known?.last_read_seq ?? 0,
    unread: known?.unread ?? 0,
    last_message: known?.last_message ?? null,
  });
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
    last_message: message,
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
  return replaced(rooms, { ...room, last_message: message });
}

/** I have read up to `seq`, here or in another window; never goes back. */
export function withRead(rooms: Rooms, channelId: ChannelId, seq: number): Rooms {
  const room = rooms.byId.get(channelId);
  if (room === undefined || seq <= room.last_read_seq) return rooms;
  const unread = Math.min(room.unread, Math.max(0, room.last_seq - seq));
  return replaced(rooms, { ...room, last_read_seq: seq, unread });
}

/**
 * Open rooms that a fresh first page should have held if they still were as we know them: each has to be asked for
 * again, since it was archived meanwhile.
 */
export function missingFrom(rooms: Rooms, page: readonly Channel[], nextCursor: string | null): Channel[] {
  const ids = new Set(page.map(({ id }) => id));
  const oldest = page.at(-1);
  const reachesTo = nextCursor === null || oldest === undefined ? '' : activityAt(oldest);
  return listed(rooms, 'open').filter((room) => !ids.has(room.id) && activityAt(room) > reachesTo);
}

function replaced(rooms: Rooms, room: Channel): Rooms {
  return { ...rooms, byId: new Map(rooms.byId).set(room.id, room) };
}
