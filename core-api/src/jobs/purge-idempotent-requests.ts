import type { Queryable } from '../db/in-tenant.ts';

/** Forgets answers that nobody repeats any more: those older than 24 hours. */
export async function purgeIdempotentRequests(db: Queryable): Promise<void> {
  await db.query({ text: 'select purge_idempotent_requests()' });
}
