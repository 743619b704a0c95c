import type { AssignableMember, PresenceStatus, UserId } from '@iris/contract';
import type { ConsoleEvent } from './console-event.ts';
import type { Me } from './me.ts';
import { isMeant } from './palette.ts';

/** Who of the team may answer, as the server said last; null before that. */
export interface Assignees {
  readonly members: readonly AssignableMember[] | null;
  /** Why it couldn't be asked; null while it is asked, and once it was. */
  readonly problem: unknown;
}

export const unknownAssignees: Assignees = { members: null, problem: null };

/** Whom a room can be given to; `presence` says whether they are there. */
export interface Assignable {
  readonly userId: UserId;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly presence: PresenceStatus;
}

/** The same for somebody who is about to give a room away. */
export interface Colleagues {
  readonly status: 'loading' | 'failed' | 'loaded';
  readonly problem: unknown;
  readonly list: readonly Assignable[];
}

export const unknownColleagues: Colleagues = { status: 'loading', problem: null, list: [] };

/** A list that is there stays while it is asked for again, and when that fails. */
export function assigneesAfter(known: Assignees, event: ConsoleEvent): Assignees {
  switch (event.type) {
    case 'assignees':
      return { members: event.members, problem: null };
    case 'assignees-loading':
      return known.problem === null ? known : { ...known, problem: null };
    case 'assignees-failed':
      return { ...known, problem: event.problem };
    default:
      return known;
  }
}

/** Whom `me` can give a room to, those who are there first, each in the order of the server: by name. */
export function colleaguesOf(
  { members, problem }: Assignees,
  presence: ReadonlyMap<UserId, PresenceStatus>,
  me: Me,
): Colleagues {
  if (members === null) return { status: problem === null ? 'loading' : 'failed', problem, list: [] };
  const order = (status: PresenceStatus) => ['online', 'away', 'offline'].indexOf(status);
  const list = members
    .filter(({ user_id }) => user_id !== me.userId)
    .map(({ user_id, display_name, avatar_url }) => ({
      userId: user_id,
      name: display_name,
      avatarUrl: avatar_url,
      presence: presence.get(user_id) ?? 'offline',
    }))
    .toSorted((a, b) => order(a.presence) - order(b.presence));
  return { status: 'loaded', problem: null, list };
}

/** What can be chosen for a room. */
export type Choice =
  | { readonly kind: 'take' }
  | { readonly kind: 'release' }
  | { readonly kind: 'give'; readonly to: Assignable };

/** The choices that may be meant by what was typed: acts have no name, so they go once something is. */
export function choicesFor(
  { list }: Colleagues,
  assignee: UserId | null,
  me: UserId,
  typed: string,
): readonly Choice[] {
  const acts: Choice[] = [];
  if (typed.trim() === '' && assignee !== me) acts.push({ kind: 'take' });
  if (typed.trim() === '' && assignee !== null) acts.push({ kind: 'release' });
  const meant = list.filter(({ userId, name }) => userId !== assignee && isMeant(name, typed));
  return [...acts, ...meant.map((to) => ({ kind: 'give', to }) as const)];
}
