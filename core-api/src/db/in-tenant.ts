import type { TenantId } from '@iris/contract';
import type { Db } from './pool.ts';
import { runQuery, type Queryable } from './queryable.ts';
import { asServiceError } from './sqlstate.ts';

export type { Query, Queryable } from './queryable.ts';

/** A transaction that belongs to one tenant. */
export type Tx = Queryable;

/**
 * The one way to a tenant's rows: a transaction in which every policy sees `tenantId` and nothing else. Commits when
 * `run` resolves, rolls back when it throws. The setting ends with the transaction.
 */
export async function inTenant<T>(db: Db, tenantId: TenantId, run: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect().catch((error: unknown) => {
    throw asServiceError(error);
  });
  const tx = runQuery(client);
  let broken: Error | undefined;
  try {
    await tx.query({ text: 'begin' });
    await tx.query({
      name: 'set-tenant',
      text: "select set_config('iris.tenant_id', $1, true)",
      values: [tenantId],
    });
    const result = await run(tx);
    await tx.query({ text: 'commit' });
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}
