import type { ChannelStatus } from '@iris/contract';
import type { ListRule } from './room-list.ts';
import type { Room } from './room.ts';

/** Names a list of rooms. A further list is a further name with its rule: nothing else asks which list it is. */
export type ListKey = ChannelStatus;

export const listRules: Readonly<Record<ListKey, ListRule>> = {
  open: { holds: ({ status }) => status === 'open', compare: byActivity },
  archived: { holds: ({ status }) => status === 'archived', compare: byActivity },
};

/** Latest activity first, as the server has it. (Times of one form: compared as text, without a locale's rules.) */
function byActivity(a: Room, b: Room): number {
  if (a.updated_at !== b.updated_at) return a.updated_at < b.updated_at ? 1 : -1;
  return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}
