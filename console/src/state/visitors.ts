import type { ChannelId, SenderKind, UserId } from '@iris/contract';
import type { ConsoleEvent } from './console-event.ts';
import type { PartedMap } from './parted-map.ts';

/** Which end user each room belongs to, after an event that may have shown it. */
export function visitorsAfter(
  visitors: PartedMap<ChannelId, UserId>,
  event: ConsoleEvent,
): PartedMap<ChannelId, UserId> {
  return shownBy(event)
    .filter(([channelId, userId]) => visitors.get(channelId) !== userId)
    .reduce((known, [channelId, userId]) => known.with(channelId, userId), visitors);
}

const isVisitor = (kind: SenderKind): boolean => kind === 'guest' || kind === 'user';

function shownBy(event: ConsoleEvent): [ChannelId, UserId][] {
  switch (event.type) {
    case 'room':
      return senders([event.room.last_message]);
    case 'rooms-page':
      return senders(event.rooms.map(({ last_message }) => last_message));
    case 'room-message':
      return senders([event.message]);
    case 'members':
      return event.members
        .filter(({ kind }) => isVisitor(kind))
        .map(({ user_id }) => [event.channelId, user_id]);
    default:
      return [];
  }
}

type Shown = Extract<ConsoleEvent, { type: 'room-message' }>['message'];

function senders(messages: readonly (Shown | null)[]): [ChannelId, UserId][] {
  return messages.flatMap((message) =>
    message !== null && isVisitor(message.sender.kind) ? [[message.channel_id, message.sender.id]] : [],
  );
}
