import { mailOf } from './letter.ts';
import type { Mail } from './mail.ts';

export interface ResetMailFacts {
  readonly to: string;
  readonly token: string;
  readonly publicCdnBase: string;
}

/** Lets somebody who forgot a password set a new one. The token stands behind the #, which no server and no Referer sees. */
export function resetMail({ to, token, publicCdnBase }: ResetMailFacts): Mail {
  return mailOf({
    to,
    subject: 'Set a new password for Iris',
    paragraphs: [
      'Hello,',
      'someone asked to set a new password for this e-mail address. It will hold in every workspace that you belong to, and end all sessions there.',
    ],
    action: { label: 'Set a new password', url: `${publicCdnBase}/login.html#reset_token=${token}` },
    footnote:
      "The link works for 1 hour and once. If this wasn't you, ignore this mail: your password stays as it is.",
  });
}
