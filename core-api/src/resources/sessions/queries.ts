import type { ChannelId, OrgRole, SenderKind, SessionId, TenantId, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export interface ChatRow {
  readonly channel_id: ChannelId;
  readonly last_seq: number;
  readonly last_read_seq: number;
}

export interface NewGuest {
  readonly tenantId: TenantId;
  readonly userId: UserId;
  readonly sessionId: SessionId;
  /** Its support channel. */
  readonly channelId: ChannelId;
  readonly displayName: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly pageUrl: string | null;
  readonly expiresAt: Date;
  readonly resumeHash: Buffer;
  readonly resumeExpiresAt: Date;
  readonly ip: string | null;
  readonly requestId: string;
}

/** Guest, session, resume token and channel in one round trip (migration 0090); undefined: there is no such tenant. */
export async function callStartGuestSession(db: Queryable, guest: NewGuest): Promise<ChatRow | undefined> {
  const [row] = await db.query<ChatRow>({
    name: 'start-guest-session',
    text: `select channel_id, last_seq, last_read_seq
      from start_guest_session($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      guest.tenantId,
      guest.userId,
      guest.sessionId,
      guest.channelId,
      guest.displayName,
      guest.email,
      guest.locale,
      guest.pageUrl,
      guest.expiresAt,
      guest.resumeHash,
      guest.resumeExpiresAt,
      guest.ip,
      guest.requestId,
    ],
  });
  return row;
}

export interface ResumedRow extends ChatRow {
  readonly session_id: SessionId;
  readonly user_id: UserId;
  readonly kind: SenderKind;
  readonly display_name: string;
  readonly avatar_url: string | null;
}

export interface Resumption {
  readonly tenantId: TenantId;
  readonly tokenHash: Buffer;
  /** Replaces it. */
  readonly newHash: Buffer;
  readonly graceSeconds: number;
  /** Id of the support channel, should there be none. */
  readonly channelId: ChannelId;
  readonly expiresAt: Date;
  readonly resumeExpiresAt: Date;
  /** null where none is told. */
  readonly pageUrl: string | null;
}

/** The session that a resume token opens; undefined when it opens none. */
export async function callResumeGuestSession(
  db: Queryable,
  resumption: Resumption,
): Promise<ResumedRow | undefined> {
  const [row] = await db.query<ResumedRow>({
    name: 'resume-guest-session',
    text: `select session_id, user_id, kind, display_name, avatar_url, channel_id, last_seq, last_read_seq
      from resume_guest_session($1, $2, $3, make_interval(secs => $4), $5, $6, $7, $8)`,
    values: [
      resumption.tenantId,
      resumption.tokenHash,
      resumption.newHash,
      resumption.graceSeconds,
      resumption.channelId,
      resumption.expiresAt,
      resumption.resumeExpiresAt,
      resumption.pageUrl,
    ],
  });
  return row;
}

export async function insertTeamSession(
  tx: Tx,
  id: SessionId,
  userId: UserId,
  expiresAt: Date,
): Promise<void> {
  await tx.query({
    text: `insert into sessions (tenant_id, id, user_id, audience, expires_at)
      values (current_tenant(), $1, $2, 'admin', $3)`,
    values: [id, userId, expiresAt],
  });
}

/** Revokes a session; undefined when it was revoked already. */
export async function revokeSession(
  tx: Tx,
  id: SessionId,
): Promise<{ expires_at: Date; kind: SenderKind } | undefined> {
  const [row] = await tx.query<{ expires_at: Date; kind: SenderKind }>({
    text: `update sessions s set revoked_at = now() from users u
      where s.tenant_id = current_tenant() and s.id = $1 and s.revoked_at is null
        and u.tenant_id = s.tenant_id and u.id = s.user_id
      returning s.expires_at, u.kind`,
    values: [id],
  });
  return row;
}

export interface RevokedSessionRow {
  readonly id: SessionId;
  readonly expires_at: Date;
}

/** Revokes every session of a user; those whose tokens have not run out by themselves. */
export function revokeUserSessions(tx: Tx, userId: UserId): Promise<RevokedSessionRow[]> {
  return tx.query<RevokedSessionRow>({
    text: `update sessions set revoked_at = now()
      where tenant_id = current_tenant() and user_id = $1 and revoked_at is null and expires_at > now()
      returning id, expires_at`,
    values: [userId],
  });
}

export async function deleteResumeTokens(tx: Tx, sessionId: SessionId): Promise<void> {
  await tx.query({
    text: 'delete from resume_tokens where tenant_id = current_tenant() and session_id = $1',
    values: [sessionId],
  });
}

export interface CurrentSessionRow {
  readonly kind: SenderKind;
  readonly display_name: string;
  readonly avatar_url: string | null;
  readonly org_role: OrgRole | null;
  readonly tenant_name: string;
  readonly slug: string;
  readonly channel_id: ChannelId | null;
  readonly last_seq: number | null;
  readonly last_read_seq: number | null;
}

/** A user with its tenant and, for an end user, its support channel. */
export async function selectCurrentSession(tx: Tx, userId: UserId): Promise<CurrentSessionRow | undefined> {
  const [row] = await tx.query<CurrentSessionRow>({
    name: 'current-session',
    text: `select u.kind, u.display_name, u.avatar_url, u.org_role, t.name as tenant_name, t.slug,
        c.id as channel_id, c.last_seq, coalesce(r.last_read_seq, 0) as last_read_seq
      from users u
      join tenants t on t.tenant_id = u.tenant_id
      left join channels c on c.tenant_id = u.tenant_id and c.support_user_id = u.id and c.merged_into is null
      left join read_states r on r.tenant_id = c.tenant_id and r.channel_id = c.id and r.user_id = u.id
      where u.tenant_id = current_tenant() and u.id = $1 and u.removed_at is null`,
    values: [userId],
  });
  return row;
}
