import { routes } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import { answer, handle, noContent, ok, type Handled } from '../../http/handler.ts';
import type { Limits } from '../../limits/limits.ts';
import type { TeamSessionParts } from '../sessions/start-team-session.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeMember, type ChangeMemberParts } from './change-member.ts';
import { invite, type InviteParts, revokeInvite } from './invite.ts';
import { presentInvitation, presentMember } from './present.ts';
import { selectMembers, selectOpenInvitations } from './queries.ts';

export interface TeamParts extends InviteParts, ChangeMemberParts, TeamSessionParts {
  readonly limits: Limits;
}

export function teamHandlers(parts: TeamParts): Handled[] {
  const { team } = routes;
  const { db } = parts;
  return [
    handle(team.invite, async ({ caller, body, request }) => {
      const headers = await parts.limits.consume('invitationPerTenant', caller.tenantId);
      return answer(201, { data: await invite(parts, caller, body, request) }, headers);
    }),

    handle(team.invitations, async ({ caller }) => {
      const rows = await inTenant(db, caller.tenantId, selectOpenInvitations);
      return ok({ data: rows.map(presentInvitation), next_cursor: null });
    }),

    handle(team.revokeInvitation, async ({ caller, params, request }) => {
      await revokeInvite(db, caller, params.invitation_id, request);
      return noContent();
    }),

    handle(team.accept, async ({ body, request }) =>
      answer(201, { data: await acceptInvitation(parts, body, request) }),
    ),

    handle(team.members, async ({ caller }) => {
      const rows = await inTenant(db, caller.tenantId, selectMembers);
      return ok({ data: rows.map(presentMember), next_cursor: null });
    }),

    handle(team.changeMember, async ({ caller, params, body, request }) => {
      const member = await changeMember(parts, caller, params.user_id, body.org_role, request);
      return ok({ data: presentMember(member) });
    }),

    handle(team.removeMember, async ({ caller, params, request }) => {
      await changeMember(parts, caller, params.user_id, null, request);
      return noContent();
    }),
  ];
}
