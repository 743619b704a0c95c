import { describe, expect, it } from 'vitest';
import { aRoom, colleagueId, myId, roomId, roomsOf } from '../factories.ts';
import { foundBegun, withFoundPage } from './found.ts';
import { listKey, listRule } from './list-rules.ts';
import { roomFrom } from './room.ts';
import { neighbour, shownRooms } from './shown-rooms.ts';

const rooms = roomsOf(aRoom(1, 1), aRoom(2, 2), aRoom(3, 3));
const search = { query: 'fjord', tag: null };

describe('what the list of rooms shows', () => {
  it('is a list of the queue, or what was found while somebody searches', () => {
    expect(shownRooms(rooms, 'open', null).ids).toEqual([roomId(3), roomId(2), roomId(1)]);
    expect(shownRooms(rooms, 'archived', null).ids).toEqual([]);
    const page = { rooms: [aRoom(2, 2)], nextCursor: 'next', isFirst: true };
    const found = withFoundPage(foundBegun(null, search), search, page);
    const shown = shownRooms(rooms, 'open', found);
    expect([shown.ids, shown.certain]).toEqual([[roomId(2)], 1]);
    expect(shown.holds(roomFrom(aRoom(2, 2, { status: 'archived' })))).toBe(true);
  });

  it('knows the room before and after, and the first where none is open', () => {
    const shown = shownRooms(rooms, 'open', null);
    expect(neighbour(shown, roomId(2), 1)).toBe(roomId(1));
    expect(neighbour(shown, roomId(2), -1)).toBe(roomId(3));
    expect(neighbour(shown, roomId(3), -1)).toBeNull();
    expect(neighbour(shown, null, 1)).toBe(roomId(3));
    expect(neighbour({ ids: [] }, roomId(2), 1)).toBeNull();
  });
});

describe('a list of the queue', () => {
  const mine = aRoom(1, 1, { assignee: { id: myId, display_name: 'Jonas' }, tags: ['order#1'] });
  const theirs = aRoom(2, 2, { assignee: { id: colleagueId, display_name: 'Mia' } });
  const nobodys = aRoom(3, 3);
  const archived = aRoom(4, 4, { status: 'archived', assignee: mine.assignee });
  const held = (list: Parameters<typeof listRule>[0]) =>
    [mine, theirs, nobodys, archived].filter((room) => listRule(list, myId).holds(roomFrom(room)));

  it('holds the rooms of its state, as the server counts them', () => {
    expect(held('unassigned')).toEqual([nobodys]);
    expect(held('mine')).toEqual([mine]);
    expect(held('open')).toEqual([mine, theirs, nobodys]);
    expect(held('archived')).toEqual([archived]);
  });

  it('holds of those only what carries its tag, if it asks for one', () => {
    expect(held(listKey({ state: 'open', tag: 'order#1' }))).toEqual([mine]);
    expect(held(listKey({ state: 'unassigned', tag: 'order#1' }))).toEqual([]);
  });
});
