import type { AuditRow } from '@iris/contract';
import type { AuditLogRow } from './queries.ts';

export function presentAuditRow(row: AuditLogRow): AuditRow {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    target: { type: row.target_type, id: row.target_id },
    ip: row.ip,
    request_id: row.request_id,
    details: row.details,
  };
}
