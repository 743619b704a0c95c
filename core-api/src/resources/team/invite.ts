import { type BodyOf, IrisError, type InvitationId, type NewInvitation, type routes } from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import type { TeamCaller } from '../../auth/caller.ts';
import { newRandomToken } from '../../auth/random-token.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { MailSender } from '../../mail/mail.ts';
import { administratorOf } from './administrator.ts';
import {
  deleteOldInvitations,
  hasMemberWithEmail,
  insertInvitation,
  revokeInvitation,
  revokeInvitationOf,
} from './queries.ts';

export interface InviteParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly mail: MailSender;
}

type Form = BodyOf<typeof routes.team.invite>;

const invitationLivesMs = 7 * 86_400_000;

/**
 * Invites somebody to the team, in place of an earlier invitation of the same e-mail.
 * @throws {IrisError} `conflict` when that e-mail is on the team already
 */
export async function invite(
  { db, clock, mail }: InviteParts,
  caller: TeamCaller,
  form: Form,
  request: RequestFacts,
): Promise<NewInvitation> {
  const [id, email] = [newId<'invitation'>(), form.email.toLowerCase()];
  const expiresAt = new Date(clock.now() + invitationLivesMs);
  const { token, hash } = newRandomToken();
  const { tenantId, userId } = caller;
  await inTenant(db, tenantId, async (tx) => {
    await administratorOf(tx, caller);
    if (await hasMemberWithEmail(tx, email)) {
      throw new IrisError('conflict', { message: 'This e-mail is on the team already.' });
    }
    await deleteOldInvitations(tx);
    const replaced = await revokeInvitationOf(tx, email);
    const { org_role: orgRole } = form;
    await insertInvitation(tx, { id, email, orgRole, invitedBy: userId, tokenHash: hash, expiresAt });
    await enqueue(tx, 'send-invite-mail', { tenant_id: tenantId, invitation_id: id });
    await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
      action: 'team_invite.created',
      target: ['team_invite', id],
      details: { org_role: orgRole, ...(replaced && { replaces: replaced }) },
    });
  });
  return {
    invitation_id: id,
    email,
    org_role: form.org_role,
    expires_at: expiresAt.toISOString(),
    email_sent: mail.reachesPeople,
    token,
  };
}

/** Takes an invitation back: neither of its tokens opens anything any more. @throws {IrisError} `not_found` */
export async function revokeInvite(
  db: Db,
  caller: TeamCaller,
  invitationId: InvitationId,
  request: RequestFacts,
): Promise<void> {
  const { tenantId, userId } = caller;
  await inTenant(db, tenantId, async (tx) => {
    await administratorOf(tx, caller);
    if (!(await revokeInvitation(tx, invitationId))) throw new IrisError('not_found');
    await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
      action: 'team_invite.revoked',
      target: ['team_invite', invitationId],
    });
  });
}
