import type { IrisProblem } from '@iris/client';
import type { Outcome } from '../account/outcome.ts';

const signIn = { href: '/login.html', text: 'Sign in' };

/** Why an invitation leads nowhere any more; null where only the form has to be mended or sent again. */
export function invitationEnd(problem: IrisProblem): Outcome | null {
  switch (problem.code) {
    case 'conflict':
      return {
        sign: 'check',
        title: 'You are on the team already',
        text: 'This invitation was accepted before. Sign in with the password that you chose then.',
        next: signIn,
        isBad: false,
      };
    case 'gone':
      return {
        sign: 'clock',
        title: 'This invitation has ended',
        text: 'Invitations hold 7 days, and whoever made one can take it back or send a newer one. Ask for a new invitation.',
        next: signIn,
        isBad: true,
      };
    case 'invalid_token':
    case 'not_found':
      return brokenLink;
    case 'validation_failed':
      return isAboutLink(problem) ? brokenLink : null;
    default:
      return null;
  }
}

/** A link that was cut off or changed on its way. */
export const brokenLink: Outcome = {
  sign: 'alert',
  title: 'This link doesn’t work',
  text: 'It isn’t complete, or it was changed. Open it from the mail once more, or ask for a new invitation.',
  next: signIn,
  isBad: true,
};

function isAboutLink({ error }: IrisProblem): boolean {
  const details = JSON.stringify(error['details'] ?? null);
  return details.includes('"/tenant_id"') || details.includes('"/token"');
}
