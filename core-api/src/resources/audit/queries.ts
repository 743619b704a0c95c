import type { Tx } from '../../db/in-tenant.ts';
import { positionOf, type TimePosition } from '../../http/time-cursor.ts';

export interface AuditLogRow {
  readonly id: string;
  readonly at: Date;
  /** The same moment as a cursor keeps it. */
  readonly position: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly target_type: string;
  readonly target_id: string;
  readonly ip: string | null;
  readonly request_id: string | null;
  readonly details: Record<string, unknown>;
}

export interface AuditFilter {
  readonly action: string | null;
  readonly actor: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: TimePosition | null;
  readonly limit: number;
}

/** Newest first. Unnamed, so that it is planned with its values: each filter has its index (0220). */
export function selectAuditLog(tx: Tx, filter: AuditFilter): Promise<AuditLogRow[]> {
  return tx.query<AuditLogRow>({
    text: `select a.id, a.at, ${positionOf('a.at')} as position, a.actor_kind, a.actor_id,
        u.display_name as actor_name, a.action, a.target_type, a.target_id, host(a.ip) as ip, a.request_id, a.details
      from audit_log a
      left join users u on u.tenant_id = a.tenant_id and u.id = a.actor_id
      where a.tenant_id = current_tenant()
        and ($1::text is null or a.action = $1)
        and ($2::uuid is null or a.actor_id = $2)
        and ($3::timestamptz is null or a.at >= $3)
        and ($4::timestamptz is null or a.at < $4)
        and ($5::timestamptz is null or (a.at, a.id) < ($5, $6::uuid))
      order by a.at desc, a.id desc limit $7`,
    values: [
      filter.action,
      filter.actor,
      filter.from,
      filter.to,
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  });
}
