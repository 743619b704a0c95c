import type { TenantId, WidgetSettingsInput } from '@iris/contract';
import type { Queryable, Tx } from '../../db/in-tenant.ts';

export interface WidgetConfigRow {
  readonly tenant_name: string;
  /** What the tenant has set; the rest has its default. */
  readonly settings: WidgetSettingsInput;
}

/** Undefined: there is no such active tenant. */
export async function selectWidgetConfig(tx: Tx): Promise<WidgetConfigRow | undefined> {
  const [row] = await tx.query<WidgetConfigRow>({
    name: 'widget-config',
    text: `select t.name as tenant_name, w.settings
      from tenants t join widget_configs w on w.tenant_id = t.tenant_id
      where t.tenant_id = current_tenant() and t.status = 'active'`,
  });
  return row;
}

/** The same, and nobody else changes it before this transaction ends. */
export async function lockWidgetConfig(tx: Tx): Promise<WidgetConfigRow | undefined> {
  const [row] = await tx.query<WidgetConfigRow>({
    text: `select t.name as tenant_name, w.settings
      from tenants t join widget_configs w on w.tenant_id = t.tenant_id
      where t.tenant_id = current_tenant() and t.status = 'active' for update of w`,
  });
  return row;
}

export async function updateWidgetConfig(tx: Tx, settings: WidgetSettingsInput): Promise<void> {
  await tx.query({
    text: `update widget_configs set settings = $1, updated_at = clock_timestamp() where tenant_id = current_tenant()`,
    values: [settings],
  });
}

/** Tenants, of all, whose settings changed since then. */
export async function changedWidgetConfigs(db: Queryable, since: Date): Promise<TenantId[]> {
  const rows = await db.query<{ tenant_id: TenantId }>({
    name: 'changed-widget-configs',
    text: 'select tenant_id from changed_widget_configs($1) as tenant_id',
    values: [since],
  });
  return rows.map((row) => row.tenant_id);
}

export interface RefusedOriginRow {
  readonly origin: string;
  readonly count: number;
  readonly last_at: Date;
}

export function selectRefusedOrigins(tx: Tx): Promise<RefusedOriginRow[]> {
  return tx.query<RefusedOriginRow>({
    text: `select origin, count, last_at from refused_origins
      where tenant_id = current_tenant() order by last_at desc, origin`,
  });
}

/** Adds to what was counted, and keeps the newest `keep` origins: strangers can invent any number of them. */
export async function addRefusedOrigins(
  tx: Tx,
  refused: readonly { readonly origin: string; readonly count: number }[],
  keep: number,
): Promise<void> {
  await tx.query({
    text: `insert into refused_origins as r (tenant_id, origin, count)
      select current_tenant(), origin, sum(count) from unnest($1::text[], $2::bigint[]) as new (origin, count)
      group by origin order by origin
      on conflict (tenant_id, origin) do update set count = r.count + excluded.count, last_at = clock_timestamp()`,
    values: [refused.map(({ origin }) => origin), refused.map(({ count }) => count)],
  });
  await tx.query({
    text: `delete from refused_origins where tenant_id = current_tenant() and origin not in (
      select origin from refused_origins where tenant_id = current_tenant() order by last_at desc, origin limit $1)`,
    values: [keep],
  });
}
