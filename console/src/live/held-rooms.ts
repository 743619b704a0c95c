import type { ChannelId } from '@iris/contract';
import type { HeldRoom } from './held-room.ts';

/** So many conversations are kept complete beside the open one: going back to one of them is instant. */
const mostHeld = 8;

/** The rooms that are held, the one that was opened last at the end. */
export interface HeldRooms {
  get(channelId: ChannelId): HeldRoom | undefined;
  /** Holds a room from now on, and lets go of the one that was not looked at for longest. */
  hold(channelId: ChannelId): HeldRoom;
  /** Lets go of a room, unless messages of it are still on their way. */
  release(channelId: ChannelId): void;
  /** After a connection: goes on loading and sending where that had stopped. */
  revive(): void;
  /** Lets go of all without a word: nobody looks any more. */
  stop(): void;
}

export function createHeldRooms(
  open: (channelId: ChannelId) => HeldRoom,
  onDrop: (channelId: ChannelId) => void,
): HeldRooms {
  const rooms = new Map<ChannelId, HeldRoom>();

  function drop(room: HeldRoom) {
    room.drop();
    rooms.delete(room.channelId);
    onDrop(room.channelId);
  }

  /** A room with unsent messages stays: its outbox goes on trying. */
  function dropOldest() {
    const idle = [...rooms.values()].slice(0, -1).filter(({ outbox }) => outbox.entries.length === 0);
    for (const room of idle.slice(0, Math.max(0, rooms.size - mostHeld))) drop(room);
  }

  return {
    get: (channelId) => rooms.get(channelId),
    release: (channelId) => {
      const room = rooms.get(channelId);
      if (room?.outbox.entries.length === 0) drop(room);
    },
    hold: (channelId) => {
      const room = rooms.get(channelId) ?? open(channelId);
      rooms.delete(channelId);
      rooms.set(channelId, room);
      dropOldest();
      return room;
    },
    revive: () => {
      for (const room of rooms.values()) {
        void room.history.load('newest');
        void room.loadMembers();
        void room.loadPerson();
        void room.notes.load();
        void room.draft.load();
        room.outbox.flush();
      }
    },
    stop: () => {
      for (const room of rooms.values()) room.drop();
      rooms.clear();
    },
  };
}
