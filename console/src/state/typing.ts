import type { UserId } from '@iris/contract';
import type { Typist } from '@iris/client';
import type { TeamMates } from './team-mates.ts';

/** Who is typing in a room: the visitor, whose words are awaited, and colleagues, who are answering already. */
export interface Typing {
  readonly visitors: readonly Typist[];
  readonly colleagues: readonly Typist[];
}

export const nobodyTypes: Typing = { visitors: [], colleagues: [] };

/** Parts those who type by what is known of them; whoever is neither visitor nor team has come from outside. */
export function typingIn(
  typists: readonly Typist[] | undefined,
  visitor: UserId | undefined,
  mates: TeamMates,
): Typing {
  if (typists === undefined || typists.length === 0) return nobodyTypes;
  const isColleague = ({ user_id }: Typist) =>
    user_id !== visitor && (visitor !== undefined || mates.has(user_id));
  return {
    visitors: typists.filter((typist) => !isColleague(typist)),
    colleagues: typists.filter(isColleague),
  };
}
