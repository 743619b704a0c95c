import {
  type Audience,
  IrisError,
  isId,
  type SessionId,
  type TenantId,
  tokenLifetimeSeconds,
  type TokenRole,
  tokenRoles,
  type UserId,
} from '@iris/contract';
import type { Clock } from '@iris/kit';
import jwt from 'jsonwebtoken';
import type { Caller } from './caller.ts';
import type { Keyring } from './keyring.ts';

const issuer = 'iris';
const algorithm = 'ES256';
/** Ours have about 500 characters; nothing longer is even parsed. */
const maxTokenLength = 2_048;
/** And all begin so, since a header is a JSON object. */
const tokenBeginning = 'eyJ';

/** Whom a token speaks for. */
export interface TokenSubject {
  readonly audience: Audience;
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** Team members only. */
  readonly role?: TokenRole;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** When a token of that audience ends, if it begins now; in whole seconds, as a token says it. */
export function tokenEnd(audience: Audience, clock: Clock): Date {
  return new Date((Math.floor(clock.now() / 1_000) + tokenLifetimeSeconds[audience]) * 1_000);
}

/** Signs a session token (contract §3). */
export function issueToken(keyring: Keyring, clock: Clock, subject: TokenSubject): IssuedToken {
  const expiresAt = tokenEnd(subject.audience, clock);
  const exp = expiresAt.getTime() / 1_000;
  const claims = {
    iss: issuer,
    aud: subject.audience,
    sub: subject.userId,
    tid: subject.tenantId,
    sid: subject.sessionId,
    ...(subject.role && { role: subject.role }),
    iat: exp - tokenLifetimeSeconds[subject.audience],
    exp,
  };
  const { kid, privateKey } = keyring.signing;
  return { token: jwt.sign(claims, privateKey, { algorithm, keyid: kid }), expiresAt };
}

/**
 * Whom a token speaks for, by its signature alone.
 * @throws {IrisError} `session_expired` when it was valid once, else `invalid_token`; neither says why
 */
export async function readToken(token: string, keyring: Keyring, clock: Clock): Promise<Caller> {
  const key = await keyring.publicKey(keyIdOf(token));
  if (!key) throw new IrisError('invalid_token');
  const caller = callerOf(verified(token, key, clock));
  if (!caller) throw new IrisError('invalid_token');
  return caller;
}

function keyIdOf(token: string): string {
  if (token.length > maxTokenLength || !token.startsWith(tokenBeginning))
    throw new IrisError('invalid_token');
  try {
    const kid = jwt.decode(token, { complete: true })?.header.kid;
    if (typeof kid === 'string') return kid;
  } catch {
    // What isn't JSON inside is no token of ours.
  }
  throw new IrisError('invalid_token');
}

function verified(token: string, key: jwt.PublicKey, clock: Clock): jwt.JwtPayload {
  try {
    const clockTimestamp = Math.floor(clock.now() / 1_000);
    // Without a cause: the library's messages may quote the token.
    const claims = jwt.verify(token, key, { algorithms: [algorithm], issuer, clockTimestamp });
    if (typeof claims === 'object') return claims;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) throw new IrisError('session_expired');
  }
  throw new IrisError('invalid_token');
}

/** The caller that claims describe, if they are complete; the library lets a missing `exp` pass. */
function callerOf({ aud, sub, tid, sid, exp, role }: jwt.JwtPayload): Caller | undefined {
  if (!isId<'user'>(sub) || !isId<'tenant'>(tid) || !isId<'session'>(sid) || typeof exp !== 'number')
    return undefined;
  const someone = { userId: sub, tenantId: tid, sessionId: sid, expiresAt: new Date(exp * 1_000) };
  if (aud === 'chat') return { audience: 'chat', ...someone };
  const teamRole = tokenRoles.find((known) => known === role);
  return aud === 'admin' && teamRole ? { audience: 'admin', ...someone, role: teamRole } : undefined;
}
