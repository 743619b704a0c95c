import type { QueueState, UserId } from '@iris/contract';
import type { ListRule } from './room-list.ts';
import type { Room } from './room.ts';

/** Names a list of rooms: a state of the queue, and after a `#` the tag that its rooms carry, if it asks for one. */
export type ListKey = QueueState | `${QueueState}#${string}`;

/** What a list shows: which rooms of the queue, and of them those with a tag. */
export interface ListFilter {
  readonly state: QueueState;
  readonly tag: string | null;
}

type Holds = (room: Room, reader: UserId | null) => boolean;

const states: Readonly<Record<QueueState, Holds>> = {
  unassigned: ({ status, assignee }) => status === 'open' && assignee === null,
  mine: ({ status, assignee }, reader) => status === 'open' && assignee !== null && assignee.id === reader,
  open: ({ status }) => status === 'open',
  archived: ({ status }) => status === 'archived',
};

export function listKey({ state, tag }: ListFilter): ListKey {
  return tag === null ? state : `${state}#${tag}`;
}

export function filterOf(key: ListKey): ListFilter {
  const [name, ...tag] = key.split('#');
  return { state: stateNamed(name), tag: tag.length === 0 ? null : tag.join('#') };
}

/** What makes a list that list, for whoever looks at it. */
export function listRule(key: ListKey, reader: UserId | null): ListRule {
  const { state, tag } = filterOf(key);
  const holds = states[state];
  return {
    // A visitor who only looked has a room too; it is in the queue from its first message on.
    holds: (room) => room.last_seq > 0 && holds(room, reader) && (tag === null || room.tags.includes(tag)),
    compare: byActivity,
  };
}

function stateNamed(name: string | undefined): QueueState {
  return name === 'unassigned' || name === 'mine' || name === 'archived' ? name : 'open';
}

/** Latest activity first, as the server has it. (Times of one form: compared as text, without a locale's rules.) */
function byActivity(a: Room, b: Room): number {
  if (a.updated_at !== b.updated_at) return a.updated_at < b.updated_at ? 1 : -1;
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}
