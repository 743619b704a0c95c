import type { ChannelMember, Presence, PresenceStatus, QueueRow, UserId } from '@iris/contract';
import type { ConsoleEvent } from './console-event.ts';
import type { Me } from './me.ts';

/** Somebody of the team, as far as rooms and the list of who is there have shown. */
export interface TeamMate {
  readonly userId: UserId;
  readonly name: string;
  readonly avatarUrl: string | null;
}

/** Whom a room can be given to; `presence` says whether they are there. */
export interface Assignable extends TeamMate {
  readonly presence: PresenceStatus;
}

export type TeamMates = ReadonlyMap<UserId, TeamMate>;

/** Who of the team is known after an event that may have shown somebody. */
export function teamMatesAfter(mates: TeamMates, event: ConsoleEvent): TeamMates {
  const shown = shownBy(event).filter(({ userId }) => !mates.has(userId));
  if (shown.length === 0) return mates;
  return new Map([...mates, ...shown.map((mate) => [mate.userId, mate] as const)]);
}

/** Whom `me` can give a room to, those who are there first, each by name. */
export function assignables(
  mates: TeamMates,
  presence: ReadonlyMap<UserId, PresenceStatus>,
  me: Me,
): readonly Assignable[] {
  const order = (status: PresenceStatus) => ['online', 'away', 'offline'].indexOf(status);
  return [...mates.values()]
    .filter(({ userId }) => userId !== me.userId)
    .map((mate) => ({ ...mate, presence: presence.get(mate.userId) ?? 'offline' }))
    .sort((a, b) => order(a.presence) - order(b.presence) || a.name.localeCompare(b.name));
}

function shownBy(event: ConsoleEvent): readonly TeamMate[] {
  switch (event.type) {
    case 'presence-list':
      return operatorsOf(event.presence);
    case 'members':
      return operatorsOf(event.members);
    case 'room':
      return assigneesOf([event.room]);
    case 'rooms-page':
      return assigneesOf(event.rooms);
    default:
      return [];
  }
}

function operatorsOf(people: readonly (Presence | ChannelMember)[]): readonly TeamMate[] {
  return people
    .filter(({ kind }) => kind === 'operator')
    .map(({ user_id, display_name, avatar_url }) => ({
      userId: user_id,
      name: display_name,
      avatarUrl: avatar_url,
    }));
}

function assigneesOf(rows: readonly QueueRow[]): readonly TeamMate[] {
  return rows.flatMap(({ assignee }) =>
    assignee === null ? [] : [{ userId: assignee.id, name: assignee.display_name, avatarUrl: null }],
  );
}
