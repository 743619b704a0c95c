import type { Queryable } from '../db/in-tenant.ts';

/** Forgets whoever signed up and never confirmed. A week after the end of its link nobody asks for one any more. */
export async function purgeSignups(db: Queryable): Promise<void> {
  await db.query({ text: 'select purge_signups()' });
}
