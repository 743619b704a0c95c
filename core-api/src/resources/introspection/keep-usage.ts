import { inTenant } from '../../db/in-tenant.ts';
import type { Db } from '../../db/pool.ts';
import { callKeepUsage, selectTenantsToCount } from './queries.ts';

/**
 * Counts the days that are over, tenant by tenant. Whichever fails stops no other; the job is then tried again, and
 * counts those alone that are still due.
 * @throws {AggregateError} once all had their turn
 */
export async function keepUsage(db: Db): Promise<void> {
  const failures: unknown[] = [];
  for (const tenantId of await selectTenantsToCount(db)) {
    try {
      await inTenant(db, tenantId, callKeepUsage);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tenants were not counted`);
}
