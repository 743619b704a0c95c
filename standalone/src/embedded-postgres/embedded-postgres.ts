import pg from 'pg';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { adminLogin, openCluster } from './cluster.ts';
import { endLeftPostmaster } from './leftover.ts';
import { startPostmaster, stopPostmaster } from './postmaster.ts';

/** Where the server keeps its things, and what it has to offer when it is up. */
export interface EmbeddedPostgresOptions {
  /** Belongs to the server alone; made if missing. Holds `data`, `password` (0600) and `postgres.log`. */
  readonly folder: string;
  /** Made if missing. */
  readonly database: string;
  /** Unset: a free one. Set to come back where clients expect it. */
  readonly port?: number;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** The superuser's login on the database, `postgres://…@127.0.0.1:…/…`: a secret, never to be logged. */
  readonly adminUrl: string;
  readonly port: number;
  /** Settles when the server has ended, by `stop()` or by itself. */
  readonly ended: Promise<void>;
  /** Ends it: clients are cut off, what was committed stays. Immediate instead of orderly after `patienceMs`. */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * Starts a real PostgreSQL from npm's binaries on 127.0.0.1, with all durability settings on, as the account
 * `postgres` when we are root. A server that an earlier, killed process left in the folder is ended first, so only
 * one process at a time may use a folder: whoever calls sees to that.
 *
 * @throws StartRefused with one line when it can't: no binaries for this platform, a folder of another version, …
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = await serverAccount();
  const cluster = await openCluster(options.folder, account, await findBinaries(account));
  await endLeftPostmaster(cluster.dataFolder);
  const postmaster = await startPostmaster(cluster, options.port);
  const urlOf = (database: string) =>
    `postgres://${adminLogin}:${cluster.password}@127.0.0.1:${postmaster.port}/${database}`;
  await ensureDatabase(urlOf('postgres'), options.database);
  return {
    adminUrl: urlOf(options.database),
    port: postmaster.port,
    ended: postmaster.ended,
    stop: (patienceMs = 5_000) => stopPostmaster(postmaster, patienceMs),
  };
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
