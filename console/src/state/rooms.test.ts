import { describe, expect, it } from 'vitest';
import { aMessage, aRoom, myId, mySender, roomId, roomsOf } from '../factories.ts';
import {
  isKnown,
  isNext,
  listed,
  missingFrom,
  unreadTotal,
  waitingSince,
  withChange,
  withMessage,
  withRead,
  withRoom,
  withState,
} from './rooms.ts';

const first = (rooms: ReturnType<typeof roomsOf>) => rooms.byId.get(roomId(1));

describe('the list of rooms', () => {
  it('stands by latest activity, and a room without words by when it was made', () => {
    const rooms = roomsOf(aRoom(1, 1), aRoom(2, 5), aRoom(3, 0));
    expect(listed(rooms, 'open').map(({ name }) => name)).toEqual(['Visitor 2', 'Visitor 1', 'Visitor 3']);
  });

  it('holds each room where its status says', () => {
    const rooms = roomsOf(aRoom(1), aRoom(2, 0, { status: 'archived' }));
    expect(listed(rooms, 'archived').map(({ id }) => id)).toEqual([roomId(2)]);
  });

  it('counts unread messages of open rooms only', () => {
    const rooms = roomsOf(
      aRoom(1, 3, { unread: 2 }),
      aRoom(2, 3, { unread: 1 }),
      aRoom(3, 3, { unread: 7, status: 'archived' }),
    );
    expect(unreadTotal(rooms)).toBe(3);
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

describe('a fresh first page', () => {
  it('that lacks an open room newer than its end says that this room changed', () => {
    const rooms = roomsOf(aRoom(1, 9), aRoom(2, 5), aRoom(3, 1));
    expect(missingFrom(rooms, [aRoom(2, 5)], 'more').map(({ id }) => id)).toEqual([roomId(1)]);
  });

  it('that is also the last one knows of every open room', () => {
    const rooms = roomsOf(aRoom(1, 9), aRoom(2, 5), aRoom(3, 1));
    expect(missingFrom(rooms, [aRoom(2, 5)], null).map(({ id }) => id)).toEqual([roomId(1), roomId(3)]);
  });
});

describe('waiting', () => {
  it('begins with the visitor’s last words and ends with an answer or the archive', () => {
    expect(waitingSince(aRoom(1, 3))).toBe(aMessage(3).created_at);
    expect(waitingSince(aRoom(1, 3, { last_message: aMessage(3, { sender: mySender }) }))).toBeNull();
    expect(waitingSince(aRoom(1, 3, { status: 'archived' }))).toBeNull();
  });
});
