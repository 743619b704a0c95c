import { type BodyOf, IrisError, type PendingSignup, type routes } from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import { hashPassword } from '../../auth/passwords.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { MailSender } from '../../mail/mail.ts';
import { insertSignup, isSlugFree } from './queries.ts';
import { isReserved } from './reserved-slugs.ts';
import { sendSignupMail } from './send-signup-mail.ts';

export interface SignUpParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

type Form = BodyOf<typeof routes.workspace.signup>;

const linkLivesMs = 24 * 3_600_000;

/**
 * Begins a workspace: it comes to be when the mail's link is followed. An e-mail that owns one already goes the very
 * same way, so that neither the answer nor its time nor the slug tells (contract §4); only the mail differs.
 */
export async function signUp(parts: SignUpParts, form: Form): Promise<PendingSignup> {
  const { db, clock, mail } = parts;
  if (isReserved(form.slug) || !(await isSlugFree(db, form.slug))) throw new IrisError('slug_taken');
  const [signupId, tenantId] = [newId(), newId<'tenant'>()];
  const email = form.email.toLowerCase();
  const expiresAt = new Date(clock.now() + linkLivesMs);
  const passwordHash = await hashPassword(form.password);
  await inTenant(db, tenantId, async (tx) => {
    await insertSignup(tx, {
      id: signupId,
      fullName: form.full_name.trim(),
      email,
      companyName: form.company_name.trim(),
      slug: form.slug,
      plan: form.plan ?? 'trial',
      passwordHash,
      expiresAt,
    });
    if (mail.reachesPeople) await enqueue(tx, 'send-signup-mail', { tenant_id: tenantId });
  });
  const token = mail.reachesPeople ? undefined : await sendSignupMail(parts, tenantId);
  return {
    signup_id: signupId,
    tenant_id: tenantId,
    email,
    slug: form.slug,
    verification_required: true,
    verification_email_sent: mail.reachesPeople,
    ...(token !== undefined && { verification_token: token }),
    expires_at: expiresAt.toISOString(),
  };
}
