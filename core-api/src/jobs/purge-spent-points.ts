import type { Queryable } from '../db/in-tenant.ts';

/** Forgets what was spent of limits that are whole again: a row is of use for its limit's time, an hour at most. */
export async function purgeSpentPoints(db: Queryable): Promise<void> {
  await db.query({ text: 'select purge_spent_points()' });
}
