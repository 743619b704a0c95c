import type { Db } from './pool.ts';
import { runQuery, type Queryable } from './queryable.ts';
import { asServiceError } from './sqlstate.ts';

/**
 * Runs statements in one transaction on one connection. Commits when `run` resolves, rolls back when it throws. It has
 * no tenant, so row level security hides every tenant's rows: what needs them uses `inTenant`.
 */
export async function inTransaction<T>(db: Db, run: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await db.pool.connect().catch((error: unknown) => {
    throw asServiceError(error);
  });
  const tx = runQuery(client);
  let broken: Error | undefined;
  try {
    await tx.query({ text: 'begin' });
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
