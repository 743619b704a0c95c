import type { Invitation, InvitationId, TeamMember, UserId } from '@iris/contract';
import type { Me } from './me.ts';

/** Who is on the team, and who was asked to join. */
export interface Team {
  readonly members: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
}

export function withMember(team: Team, member: TeamMember): Team {
  const members = team.members.map((one) => (one.user_id === member.user_id ? member : one));
  return { ...team, members };
}

export function withoutMember(team: Team, userId: UserId): Team {
  return { ...team, members: team.members.filter(({ user_id }) => user_id !== userId) };
}

export function withoutInvitation(team: Team, invitationId: InvitationId): Team {
  const invitations = team.invitations.filter(({ invitation_id }) => invitation_id !== invitationId);
  return { ...team, invitations };
}

/** Whether somebody may change a member or remove it; if not, the reason in a sentence. */
export type Standing = { readonly canChange: true } | { readonly canChange: false; readonly why: string };

export function standingOf(member: TeamMember, me: Me, { members }: Team): Standing {
  const isOwner = member.org_role === 'owner';
  if (member.user_id === me.userId) {
    const isLast = isOwner && members.filter(({ org_role }) => org_role === 'owner').length === 1;
    return { canChange: false, why: isLast ? onlyOwner : ownRow };
  }
  return isOwner && me.orgRole !== 'owner'
    ? { canChange: false, why: 'Only an owner can change an owner.' }
    : { canChange: true };
}

const onlyOwner = 'You are the only owner: make somebody else an owner before you step down.';
const ownRow = 'Another owner or admin can change your role.';
