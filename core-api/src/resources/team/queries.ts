import type { Invitation, InvitationId, OrgRole, UserId } from '@iris/contract';
import type { Tx } from '../../db/in-tenant.ts';

/** Acts on one team take turns, so that whatever one of them checked still holds when it commits. */
export async function lockTeam(tx: Tx): Promise<void> {
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended(current_tenant()::text, 0))' });
}

export interface MemberRow {
  readonly user_id: UserId;
  readonly email: string;
  readonly display_name: string;
  readonly avatar_url: string | null;
  readonly org_role: OrgRole;
  readonly joined_at: Date;
}

const memberColumns = 'id as user_id, email, display_name, avatar_url, org_role, created_at as joined_at';
const isOnTeam = 'tenant_id = current_tenant() and org_role is not null and removed_at is null';

export function selectMembers(tx: Tx): Promise<MemberRow[]> {
  return tx.query<MemberRow>({
    text: `select ${memberColumns} from users where ${isOnTeam} order by created_at, id`,
  });
}

export async function selectMember(tx: Tx, userId: UserId): Promise<MemberRow | undefined> {
  const [row] = await tx.query<MemberRow>({
    text: `select ${memberColumns} from users where ${isOnTeam} and id = $1`,
    values: [userId],
  });
  return row;
}

export async function hasMemberWithEmail(tx: Tx, email: string): Promise<boolean> {
  const row = await tx.queryOne<{ has: boolean }>({
    text: `select exists (select from users where ${isOnTeam} and email = $1) as has`,
    values: [email],
  });
  return row.has;
}

export async function countOwners(tx: Tx): Promise<number> {
  const row = await tx.queryOne<{ count: number }>({
    text: `select count(*) from users where ${isOnTeam} and org_role = 'owner'`,
  });
  return row.count;
}

export async function updateMemberRole(tx: Tx, userId: UserId, orgRole: OrgRole): Promise<void> {
  await tx.query({
    text: 'update users set org_role = $2 where tenant_id = current_tenant() and id = $1',
    values: [userId, orgRole],
  });
}

export async function updateMemberRemoved(tx: Tx, userId: UserId): Promise<void> {
  await tx.query({
    text: 'update users set removed_at = now() where tenant_id = current_tenant() and id = $1',
    values: [userId],
  });
}

export interface NewMember {
  readonly id: UserId;
  readonly email: string;
  readonly fullName: string;
  readonly orgRole: OrgRole;
  readonly passwordHash: string;
}

export function insertMember(tx: Tx, member: NewMember): Promise<MemberRow> {
  return tx.queryOne<MemberRow>({
    text: `insert into users (tenant_id, id, kind, display_name, email, org_role, password_hash)
      values (current_tenant(), $1, 'operator', $2, $3, $4, $5) returning ${memberColumns}`,
    values: [member.id, member.fullName, member.email, member.orgRole, member.passwordHash],
  });
}

export interface InvitationRow {
  readonly id: InvitationId;
  readonly email: string;
  readonly org_role: Invitation['org_role'];
  readonly invited_by: UserId;
  readonly created_at: Date;
  readonly expires_at: Date;
}

const isOpen = 'tenant_id = current_tenant() and accepted_at is null and revoked_at is null';

export function selectOpenInvitations(tx: Tx): Promise<InvitationRow[]> {
  return tx.query<InvitationRow>({
    text: `select id, email, org_role, invited_by, created_at, expires_at from team_invites
      where ${isOpen} and expires_at > now() order by created_at desc, id desc`,
  });
}

export interface NewInvitationRow {
  readonly id: InvitationId;
  readonly email: string;
  readonly orgRole: Invitation['org_role'];
  readonly invitedBy: UserId;
  readonly tokenHash: Buffer;
  readonly expiresAt: Date;
}

export async function insertInvitation(tx: Tx, invitation: NewInvitationRow): Promise<void> {
  await tx.query({
    text: `insert into team_invites (tenant_id, id, email, org_role, invited_by, token_hash, expires_at)
      values (current_tenant(), $1, $2, $3, $4, $5, $6)`,
    values: [
      invitation.id,
      invitation.email,
      invitation.orgRole,
      invitation.invitedBy,
      invitation.tokenHash,
      invitation.expiresAt,
    ],
  });
}

/** Revokes the open invitation of an e-mail; the id of the one that was open. */
export async function revokeInvitationOf(tx: Tx, email: string): Promise<InvitationId | undefined> {
  const [row] = await tx.query<{ id: InvitationId }>({
    text: `update team_invites set revoked_at = now() where ${isOpen} and email = $1 returning id`,
    values: [email],
  });
  return row?.id;
}

/** Whether there was an open invitation to revoke. */
export async function revokeInvitation(tx: Tx, id: InvitationId): Promise<boolean> {
  const rows = await tx.query({
    text: `update team_invites set revoked_at = now() where ${isOpen} and id = $1 returning id`,
    values: [id],
  });
  return rows.length > 0;
}

/** Forgets what ended a month ago: nobody follows those links any more. */
export async function deleteOldInvitations(tx: Tx): Promise<void> {
  await tx.query({
    text: `delete from team_invites where tenant_id = current_tenant() and expires_at < now() - interval '30 days'`,
  });
}

export interface FollowedInvitationRow extends InvitationRow {
  readonly accepted_at: Date | null;
  readonly has_ended: boolean;
}

/** The invitation that a token opens or once opened: that of the answer or that of the mail. */
export async function selectInvitationByToken(
  tx: Tx,
  tokenHash: Buffer,
): Promise<FollowedInvitationRow | undefined> {
  const [row] = await tx.query<FollowedInvitationRow>({
    text: `select id, email, org_role, invited_by, created_at, expires_at, accepted_at,
        (revoked_at is not null or expires_at <= now()) as has_ended
      from team_invites where tenant_id = current_tenant() and (token_hash = $1 or mail_token_hash = $1)`,
    values: [tokenHash],
  });
  return row;
}

export async function updateInvitationAccepted(tx: Tx, id: InvitationId): Promise<void> {
  await tx.query({
    text: 'update team_invites set accepted_at = now() where tenant_id = current_tenant() and id = $1',
    values: [id],
  });
}

export interface MailedInvitationRow {
  readonly email: string;
  readonly inviter: string;
  readonly tenant_name: string;
}

/** Gives an open invitation the token of its mail; undefined where nobody waits for that any more. */
export async function updateInvitationMailToken(
  tx: Tx,
  id: InvitationId,
  tokenHash: Buffer,
): Promise<MailedInvitationRow | undefined> {
  const [row] = await tx.query<MailedInvitationRow>({
    text: `update team_invites i set mail_token_hash = $2
      from users u, tenants t
      where i.tenant_id = current_tenant() and i.id = $1
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
        and u.tenant_id = i.tenant_id and u.id = i.invited_by and t.tenant_id = i.tenant_id
      returning i.email, u.display_name as inviter, t.name as tenant_name`,
    values: [id, tokenHash],
  });
  return row;
}
