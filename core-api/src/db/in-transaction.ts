import type { Db } from './pool.ts';
import { type Query, type Queryable, runQuery } from './queryable.ts';
import { asServiceError } from './sqlstate.ts';

/**
 * Runs statements in one transaction on one connection. Commits when `run` resolves, rolls back when it throws. It has
 * no tenant, so row level security hides every tenant's rows: what needs them uses `inTenant`.
 *
 * `begin`, `opening` and the first statements of `run` leave in one go, which spares most reads half of their round
 * trips. Should `begin` or `opening` fail, PostgreSQL refuses the statements behind it, and their failure is told.
 */
export async function inTransaction<T>(
  db: Db,
  run: (tx: Queryable) => Promise<T>,
  opening: readonly Query[] = [],
): Promise<T> {
  const client = await db.pool.connect().catch((error: unknown) => {
    throw asServiceError(error);
  });
  const tx = runQuery(client);
  let broken: Error | undefined;
  try {
    const opened = Promise.all([{ text: 'begin' }, ...opening].map((one) => tx.query(one)));
    const ran = (async () => run(tx))();
    // Nothing of `run` may be under way when its connection goes back.
    await Promise.allSettled([opened, ran]);
    await opened;
    const result = await ran;
    await tx.query({ text: 'commit' });
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}
