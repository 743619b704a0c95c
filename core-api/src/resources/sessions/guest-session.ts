import {
  type BodyOf,
  type GuestSession,
  IrisError,
  resumeGraceSeconds,
  resumeTokenDays,
  type routes,
  type TenantId,
  type UserId,
} from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import type { KeyCaller } from '../../auth/caller.ts';
import type { Keyring } from '../../auth/keyring.ts';
import { hashOfToken, newRandomToken } from '../../auth/random-token.ts';
import { issueToken, tokenEnd } from '../../auth/tokens.ts';
import { inetOf } from '../../db/inet.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { presentGuestSession } from './present.ts';
import { callResumeGuestSession, callStartGuestSession } from './queries.ts';

export interface GuestSessionParts {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

type Form = BodyOf<typeof routes.sessions.startGuest>;

const resumeEnd = (clock: Clock): Date => new Date(clock.now() + resumeTokenDays * 86_400_000);

/**
 * Which tenant a guest comes to: an API key's, or the one that the form names.
 * @throws {IrisError} `tenant_id_not_allowed` when both say so, `validation_failed` when neither does
 */
export function tenantOfGuest(caller: KeyCaller | null, { tenant_id }: Form): TenantId {
  if (caller && tenant_id !== undefined) throw new IrisError('tenant_id_not_allowed');
  const tenantId = caller?.tenantId ?? tenant_id;
  if (tenantId) return tenantId;
  throw new IrisError('validation_failed', { details: [{ path: '/tenant_id', message: 'is required' }] });
}

/** Gives a guest its session back, and a new resume token for the one used; undefined when that opens nothing. */
export async function resumeGuestSession(
  { db, keyring, clock }: GuestSessionParts,
  tenantId: TenantId,
  { resume_token, page_url }: Form,
): Promise<GuestSession | undefined> {
  if (!resume_token) return undefined;
  const next = newRandomToken();
  const row = await callResumeGuestSession(db, {
    tenantId,
    tokenHash: hashOfToken(resume_token),
    newHash: next.hash,
    graceSeconds: resumeGraceSeconds,
    channelId: newId(),
    expiresAt: tokenEnd('chat', clock),
    resumeExpiresAt: resumeEnd(clock),
    pageUrl: page_url ?? null,
  });
  if (!row) return undefined;
  const subject = { audience: 'chat', tenantId, userId: row.user_id, sessionId: row.session_id } as const;
  const guest = { ...row, id: row.session_id, tenant_id: tenantId };
  return presentGuestSession(issueToken(keyring, clock, subject), guest, row, next.token);
}

/** Makes a guest, its session and its support channel. @throws {IrisError} `not_found`: there is no such tenant */
export async function startGuestSession(
  { db, keyring, clock }: GuestSessionParts,
  tenantId: TenantId,
  form: Form,
  request: RequestFacts,
): Promise<GuestSession> {
  const [userId, sessionId] = [newId<'user'>(), newId<'session'>()];
  const displayName = form.display_name?.trim() ?? nameOf(userId);
  const resume = newRandomToken();
  const issued = issueToken(keyring, clock, { audience: 'chat', tenantId, userId, sessionId });
  const chat = await callStartGuestSession(db, {
    tenantId,
    userId,
    sessionId,
    channelId: newId(),
    displayName,
    email: form.email ?? null,
    locale: form.locale ?? null,
    pageUrl: form.page_url ?? null,
    expiresAt: issued.expiresAt,
    resumeHash: resume.hash,
    resumeExpiresAt: resumeEnd(clock),
    ip: inetOf(request.ip),
    requestId: request.id,
  });
  if (!chat) throw new IrisError('not_found');
  const guest = {
    id: sessionId,
    tenant_id: tenantId,
    user_id: userId,
    kind: 'guest',
    display_name: displayName,
    avatar_url: null,
  } as const;
  return presentGuestSession(issued, guest, chat, resume.token);
}

/** A name for someone who gave none: operators can tell such guests apart. */
const nameOf = (userId: UserId): string => `Guest ${userId.slice(-4)}`;
