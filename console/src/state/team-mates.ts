import type { AssignableMember, ChannelMember, Presence, QueueRow, UserId } from '@iris/contract';
import type { ConsoleEvent } from './console-event.ts';

/** Somebody of the team, as far as rooms and lists of people have shown. */
export interface TeamMate {
  readonly userId: UserId;
  readonly name: string;
  readonly avatarUrl: string | null;
}

export type TeamMates = ReadonlyMap<UserId, TeamMate>;

/** Who of the team is known after an event that may have shown somebody. */
export function teamMatesAfter(mates: TeamMates, event: ConsoleEvent): TeamMates {
  const shown = shownBy(event).filter(({ userId }) => !mates.has(userId));
  if (shown.length === 0) return mates;
  return new Map([...mates, ...shown.map((mate) => [mate.userId, mate] as const)]);
}

function shownBy(event: ConsoleEvent): readonly TeamMate[] {
  switch (event.type) {
    case 'presence-list':
      return event.presence.filter(isOperator).map(mateFrom);
    case 'members':
      return event.members.filter(isOperator).map(mateFrom);
    case 'assignees':
      return event.members.map(mateFrom);
    case 'room':
      return assigneesOf([event.room]);
    case 'rooms-page':
      return assigneesOf(event.rooms);
    default:
      return [];
  }
}

const isOperator = ({ kind }: Presence | ChannelMember): boolean => kind === 'operator';

function mateFrom({
  user_id,
  display_name,
  avatar_url,
}: Presence | ChannelMember | AssignableMember): TeamMate {
  return { userId: user_id, name: display_name, avatarUrl: avatar_url };
}

function assigneesOf(rows: readonly QueueRow[]): readonly TeamMate[] {
  return rows.flatMap(({ assignee }) =>
    assignee === null ? [] : [{ userId: assignee.id, name: assignee.display_name, avatarUrl: null }],
  );
}
