import { readFile } from 'node:fs/promises';
import { Logger, runMigrations } from 'graphile-worker';
import { Pool, type Client } from 'pg';

/** Installs the tables of graphile-worker, owned by iris_owner, and lets iris_app work with them. */
export async function installJobSchema(client: Client, databaseUrl: string): Promise<void> {
  const pgPool = new Pool({ connectionString: databaseUrl, max: 2, options: '-c role=iris_owner' });
  // A connection lost in between fails the query that runs on it; without a listener it would end the process.
  pgPool.on('error', () => {}).on('connect', (connection) => connection.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: silent });
  } finally {
    await pgPool.end();
  }
  await client.query(await readFile(new URL('job-rights.sql', import.meta.url), 'utf8'));
}

const silent = new Logger(() => () => {});
