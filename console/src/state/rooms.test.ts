import { describe, expect, it } from 'vitest';
import { aMessage, aRoom, myId, mySender, roomId, roomsOf } from '../factories.ts';
import type { ListKey } from './list-rules.ts';
import {
  certainIn,
  isKnown,
  isNext,
  listOf,
  missingIn,
  noRooms,
  type Rooms,
  withChange,
  withLoading,
  withMessage,
  withoutRoom,
  withPage,
  withRead,
  withRoom,
  withState,
} from './rooms.ts';

const first = (rooms: Rooms) => rooms.byId.get(roomId(1));
const names = (rooms: Rooms, key: ListKey = 'open') =>
  listOf(rooms, key).ids.map((id) => rooms.byId.get(id)?.name);

/** Three rooms of a list that goes on. */
const begun = withPage(noRooms, 'open', {
  rooms: [aRoom(1, 9), aRoom(2, 8), aRoom(3, 7)],
  nextCursor: 'more',
  isFirst: true,
});

describe('a list of rooms', () => {
  it('stands by latest activity', () => {
    expect(names(roomsOf(aRoom(1, 1), aRoom(2, 5), aRoom(3, 2)))).toEqual([
      'Visitor 2',
      'Visitor 3',
      'Visitor 1',
    ]);
  });

  it('has no room in which nobody said anything, though it is known, and takes it in with its first message', () => {
    const rooms = withRoom(roomsOf(aRoom(1, 1)), aRoom(2, 0));
    expect(names(rooms)).toEqual(['Visitor 1']);
    expect(names(withMessage(rooms, aMessage(1, { channel_id: roomId(2) }), myId))).toHaveLength(2);
  });

  it('lets a room go that is archived, and the other list takes it', () => {
    const both = withPage(roomsOf(aRoom(1, 1), aRoom(2, 2)), 'archived', {
      rooms: [],
      nextCursor: null,
      isFirst: true,
    });
    const after = withRoom(both, aRoom(2, 2, { status: 'archived' }));
    expect(names(after)).toEqual(['Visitor 1']);
    expect(names(after, 'archived')).toEqual(['Visitor 2']);
  });

  it('takes in what arrives above its end, and leaves the rest to its pages', () => {
    expect(names(withRoom(begun, aRoom(4, 10)))).toEqual([
      'Visitor 4',
      'Visitor 1',
      'Visitor 2',
      'Visitor 3',
    ]);
    const older = withRoom(begun, aRoom(4, 1));
    expect(names(older)).toHaveLength(3);
    const page = { rooms: [aRoom(5, 6), aRoom(4, 1)], nextCursor: null, isFirst: false };
    expect(names(withPage(older, 'open', page))).toEqual([
      'Visitor 1',
      'Visitor 2',
      'Visitor 3',
      'Visitor 5',
      'Visitor 4',
    ]);
  });

  it('holds nothing before it was asked for, and then also what went into it meanwhile', () => {
    const archived = withRoom(begun, aRoom(1, 9, { status: 'archived' }));
    expect(names(archived, 'archived')).toEqual([]);
    const page = { rooms: [aRoom(7, 3, { status: 'archived' })], nextCursor: 'more', isFirst: true };
    expect(names(withPage(archived, 'archived', page), 'archived')).toEqual(['Visitor 1', 'Visitor 7']);
  });

  it('keeps its order as it is when a room changes without moving', () => {
    const read = withRead(begun, roomId(2), 8);
    expect(listOf(read, 'open').ids).toBe(listOf(begun, 'open').ids);
    const moved = withMessage(begun, aMessage(10), myId);
    expect(listOf(moved, 'open').ids).toBe(listOf(begun, 'open').ids);
  });

  it('stands as if it were sorted, after whatever happens in it', () => {
    let rooms = begun;
    for (const number of [7, 1, 12, 3, 3, 30, 2, 19, 1, 25])
      rooms = withRoom(rooms, aRoom(number, ((number * 17) % 40) + 10));
    const expected = [...rooms.byId.values()].toSorted((a, b) =>
      a.updated_at === b.updated_at ? (a.id < b.id ? 1 : -1) : a.updated_at < b.updated_at ? 1 : -1,
    );
    expect(names(rooms)).toEqual(expected.map(({ name }) => name));
  });

  it('counts unread messages of open rooms only', () => {
    const rooms = roomsOf(
      aRoom(1, 3, { unread: 2 }),
      aRoom(2, 3, { unread: 1 }),
      aRoom(3, 3, { unread: 7, status: 'archived' }),
    );
    expect(rooms.unread).toBe(3);
    expect(withRead(rooms, roomId(1), 3).unread).toBe(3);
    expect(withRoom(rooms, aRoom(1, 3, { status: 'archived', unread: 2 })).unread).toBe(1);
    expect(withoutRoom(rooms, roomId(1)).unread).toBe(1);
  });

  it('forgets a room of which nothing is true any more', () => {
    const after = withoutRoom(begun, roomId(2));
    expect(names(after)).toEqual(['Visitor 1', 'Visitor 3']);
    expect(after.byId.has(roomId(2))).toBe(false);
    expect(withoutRoom(after, roomId(2))).toBe(after);
  });
});

describe('a new message', () => {
  it('of a visitor becomes the last words and is unread', () => {
    const rooms = withMessage(roomsOf(aRoom(1, 3)), aMessage(4), myId);
    expect(first(rooms)).toMatchObject({ last_seq: 4, unread: 1, last_message: { content: 'words 4' } });
  });

  it('of my own is not unread', () => {
    const rooms = withMessage(roomsOf(aRoom(1, 3)), aMessage(4, { sender: mySender }), myId);
    expect(first(rooms)).toMatchObject({ last_seq: 4, unread: 0 });
  });

  it('that came before changes nothing', () => {
    const rooms = roomsOf(aRoom(1, 3));
    expect(isKnown(rooms, aMessage(3))).toBe(true);
    expect(withMessage(rooms, aMessage(3), myId)).toBe(rooms);
  });

  it('after a hole is not applied: the room has to be asked for', () => {
    const rooms = roomsOf(aRoom(1, 3));
    expect(isNext(rooms, aMessage(5))).toBe(false);
    expect(withMessage(rooms, aMessage(5), myId)).toBe(rooms);
  });

  it('in an archived room is never simply next: it was reopened', () => {
    expect(isNext(roomsOf(aRoom(1, 3, { status: 'archived' })), aMessage(4))).toBe(false);
  });
});

describe('a room as the server has it', () => {
  it('replaces what was known', () => {
    const rooms = withRoom(roomsOf(aRoom(1, 3)), aRoom(1, 5, { unread: 2, last_read_seq: 3 }));
    expect(first(rooms)).toMatchObject({ last_seq: 5, unread: 2 });
  });

  it('does not take back a message that overtook it, but tells its status', () => {
    const rooms = withRoom(roomsOf(aRoom(1, 5)), aRoom(1, 4, { status: 'archived' }));
    expect(first(rooms)).toMatchObject({ last_seq: 5, status: 'archived' });
  });

  it('does not bring back as unread what was read meanwhile', () => {
    const stale = aRoom(1, 5, { last_read_seq: 2, unread: 3 });
    expect(first(withRoom(roomsOf(aRoom(1, 5)), stale))).toMatchObject({ last_read_seq: 5, unread: 0 });
  });
});

describe('a frame about a channel', () => {
  it('changes its state and leaves the reader’s own alone', () => {
    const {
      last_read_seq: _read,
      unread: _unread,
      last_message: _last,
      ...state
    } = aRoom(1, 9, { name: 'New name' });
    const rooms = withState(roomsOf(aRoom(1, 5, { unread: 2, last_read_seq: 3 })), state);
    expect(first(rooms)).toMatchObject({ name: 'New name', last_seq: 5, unread: 2, last_read_seq: 3 });
  });
});

describe('a read mark', () => {
  it('at the end leaves nothing unread', () => {
    expect(first(withRead(roomsOf(aRoom(1, 5, { last_read_seq: 2, unread: 3 })), roomId(1), 5))?.unread).toBe(
      0,
    );
  });

  it('before the end leaves at most what follows it', () => {
    expect(first(withRead(roomsOf(aRoom(1, 5, { last_read_seq: 1, unread: 4 })), roomId(1), 4))?.unread).toBe(
      1,
    );
  });

  it('never goes back', () => {
    const rooms = roomsOf(aRoom(1, 5));
    expect(withRead(rooms, roomId(1), 3)).toBe(rooms);
  });
});

describe('an edit', () => {
  it('shows in the list when it is of the last message', () => {
    const edited = aMessage(3, { content: 'better words' });
    expect(first(withChange(roomsOf(aRoom(1, 3)), edited))?.last_message?.content).toBe('better words');
  });

  it('of an earlier message does not', () => {
    const rooms = roomsOf(aRoom(1, 3));
    expect(withChange(rooms, aMessage(2))).toBe(rooms);
  });
});

describe('a list that begins anew', () => {
  const page = { nextCursor: 'more', isFirst: true };

  it('is certain as far as its pages reach, and keeps what it had further down', () => {
    expect(certainIn(begun, 'open')).toBe(3);
    const anew = withPage(begun, 'open', { ...page, rooms: [aRoom(4, 11), aRoom(1, 9)] });
    expect(names(anew)).toEqual(['Visitor 4', 'Visitor 1', 'Visitor 2', 'Visitor 3']);
    expect(certainIn(anew, 'open')).toBe(2);
    const next = { rooms: [aRoom(2, 8), aRoom(3, 7)], nextCursor: null, isFirst: false };
    expect(certainIn(withPage(anew, 'open', next), 'open')).toBe(4);
  });

  it('misses the rooms that its pages should have named', () => {
    expect(missingIn(begun, 'open', { ...page, rooms: [aRoom(2, 8)] })).toEqual([roomId(1)]);
    expect(missingIn(begun, 'open', { ...page, rooms: [aRoom(2, 8)], nextCursor: null })).toEqual([
      roomId(1),
      roomId(3),
    ]);
    expect(missingIn(begun, 'open', { ...page, rooms: [], nextCursor: null })).toHaveLength(3);
  });

  it('misses none above where a further page begins', () => {
    const further = { rooms: [aRoom(5, 4)], nextCursor: null, isFirst: false };
    expect(missingIn(begun, 'open', further)).toEqual([]);
    const anew = withPage(begun, 'open', { ...page, rooms: [aRoom(1, 9)] });
    expect(missingIn(anew, 'open', further)).toEqual([roomId(2), roomId(3)]);
  });

  it('misses none while it loads for the first time', () => {
    const loading = withLoading(noRooms, 'open', { status: 'loading' });
    expect(missingIn(loading, 'open', { ...page, rooms: [aRoom(1, 1)] })).toEqual([]);
  });
});
