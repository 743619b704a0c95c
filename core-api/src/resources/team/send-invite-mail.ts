import type { InvitationId, TenantId } from '@iris/contract';
import { newRandomToken } from '../../auth/random-token.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { MailSender } from '../../mail/mail.ts';
import { inviteMail } from '../../mail/team-mails.ts';
import { updateInvitationMailToken } from './queries.ts';

export interface SendInviteMailParts {
  readonly db: Db;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

/**
 * Sends the mail of an invitation, with a token made for it beside the one in the answer: that one is stored nowhere,
 * so a job can't know it. Sending again replaces the mail's own.
 */
export async function sendInviteMail(
  { db, mail, publicCdnBase }: SendInviteMailParts,
  tenantId: TenantId,
  invitationId: InvitationId,
): Promise<void> {
  const { token, hash } = newRandomToken();
  const invitation = await inTenant(db, tenantId, (tx) => updateInvitationMailToken(tx, invitationId, hash));
  if (!invitation) return;
  await mail.send(
    inviteMail({
      to: invitation.email,
      inviter: invitation.inviter,
      companyName: invitation.tenant_name,
      tenantId,
      token,
      publicCdnBase,
    }),
  );
}
