import type { TenantId } from '@iris/contract';
import { newRandomToken } from '../../auth/random-token.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { MailSender } from '../../mail/mail.ts';
import { alreadyOwnerMail, confirmSignupMail } from '../../mail/signup-mails.ts';
import { ownsWorkspace, selectSignupForUpdate, updateSignupToken } from './queries.ts';

export interface SendSignupMailParts {
  readonly db: Db;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

/**
 * Sends the mail of a signup with a token made for it, so that the token itself is stored nowhere; sending again
 * replaces it. Whoever owns a workspace is told that instead, and the token opens nothing.
 * @returns the token; undefined where nobody waits for the mail any more
 */
export async function sendSignupMail(
  parts: SendSignupMailParts,
  tenantId: TenantId,
): Promise<string | undefined> {
  const { token, hash } = newRandomToken();
  const letter = await inTenant(parts.db, tenantId, async (tx) => {
    const signup = await selectSignupForUpdate(tx);
    if (!signup || signup.verified_at || signup.is_expired) return undefined;
    const facts = {
      to: signup.email,
      fullName: signup.full_name,
      companyName: signup.company_name,
      slug: signup.slug,
      publicCdnBase: parts.publicCdnBase,
    };
    if (await ownsWorkspace(tx, signup.email)) return alreadyOwnerMail(facts);
    await updateSignupToken(tx, hash);
    return confirmSignupMail(facts, tenantId, token);
  });
  if (!letter) return undefined;
  await parts.mail.send(letter);
  return token;
}
