import type { TenantId } from '@iris/contract';
import { mailOf } from './letter.ts';
import type { Mail } from './mail.ts';

export interface InviteMailFacts {
  readonly to: string;
  /** Who invites, by name. */
  readonly inviter: string;
  readonly companyName: string;
  readonly tenantId: TenantId;
  readonly token: string;
  readonly publicCdnBase: string;
}

/** Invites to a team; its link is the one that the accept page understands (seed 001 §3). */
export function inviteMail(facts: InviteMailFacts): Mail {
  const search = new URLSearchParams({ tenant_id: facts.tenantId, token: facts.token, email: facts.to });
  return mailOf({
    to: facts.to,
    subject: `${facts.inviter} invites you to ${facts.companyName} on Iris`,
    paragraphs: [
      'Hello,',
      `${facts.inviter} invites you to answer customers together with the team of ${facts.companyName}. Set a password, and you are in.`,
    ],
    action: {
      label: 'Join the team',
      url: `${facts.publicCdnBase}/accept.html?${search.toString()}`,
    },
    footnote: "The link works for 7 days. If you don't know who this is, ignore this mail: nothing happens.",
  });
}
