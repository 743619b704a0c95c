import { IrisError } from '@iris/contract';
import type { Clock } from '@iris/kit';
import type { Caller } from './caller.ts';
import type { Keyring } from './keyring.ts';
import type { Revocations } from './revocations.ts';
import { readToken } from './tokens.ts';

/**
 * Whom a token speaks for.
 * @throws {IrisError} `session_expired` once it ran out or was revoked, `invalid_token` for everything else
 */
export type Authenticate = (token: string) => Promise<Caller>;

/** Checked tokens that are remembered; the oldest make room. */
const maxRemembered = 20_000;

/** A signature is checked once a token; whether its session was revoked, each time. */
export function createAuthenticator(parts: {
  readonly keyring: Keyring;
  readonly revocations: Revocations;
  readonly clock: Clock;
}): Authenticate {
  const { keyring, revocations, clock } = parts;
  const remembered = new Map<string, Caller>();

  const read = async (token: string): Promise<Caller> => {
    const known = remembered.get(token);
    if (known) return known;
    const caller = await readToken(token, keyring, clock);
    const [oldest] = remembered.size >= maxRemembered ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, caller);
    return caller;
  };

  return async (token) => {
    const caller = await read(token);
    if (caller.expiresAt.getTime() > clock.now() && !revocations.has(caller.sessionId)) return caller;
    remembered.delete(token);
    throw new IrisError('session_expired');
  };
}
