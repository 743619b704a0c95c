import { type BodyOf, type ChatSession, IrisError, type routes, Session, SessionChat } from '@iris/contract';
import { type Clock, newId } from '@iris/kit';
import Type, { type Static } from 'typebox';
import type { KeyCaller } from '../../auth/caller.ts';
import type { Keyring } from '../../auth/keyring.ts';
import { issueToken, tokenEnd } from '../../auth/tokens.ts';
import { inetOf } from '../../db/inet.ts';
import { inTenant, type Queryable } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { presentChatSession } from '../sessions/present.ts';
import type { Performed } from './perform-once.ts';
import { callStartUserSession, updateSessionEnd } from './queries.ts';

export interface UserSessionParts {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

type Form = BodyOf<typeof routes.product.startSession>;

/** A session that was started, without what a repeated answer makes anew: the token and its end. */
export const StartedSession = Type.Object({
  session: Type.Omit(Session, ['expires_at', 'org_role']),
  chat: SessionChat,
  is_new_channel: Type.Boolean(),
});
export type StartedSession = Static<typeof StartedSession>;

/** Starts a chat session for a user of the backend's own; the user and its channel are made if there are none. */
export async function startUserSession(
  db: Queryable,
  clock: Clock,
  caller: KeyCaller,
  form: Form,
  request: RequestFacts,
): Promise<StartedSession> {
  const [userId, sessionId] = [newId<'user'>(), newId<'session'>()];
  const row = await callStartUserSession(db, caller, {
    externalUserId: form.external_user_id,
    displayName: form.display_name?.trim() ?? null,
    email: form.email ?? null,
    channelName: form.channel_name?.trim() ?? null,
    userId,
    defaultName: `User ${userId.slice(-4)}`,
    channelId: newId(),
    sessionId,
    expiresAt: tokenEnd('chat', clock),
    ip: inetOf(request.ip),
    requestId: request.id,
  });
  const { user_id, kind, display_name, avatar_url, is_new_channel, channel_id, last_seq, last_read_seq } =
    row;
  return {
    session: { id: sessionId, tenant_id: caller.tenantId, user_id, kind, display_name, avatar_url },
    chat: { channel_id, last_seq, last_read_seq },
    is_new_channel,
  };
}

/** @throws {IrisError} `tenant_id_not_allowed`: the key says which tenant it is */
export function assertNoTenantId(form: Form): void {
  if ('tenant_id' in form) throw new IrisError('tenant_id_not_allowed');
}

/** The answer, with a token of its own each time; the session lasts as long as the newest of them. */
export async function issueUserSession(
  { db, keyring, clock }: UserSessionParts,
  { result: { session, chat }, isReplay }: Performed<StartedSession>,
): Promise<ChatSession> {
  const { id: sessionId, tenant_id: tenantId, user_id: userId } = session;
  const issued = issueToken(keyring, clock, { audience: 'chat', tenantId, userId, sessionId });
  if (isReplay) await inTenant(db, tenantId, (tx) => updateSessionEnd(tx, sessionId, issued.expiresAt));
  return presentChatSession(issued, session, chat);
}
