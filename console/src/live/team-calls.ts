import type {
  Invitation,
  InvitationId,
  NewInvitation,
  OrgRole,
  TeamMember,
  TenantId,
  UserId,
} from '@iris/contract';
import { dataOf, type Guard, isFields, isListOf, nothing } from '@iris/client';
import type { Team } from '../state/team.ts';
import type { Send } from './send.ts';

/** The calls about the team. Each throws an `IrisProblem`. */
export interface TeamCalls {
  team(): Promise<Team>;
  invite(email: string, role: Invitation['org_role']): Promise<NewInvitation>;
  revokeInvitation(invitationId: InvitationId): Promise<void>;
  /** Takes effect at once: the member's sessions end. */
  changeRole(userId: UserId, role: OrgRole): Promise<TeamMember>;
  remove(userId: UserId): Promise<void>;
}

const invitesPath = '/api/v1/admin/team/invites';
const membersPath = '/api/v1/admin/team/members';

export function createTeamCalls(send: Send): TeamCalls {
  return {
    team: async () => {
      const [members, invitations] = await Promise.all([
        send({ method: 'GET', path: membersPath, answer: dataOf(isListOf(isTeamMember)) }),
        send({ method: 'GET', path: invitesPath, answer: dataOf(isListOf(isInvitation)) }),
      ]);
      return { members: members.data, invitations: invitations.data };
    },
    invite: async (email, role) => {
      const body = { email, org_role: role };
      return (await send({ method: 'POST', path: invitesPath, body, answer: dataOf(isNewInvitation) })).data;
    },
    revokeInvitation: async (invitationId) => {
      await send({ method: 'DELETE', path: `${invitesPath}/${invitationId}`, answer: nothing });
    },
    changeRole: async (userId, role) => {
      const path = `${membersPath}/${userId}`;
      const body = { org_role: role };
      return (await send({ method: 'PATCH', path, body, answer: dataOf(isTeamMember) })).data;
    },
    remove: async (userId) => {
      await send({ method: 'DELETE', path: `${membersPath}/${userId}`, answer: nothing });
    },
  };
}

/** The address that an invitation's mail leads to (seed 001 §3), for where no mail is sent. */
export function invitationLink(
  origin: string,
  tenantId: TenantId,
  { token, email }: Pick<NewInvitation, 'token' | 'email'>,
): string {
  return `${origin}/accept.html?${new URLSearchParams({ tenant_id: tenantId, token, email }).toString()}`;
}

const isTeamMember: Guard<TeamMember> = (value): value is TeamMember =>
  isFields(value) &&
  typeof value['user_id'] === 'string' &&
  typeof value['email'] === 'string' &&
  typeof value['display_name'] === 'string' &&
  typeof value['org_role'] === 'string' &&
  typeof value['joined_at'] === 'string';

const isInvited = (value: unknown): boolean =>
  isFields(value) &&
  typeof value['invitation_id'] === 'string' &&
  typeof value['email'] === 'string' &&
  typeof value['org_role'] === 'string' &&
  typeof value['expires_at'] === 'string';

const isInvitation: Guard<Invitation> = (value): value is Invitation =>
  isInvited(value) && isFields(value) && typeof value['invited_by'] === 'string';

const isNewInvitation: Guard<NewInvitation> = (value): value is NewInvitation =>
  isInvited(value) &&
  isFields(value) &&
  typeof value['email_sent'] === 'boolean' &&
  typeof value['token'] === 'string';
