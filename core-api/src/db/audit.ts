import type { SenderKind, TenantId, UserId } from '@iris/contract';
import { inetOf } from './inet.ts';
import type { Tx } from './in-tenant.ts';

/** Who did it. */
export interface AuditActor {
  readonly tenantId: TenantId;
  readonly kind: SenderKind;
  /** Null where nobody has proved to be somebody. */
  readonly userId: UserId | null;
}

/** What was done, to what. `details` hold facts, never message text and never a secret. */
export interface AuditedAct {
  readonly action: string;
  readonly target: readonly [type: string, id: string];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Adds a row to the audit log in the transaction of what it records (contract §10). */
export async function appendAudit(
  tx: Tx,
  { tenantId, kind, userId }: AuditActor,
  request: { readonly ip: string; readonly id: string },
  { action, target: [targetType, targetId], details = {} }: AuditedAct,
): Promise<void> {
  await tx.query({
    name: 'append-audit',
    text: 'select append_audit($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    values: [tenantId, action, kind, userId, targetType, targetId, details, inetOf(request.ip), request.id],
  });
}
