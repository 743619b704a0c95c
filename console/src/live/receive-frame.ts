import type { ChannelId, Message, ServerFrame } from '@iris/contract';
import type { Typist } from '@iris/client';
import type { ConsoleEvent } from '../state/console-event.ts';
import type { ConsoleState } from '../state/console-state.ts';
import { isKnown, isNext } from '../state/rooms.ts';
import type { Store } from '../state/store.ts';
import type { HeldRooms } from './held-rooms.ts';
import type { QueueCounting } from './queue-counts.ts';
import type { ReadMarks } from './read-marks.ts';
import type { RoomLists } from './room-lists.ts';

export interface FrameReceiver {
  readonly store: Store<ConsoleState, ConsoleEvent>;
  readonly lists: RoomLists;
  readonly rooms: HeldRooms;
  readonly marks: ReadMarks;
  readonly counting: QueueCounting;
  readonly heardTyping: (channelId: ChannelId, typist: Typist, isTyping: boolean) => void;
  /** Nobody has heard of this message before. */
  readonly heardMessage: (message: Message) => void;
  readonly loadPresence: () => void;
}

/** What each frame means for the console (contract §7). */
export function receiveFrame(frame: ServerFrame, receiver: FrameReceiver): void {
  const { store, lists, rooms, marks } = receiver;
  switch (frame.type) {
    case 'hello': {
      const { channels } = frame.payload;
      void lists.reconcile(channels);
      for (const { channel_id, last_seq } of channels) rooms.get(channel_id)?.feed.announce(last_seq);
      rooms.revive();
      marks.flush();
      receiver.counting.changed();
      return receiver.loadPresence();
    }
    case 'message.new': {
      const message = frame.payload;
      const typist = { user_id: message.sender.id, display_name: message.sender.display_name };
      receiver.heardTyping(message.channel_id, typist, false);
      rooms.get(message.channel_id)?.feed.offer(message);
      if (!isKnown(store.state.rooms, message)) receiver.heardMessage(message);
      if (isNext(store.state.rooms, message)) store.dispatch({ type: 'room-message', message });
      else if (!isKnown(store.state.rooms, message)) void lists.refresh(message.channel_id);
      // With its first message a room comes into the queue.
      if (message.seq === 1) receiver.counting.changed();
      return;
    }
    case 'message.updated':
    case 'message.deleted':
      return store.dispatch({ type: 'message-changed', message: frame.payload });
    case 'typing.indicator': {
      const { channel_id, user_id, display_name, is_typing } = frame.payload;
      if (user_id !== store.state.me?.userId)
        receiver.heardTyping(channel_id, { user_id, display_name }, is_typing);
      return;
    }
    case 'presence.changed': {
      const { user_id, status } = frame.payload;
      return store.dispatch({ type: 'presence', userId: user_id, status });
    }
    case 'read.updated': {
      const { channel_id, user_id, seq } = frame.payload;
      return user_id === store.state.me?.userId
        ? store.dispatch({ type: 'own-read', channelId: channel_id, seq })
        : store.dispatch({ type: 'member-read', channelId: channel_id, userId: user_id, seq });
    }
    case 'channel.created':
    case 'channel.updated':
    case 'channel.archived': {
      const { id, last_seq } = frame.payload;
      const known = store.state.rooms.byId.get(id);
      // Of visitors who only look nothing is kept: there may be thousands.
      if (known === undefined && last_seq === 0) return;
      const isBehind = (known?.last_seq ?? 0) < last_seq;
      receiver.counting.changed();
      store.dispatch({ type: 'room-state', state: frame.payload });
      rooms.get(id)?.feed.announce(last_seq);
      if (isBehind) void lists.refresh(id);
      return;
    }
    case 'member.joined':
    case 'member.left':
      void rooms.get(frame.payload.channel_id)?.loadMembers();
      return;
    case 'identity.linked':
      void lists.refresh(frame.payload.channel_id);
      void rooms.get(frame.payload.channel_id)?.loadMembers();
      void rooms.get(frame.payload.channel_id)?.loadPerson();
      return;
    case 'session.expiring':
      return store.dispatch({ type: 'session-ending', endsAt: frame.payload.expires_at });
    case 'queue.updated':
      receiver.counting.changed();
      return store.dispatch({ type: 'room-in-queue', change: frame.payload });
    case 'note.created':
      return store.dispatch({ type: 'note', channelId: frame.payload.channel_id, note: frame.payload });
    case 'draft.ready':
    case 'draft.updated':
      return store.dispatch({ type: 'draft', draft: frame.payload });
    case 'pong':
    case 'error':
      return;
  }
}
