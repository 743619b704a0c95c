import type { PasswordResetRequest } from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import { inTransaction } from '../../db/in-transaction.ts';
import type { Db } from '../../db/pool.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { MailSender } from '../../mail/mail.ts';
import { insertReset } from './queries.ts';

export interface ForgotPasswordParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly mail: Pick<MailSender, 'reachesPeople'>;
}

const linkLivesMs = 3_600_000;

/**
 * Asks for the mail that sets a new password. Nobody looks here whether the e-mail is known: a job does, later, so that
 * neither the answer nor its time tells.
 */
export async function forgotPassword(
  { db, clock, mail }: ForgotPasswordParts,
  address: string,
): Promise<PasswordResetRequest> {
  const [id, email] = [newId<'password-reset'>(), address.toLowerCase()];
  const expiresAt = new Date(clock.now() + linkLivesMs);
  await inTransaction(db, async (tx) => {
    await insertReset(tx, id, email, expiresAt);
    await enqueue(tx, 'send-reset-mail', { reset_id: id });
  });
  return { email, expires_at: expiresAt.toISOString(), sends_mail: mail.reachesPeople };
}
