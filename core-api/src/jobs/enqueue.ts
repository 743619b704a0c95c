import type { Queryable } from '../db/in-tenant.ts';
import type { JobName, JobPayloads } from './job-names.ts';

/** Puts a job into the queue, in the caller's transaction: it runs once that has committed, and never without. */
export async function enqueue<Name extends JobName>(
  tx: Queryable,
  name: Name,
  payload: JobPayloads[Name],
): Promise<void> {
  await tx.query({
    name: 'enqueue',
    text: 'select from graphile_worker.add_job($1, $2::json)',
    values: [name, JSON.stringify(payload)],
  });
}
