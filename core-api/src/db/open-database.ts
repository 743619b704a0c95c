import type { Logger } from '@iris/kit';
import { assertMigrated } from './assert-migrated.ts';
import { assertWeakRole } from './assert-weak-role.ts';
import { readMigrations } from './migration-files.ts';
import { createDb, type Db } from './pool.ts';

/**
 * Connects to a database that is fit for service.
 * @throws {DatabaseRefused} when the login could bypass row level security, or migrations are missing
 */
export async function openDatabase(url: string, log: Logger): Promise<Db> {
  const db = createDb({ url, log });
  try {
    await assertWeakRole(db);
    await assertMigrated(db, await readMigrations());
    return db;
  } catch (error) {
    await db.end();
    throw error;
  }
}
