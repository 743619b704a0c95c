import pg from 'pg';

const lookEveryMs = 250;
const givenUpAfterMs = 60_000;

/**
 * Waits until no job waits any more: what was said makes some, once its room has been quiet for ten seconds, and they must
 * not fall into what is measured next.
 */
export async function jobsDone(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const givenUpAt = performance.now() + givenUpAfterMs;
    while (performance.now() < givenUpAt && (await hasJobs(client)))
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  } finally {
    await client.end();
  }
}

async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from graphile_worker.jobs where attempts < max_attempts limit 1',
  );
  return rowCount !== 0;
}
