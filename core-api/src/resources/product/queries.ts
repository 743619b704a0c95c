import type { ApiKeyId, ChannelId, SenderKind, SessionId, UserId } from '@iris/contract';
import type { KeyCaller } from '../../auth/caller.ts';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

/** A request by the name that its sender gave it. */
export interface RequestName {
  readonly keyId: ApiKeyId;
  readonly idempotencyKey: string;
}

/** Whether the request is new; if it is being acted on right now, the answer waits for that. */
export async function claimRequest(
  tx: Tx,
  { keyId, idempotencyKey, digest }: RequestName & { readonly digest: Buffer },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'claim-request',
    text: `insert into idempotent_requests (tenant_id, key_id, idempotency_key, request_digest)
      values (current_tenant(), $1, $2, $3) on conflict do nothing returning key_id`,
    values: [keyId, idempotencyKey, digest],
  });
  return rows.length === 1;
}

export function selectClaimed(
  tx: Tx,
  { keyId, idempotencyKey }: RequestName,
): Promise<{ request_digest: Buffer; result: unknown }> {
  return tx.queryOne({
    name: 'claimed-request',
    text: `select request_digest, result from idempotent_requests
      where tenant_id = current_tenant() and key_id = $1 and idempotency_key = $2`,
    values: [keyId, idempotencyKey],
  });
}

export async function updateResult(
  tx: Tx,
  { keyId, idempotencyKey }: RequestName,
  result: unknown,
): Promise<void> {
  await tx.query({
    name: 'store-result',
    text: `update idempotent_requests set result = $3
      where tenant_id = current_tenant() and key_id = $1 and idempotency_key = $2`,
    values: [keyId, idempotencyKey, JSON.stringify(result)],
  });
}

export interface NewUserSession {
  readonly externalUserId: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly channelName: string | null;
  /** Ids and a name, should the user be new. */
  readonly userId: UserId;
  readonly defaultName: string;
  readonly channelId: ChannelId;
  readonly sessionId: SessionId;
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly requestId: string;
}

export interface UserSessionRow {
  readonly user_id: UserId;
  readonly kind: SenderKind;
  readonly display_name: string;
  readonly avatar_url: string | null;
  readonly channel_id: ChannelId;
  readonly last_seq: number;
  readonly last_read_seq: number;
  readonly is_new_channel: boolean;
}

/** User, session, channel and the key's membership in one round trip (migration 0310). */
export function callStartUserSession(
  db: Queryable,
  { tenantId, userId }: KeyCaller,
  start: NewUserSession,
): Promise<UserSessionRow> {
  return db.queryOne<UserSessionRow>({
    name: 'start-user-session',
    text: `select user_id, kind, display_name, avatar_url, channel_id, last_seq, last_read_seq, is_new_channel
      from start_user_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      tenantId,
      userId,
      start.externalUserId,
      start.displayName,
      start.email,
      start.channelName,
      start.userId,
      start.defaultName,
      start.sessionId,
      start.channelId,
      start.expiresAt,
      start.ip,
      start.requestId,
    ],
  });
}

/** Lets a session run at least until then: another token of it was issued. */
export async function updateSessionEnd(tx: Tx, id: SessionId, expiresAt: Date): Promise<void> {
  await tx.query({
    text: `update sessions set expires_at = greatest(expires_at, $2)
      where tenant_id = current_tenant() and id = $1`,
    values: [id, expiresAt],
  });
}

export interface IdentityLink {
  readonly sessionId: SessionId;
  readonly guestId: UserId;
  readonly externalUserId: string;
  readonly displayName: string | null;
  readonly email: string | null;
  /** Id of the identity's channel, should it have none. */
  readonly channelId: ChannelId;
  readonly ip: string | null;
  readonly requestId: string;
}

export interface LinkedRow {
  readonly user_id: UserId;
  readonly kind: SenderKind;
  readonly display_name: string;
  readonly email: string | null;
  readonly avatar_url: string | null;
  readonly external_user_id: string;
  readonly channel_id: ChannelId;
  /** The same, unless the identity had a channel of its own. */
  readonly guest_channel_id: ChannelId;
}

export type LinkOutcome = ({ outcome: 'linked' } & LinkedRow) | { outcome: 'ended' } | { outcome: 'known' };

/** The whole link in one statement (migration 0340). */
export function callLinkIdentity(
  tx: Tx,
  { tenantId, userId }: KeyCaller,
  link: IdentityLink,
): Promise<LinkOutcome> {
  return tx.queryOne<LinkOutcome>({
    text: `select outcome, user_id, kind, display_name, email, avatar_url, external_user_id, channel_id, guest_channel_id
      from link_identity($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      tenantId,
      userId,
      link.sessionId,
      link.guestId,
      link.externalUserId,
      link.displayName,
      link.email,
      link.channelId,
      link.ip,
      link.requestId,
    ],
  });
}
