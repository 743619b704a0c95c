import { DatabaseRefused } from './assert-weak-role.ts';
import type { Migration } from './migration-files.ts';
import type { Queryable } from './queryable.ts';

/**
 * Checks that the database has all this release needs. It may have more: old code runs on the new schema for one
 * release, so that nodes can be replaced one by one.
 * @throws {DatabaseRefused} naming the first migration that is missing
 */
export async function assertMigrated(db: Queryable, migrations: readonly Migration[]): Promise<void> {
  const ran = new Set((await ranMigrations(db)).map(({ hash }) => hash));
  const missing = migrations.find(({ hash }) => !ran.has(hash));
  if (missing)
    throw new DatabaseRefused(`The database has not run ${missing.name}. Run the migration first.`);
}

async function ranMigrations(db: Queryable): Promise<{ hash: string }[]> {
  const [ledger] = await db.query<{ exists: boolean }>({
    text: `select to_regclass('iris.migrations') is not null as exists`,
  });
  return ledger?.exists ? db.query({ text: 'select hash from iris.migrations' }) : [];
}
