import type { RetentionWindows } from '@iris/contract';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { windowsOf } from './present.ts';
import { type RetentionRow, selectRetentionForUpdate, updateRetention } from './queries.ts';

/** Replaces the retention windows; the audit row says what they were and are. */
export function replaceRetention(
  db: Db,
  { tenantId, userId }: TeamCaller,
  windows: RetentionWindows,
  request: RequestFacts,
): Promise<RetentionRow> {
  return inTenant(db, tenantId, async (tx) => {
    const before = await selectRetentionForUpdate(tx);
    const after = await updateRetention(tx, windows);
    await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
      action: 'retention_policy.replaced',
      target: ['retention_policy', tenantId],
      details: { before: windowsOf(before), after: windowsOf(after) },
    });
    return after;
  });
}
