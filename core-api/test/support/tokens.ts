import { newId, type Clock } from '@iris/kit';
import type { Keyring } from '../../src/auth/keyring.ts';
import { type IssuedToken, issueToken, type TokenSubject } from '../../src/auth/tokens.ts';

/** A token of a team member whom nobody knows otherwise. */
export function teamToken(keyring: Keyring, clock: Clock): IssuedToken & { subject: TokenSubject } {
  const subject: TokenSubject = {
    audience: 'admin',
    tenantId: newId(),
    userId: newId(),
    sessionId: newId(),
    role: 'operator',
  };
  return { ...issueToken(keyring, clock, subject), subject };
}
