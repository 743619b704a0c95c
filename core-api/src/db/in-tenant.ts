import type { TenantId } from '@iris/contract';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './pool.ts';
import type { Query, Queryable } from './queryable.ts';

export type { Queryable } from './queryable.ts';

/** A transaction that belongs to one tenant. */
export type Tx = Queryable;

/**
 * The one way to a tenant's rows: a transaction in which every policy sees `tenantId` and nothing else. Commits when
 * `run` resolves, rolls back when it throws. The setting ends with the transaction.
 */
export function inTenant<T>(db: Db, tenantId: TenantId, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(db, run, [settingTenant(tenantId)]);
}

/**
 * From here on every policy sees `tenantId` and nothing else, until the transaction ends or moves on. For an act of one
 * person in all of its workspaces, which must commit as a whole; anything else uses `inTenant`.
 */
export async function enterTenant(tx: Queryable, tenantId: TenantId): Promise<void> {
  await tx.query(settingTenant(tenantId));
}

const settingTenant = (tenantId: TenantId): Query => ({
  name: 'set-tenant',
  text: "select set_config('iris.tenant_id', $1, true)",
  values: [tenantId],
});
