import type { TenantId, UserId } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export async function insertReset(tx: Queryable, id: string, email: string, expiresAt: Date): Promise<void> {
  await tx.query({ text: 'select request_password_reset($1, $2, $3)', values: [id, email, expiresAt] });
}

/** The e-mail that a reset's token now stands for; null where it belongs to nobody, or the reset has ended. */
export async function issueReset(db: Queryable, id: string, tokenHash: Buffer): Promise<string | null> {
  const row = await db.queryOne<{ email: string | null }>({
    text: 'select issue_password_reset($1, $2) as email',
    values: [id, tokenHash],
  });
  return row.email;
}

/** A team member whose password a token sets. */
export interface ResetMemberRow {
  readonly is_open: true;
  readonly tenant_id: TenantId;
  readonly user_id: UserId;
  readonly slug: string;
  readonly tenant_name: string;
}

/** Uses a token up. A row that is not open stands alone: the link has ended. */
export function takeReset(
  tx: Queryable,
  tokenHash: Buffer,
): Promise<(ResetMemberRow | { readonly is_open: false })[]> {
  return tx.query({
    text: 'select is_open, tenant_id, user_id, slug, tenant_name from take_password_reset($1)',
    values: [tokenHash],
  });
}

/** Whether there still was such a team member. */
export async function updatePassword(tx: Tx, userId: UserId, passwordHash: string): Promise<boolean> {
  const rows = await tx.query({
    text: `update users set password_hash = $2
      where tenant_id = current_tenant() and id = $1 and org_role is not null and removed_at is null returning id`,
    values: [userId, passwordHash],
  });
  return rows.length > 0;
}
