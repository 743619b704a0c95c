import type { Db } from './pool.ts';
import { type Query, type Queryable, runQuery } from './queryable.ts';
import { asServiceError } from './sqlstate.ts';

/**
 * Runs statements in one transaction on one connection. Commits when `run` resolves, rolls back when it throws. It has
 * no tenant, so row level security hides every tenant's rows: what needs them uses `inTenant`.
 *
 * With an `opening`, `begin`, those statements and the first ones of `run` leave in one go, which spares most reads half of
 * their round trips. When one of `opening` fails, PostgreSQL refuses what is behind it, and its failure is told. Without
 * one, `begin` is waited for.
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
    if (opening.length === 0) await opened;
    const ran = (async () => run(tx))();
    // Its connection goes back when `run` has ended, whatever failed before.
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
