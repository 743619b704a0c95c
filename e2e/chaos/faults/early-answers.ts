import pg from 'pg';
import { endPart } from './end-part.ts';
import type { Fault } from './fault.ts';
import { killPostgres } from './kill-postgres.ts';

/**
 * Acknowledgement before commit: PostgreSQL is told to answer core-api before what it wrote is on disk, and dies. The
 * login sets that for itself; core-api has to connect anew for it to count.
 */
export const earlyAnswers: Fault = {
  name: 'acknowledged-before-commit',
  prepare: async (product) => {
    const client = new pg.Client({ connectionString: await product.appUrl() });
    await client.connect();
    try {
      await client.query('alter role current_user set synchronous_commit = off');
    } finally {
      await client.end();
    }
    for (const part of product.coreApis) await endPart(product, part, 'SIGKILL');
  },
  inflict: killPostgres.inflict,
};
