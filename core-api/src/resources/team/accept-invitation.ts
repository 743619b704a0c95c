import { type BodyOf, IrisError, type routes, type TeamSession } from '@iris/contract';
import { newId } from '@iris/kit';
import { hashPassword } from '../../auth/passwords.ts';
import { hashOfToken } from '../../auth/random-token.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant, type Tx } from '../../db/in-tenant.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { startTeamSession, type TeamSessionParts } from '../sessions/start-team-session.ts';
import { currentTenant } from '../workspace/current-tenant.ts';
import { presentTeamSession } from '../workspace/present.ts';
import {
  type FollowedInvitationRow,
  insertMember,
  lockTeam,
  selectInvitationByToken,
  updateInvitationAccepted,
} from './queries.ts';

type Form = BodyOf<typeof routes.team.accept>;

/** Makes whoever knows an invitation's token a member of the team, and signs it in. */
export async function acceptInvitation(
  parts: TeamSessionParts,
  form: Form,
  request: RequestFacts,
): Promise<TeamSession> {
  const tenantId = form.tenant_id;
  const passwordHash = await hashPassword(form.password);
  return inTenant(parts.db, tenantId, async (tx) => {
    await lockTeam(tx);
    const { id: invitationId, email, org_role: orgRole } = await openInvitation(tx, form.token);
    const fullName = form.full_name.trim();
    const member = await insertMember(tx, { id: newId(), email, fullName, orgRole, passwordHash });
    await updateInvitationAccepted(tx, invitationId);
    await appendAudit(tx, { tenantId, kind: 'operator', userId: member.user_id }, request, {
      action: 'user.created',
      target: ['user', member.user_id],
      details: { org_role: orgRole, invitation_id: invitationId },
    });
    const issued = await startTeamSession(parts, tx, tenantId, member, request);
    return presentTeamSession(issued, member, await currentTenant(tx));
  });
}

/** @throws {IrisError} `invalid_token`, or what became of the invitation, to those alone who know its token */
async function openInvitation(tx: Tx, token: string): Promise<FollowedInvitationRow> {
  const invitation = await selectInvitationByToken(tx, hashOfToken(token));
  if (!invitation) throw new IrisError('invalid_token', { message: 'The invitation is not valid.' });
  if (invitation.accepted_at) {
    throw new IrisError('conflict', { message: 'This invitation was accepted already. Sign in instead.' });
  }
  if (invitation.has_ended) {
    throw new IrisError('gone', { message: 'This invitation has ended. Ask for a new one.' });
  }
  return invitation;
}
