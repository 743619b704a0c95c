import type { RetentionWindows, TenantId, UsageMetric } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export interface RetentionRow extends RetentionWindows {
  readonly updated_at: Date;
}

const retentionColumns = 'messages_days, audit_days, attachments_days, guests_days, updated_at';

/** Every tenant has one from its first moment. */
export function selectRetention(tx: Tx): Promise<RetentionRow> {
  return tx.queryOne<RetentionRow>({
    text: `select ${retentionColumns} from retention_policies where tenant_id = current_tenant()`,
  });
}

/** The same, held against another change until the transaction ends. */
export function selectRetentionForUpdate(tx: Tx): Promise<RetentionRow> {
  return tx.queryOne<RetentionRow>({
    text: `select ${retentionColumns} from retention_policies where tenant_id = current_tenant() for update`,
  });
}

export function updateRetention(tx: Tx, windows: RetentionWindows): Promise<RetentionRow> {
  return tx.queryOne<RetentionRow>({
    text: `update retention_policies
      set messages_days = $1, audit_days = $2, attachments_days = $3, guests_days = $4, updated_at = clock_timestamp()
      where tenant_id = current_tenant() returning ${retentionColumns}`,
    values: [windows.messages_days, windows.audit_days, windows.attachments_days, windows.guests_days],
  });
}

/** A day with its counts; `day` as YYYY-MM-DD. Null: there was nothing to count from. */
export type UsageRow = { readonly day: string } & Readonly<Record<UsageMetric, number | null>>;

/** Newest first; no day before the tenant's first, none after today. */
export function selectUsage(tx: Tx, from: string, to: string): Promise<UsageRow[]> {
  return tx.query<UsageRow>({
    text: `select to_char(day, 'YYYY-MM-DD') as day, messages, sessions, active_users, channels, reply_seconds, drafts_sent,
        drafts_edited, drafts_dismissed
      from read_usage($1, $2) u order by u.day desc`,
    values: [from, to],
  });
}

/** Counts and keeps the days that are over. */
export async function callKeepUsage(tx: Tx): Promise<void> {
  await tx.query({ text: 'select keep_usage()' });
}

/** Tenants, of all, whose yesterday was not counted yet. */
export async function selectTenantsToCount(db: Queryable): Promise<TenantId[]> {
  const rows = await db.query<{ tenant_id: TenantId }>({
    text: 'select tenant_id from tenants_to_count() as tenant_id',
  });
  return rows.map((row) => row.tenant_id);
}
