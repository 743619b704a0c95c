import type { Logger } from '@iris/kit';
import { Pool, TypeOverrides, types } from 'pg';
import { runQuery, type Queryable } from './queryable.ts';

/** The connections of a service. Its own queries are single statements outside of any tenant. */
export interface Db extends Queryable {
  readonly pool: Pool;
  /** Waits for queries in flight, then closes every connection. */
  end(): Promise<void>;
}

export interface DbOptions {
  readonly url: string;
  readonly log: Logger;
  /** Connections at most. */
  readonly max?: number;
}

/** A statement that takes so long is stuck; one that waits so long for a connection had better be told. */
const statementTimeoutMs = 10_000;
const connectTimeoutMs = 3_000;

/** Opens nothing yet: connections are made when they are needed. */
export function createDb({ url, log, max = 10 }: DbOptions): Db {
  const pool = new Pool({
    connectionString: url,
    application_name: 'iris core-api',
    max,
    // Statements that are given together leave together; each still has an answer of its own (in-transaction.ts).
    pipeline: true,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    types: columnTypes(),
  });
  // An idle connection that breaks is replaced by the next one needed; without a listener it would end the process.
  pool.on('error', (err) => log.warn({ err }, 'a database connection broke'));
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, ...runQuery(pool), end: () => pool.end() };
}

/** Counters come as numbers: none of ours passes 2^53, and a seq is a number on the wire. */
function columnTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, Number);
  return overrides;
}
