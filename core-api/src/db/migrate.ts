import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { installJobSchema } from './job-schema.ts';
import type { Migration } from './migration-files.ts';
import { ensureRoles } from './roles.ts';

/** Why a database was not migrated; the message is for whoever runs it. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

export interface MigrateOptions {
  /** Login of an administrator: a superuser, or a role that may create roles and owns the database. */
  readonly databaseUrl: string;
  /** The password that iris_app gets. */
  readonly appPassword: string;
  readonly migrations: readonly Migration[];
}

/** Any constant does, as long as nothing else in the database takes the same lock. */
const lockKey = 4_747_001;
const lockRetryMs = 50;

/**
 * Brings a database to this release's schema: roles, numbered migrations (each in its own transaction), job schema.
 * Any number of nodes may call it at once: one works, the others wait and then find everything done.
 * @returns the names of the migrations that ran
 * @throws {MigrationRefused} when a file that already ran was changed, or the database is newer than this release
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const client = new Client({ connectionString: options.databaseUrl, application_name: 'iris migrate' });
  await client.connect();
  try {
    await takeLock(client);
    await ensureRoles(client, options.appPassword);
    const names = await runPending(client, options.migrations);
    await installJobSchema(client, options.databaseUrl);
    return names;
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

/** Asks again and again: a blocking wait for the lock holds a snapshot, which `create index concurrently` waits for. */
async function takeLock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      lockKey,
    ]);
    if (rows[0]?.taken) return;
    await wait(lockRetryMs);
  }
}

async function runPending(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await inTransaction(client, () =>
    client.query(`create table if not exists iris.migrations (
      number integer primary key,
      name text not null,
      hash text not null,
      ran_at timestamptz not null default now()
    );
    comment on table iris.migrations is 'What has run here, and the hash of the file as it ran.';
    grant select on iris.migrations to iris_app;`),
  );
  const { rows } = await client.query<RanMigration>(
    'select number, name, hash from iris.migrations order by number',
  );
  const pending = pendingMigrations(migrations, rows);
  for (const migration of pending) await inTransaction(client, () => run(client, migration));
  return pending.map(({ name }) => name);
}

/** A migration that the database says has run. */
interface RanMigration {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

/**
 * What is still to run.
 * @throws {MigrationRefused} when what ran is not the beginning of what this release has
 */
function pendingMigrations(
  migrations: readonly Migration[],
  ran: readonly RanMigration[],
): readonly Migration[] {
  for (const [index, { number, name, hash }] of ran.entries()) {
    const file = migrations.find((migration) => migration.number === number);
    if (!file) {
      throw new MigrationRefused(
        `The database has run ${name}, which this release doesn't have: it is newer. Start a newer release.`,
      );
    }
    if (file.hash !== hash) {
      throw new MigrationRefused(
        `${file.name} was changed after it had run. Undo that and add a new migration.`,
      );
    }
    if (migrations[index] !== file) {
      throw new MigrationRefused(
        `${migrations[index]?.name} was added below ${name}, which has run. Give it a higher number.`,
      );
    }
  }
  return migrations.slice(ran.length);
}

async function run(client: Client, { number, name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (cause) {
    throw new Error(`${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  await client.query('insert into iris.migrations (number, name, hash) values ($1, $2, $3)', [
    number,
    name,
    hash,
  ]);
}

/** As iris_owner, so that it owns whatever is made. */
async function inTransaction(client: Client, act: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  try {
    await client.query('set local role iris_owner; set local search_path = iris, pg_temp');
    await act();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
