import { newRandomToken } from '../../auth/random-token.ts';
import type { Db } from '../../db/pool.ts';
import type { MailSender } from '../../mail/mail.ts';
import { resetMail } from '../../mail/reset-mail.ts';
import { issueReset } from './queries.ts';

export interface SendResetMailParts {
  readonly db: Db;
  readonly mail: MailSender;
  readonly publicCdnBase: string;
}

/** Sends the mail that sets a new password, if the e-mail is anybody's. Sending again replaces the token. */
export async function sendResetMail(
  { db, mail, publicCdnBase }: SendResetMailParts,
  resetId: string,
): Promise<void> {
  const { token, hash } = newRandomToken();
  const to = await issueReset(db, resetId, hash);
  if (to !== null) await mail.send(resetMail({ to, token, publicCdnBase }));
}
