import type { DraftSettings, TenantId } from '@iris/contract';
import type { TeamCaller } from '../../auth/caller.ts';
import { appendAudit } from '../../db/audit.ts';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import type { RequestFacts } from '../../http/handler.ts';
import { selectExternalModel, updateExternalModel } from './queries.ts';

/** Whether a tenant lets an outside model word its drafts. */
export const mayAskModel = (db: Db, tenantId: TenantId): Promise<boolean> =>
  inTenant(db, tenantId, selectExternalModel);

/** Lets an outside model word drafts, or no longer; the audit row says what it was and is. */
export function replaceDraftSettings(
  db: Db,
  { tenantId, userId }: TeamCaller,
  settings: DraftSettings,
  request: RequestFacts,
): Promise<DraftSettings> {
  return inTenant(db, tenantId, async (tx) => {
    const before = await updateExternalModel(tx, settings.external_model);
    await appendAudit(tx, { tenantId, kind: 'operator', userId }, request, {
      action: 'draft_settings.replaced',
      target: ['draft_settings', tenantId],
      details: { before: { external_model: before }, after: settings },
    });
    return settings;
  });
}
