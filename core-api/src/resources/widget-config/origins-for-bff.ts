import { IrisError, type TenantId } from '@iris/contract';
import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { addRefusedOrigins, selectWidgetConfig } from './queries.ts';

const refusedOriginsKept = 200;

/** A tenant's allowed origins as they stand in the database: the bff keeps them itself for a while. */
export async function allowedOrigins(db: Db, tenantId: TenantId): Promise<string[]> {
  const row = await inTenant(db, tenantId, selectWidgetConfig);
  if (!row) throw new IrisError('not_found');
  return row.settings.allowed_origins ?? [];
}

/** Counts what the bff refused. @throws {IrisError} `not_found`: there is no such tenant */
export async function countRefusedOrigins(
  db: Db,
  tenantId: TenantId,
  refused: readonly { readonly origin: string; readonly count: number }[],
): Promise<void> {
  await inTenant(db, tenantId, async (tx) => {
    if (!(await selectWidgetConfig(tx))) throw new IrisError('not_found');
    await addRefusedOrigins(tx, refused, refusedOriginsKept);
  });
}
