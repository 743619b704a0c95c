import type { TenantId } from '@iris/contract';
import { mailOf } from './letter.ts';
import type { Mail } from './mail.ts';

export interface SignupMailFacts {
  readonly to: string;
  readonly fullName: string;
  readonly companyName: string;
  readonly slug: string;
  readonly publicCdnBase: string;
}

/** Asks to confirm a signup; its link is the one that the signup page understands. */
export function confirmSignupMail(facts: SignupMailFacts, tenantId: TenantId, token: string): Mail {
  const search = new URLSearchParams({ tenant_id: tenantId, token, slug: facts.slug });
  return mailOf({
    to: facts.to,
    subject: `Confirm your Iris workspace for ${facts.companyName}`,
    paragraphs: [
      `Hello ${facts.fullName},`,
      `your workspace for ${facts.companyName} is nearly ready. Confirm this e-mail address to open it.`,
    ],
    action: {
      label: 'Confirm and open the workspace',
      url: `${facts.publicCdnBase}/signup.html?${search.toString()}`,
    },
    footnote:
      "The link works for 24 hours. If you didn't ask for a workspace, ignore this mail: nothing is created.",
  });
}

/** Tells an owner that somebody, perhaps themselves, tried to sign up with their address. */
export function alreadyOwnerMail(facts: SignupMailFacts): Mail {
  return mailOf({
    to: facts.to,
    subject: 'You already have an Iris workspace',
    paragraphs: [
      'Hello,',
      'someone asked for a new Iris workspace with this e-mail address. It owns a workspace already, so no new one was created.',
      'To work in another workspace too, ask its administrator to invite you.',
    ],
    action: { label: 'Sign in to your workspace', url: `${facts.publicCdnBase}/login.html` },
    footnote: "If this wasn't you, there is nothing you need to do.",
  });
}
