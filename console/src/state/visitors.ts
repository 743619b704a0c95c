import type { ChannelId, QueueRow, SenderKind, UserId } from '@iris/contract';
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
      return ownersOf([event.room]);
    case 'rooms-page':
    case 'search-page':
      return ownersOf(event.rooms);
    case 'room-message':
      return isVisitor(event.message.sender.kind)
        ? [[event.message.channel_id, event.message.sender.id]]
        : [];
    case 'members':
      return event.members
        .filter(({ kind }) => isVisitor(kind))
        .map(({ user_id }) => [event.channelId, user_id]);
    default:
      return [];
  }
}

function ownersOf(rows: readonly QueueRow[]): [ChannelId, UserId][] {
  return rows.flatMap(({ id, person, last_message }) => {
    if (person !== null) return [[id, person.user_id]];
    return last_message !== null && isVisitor(last_message.sender.kind) ? [[id, last_message.sender.id]] : [];
  });
}
