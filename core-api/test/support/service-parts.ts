import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLog } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import { createDb, type Db } from '../../src/db/pool.ts';

export const silentLog = createLog({ level: 'silent', service: 'test' });

/** A migrated database with core-api's own login, and a folder for what a node keeps. */
export interface Grounds {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly folder: string;
  leave(): Promise<void>;
}

export async function createGrounds(): Promise<Grounds> {
  const database = await createDatabase();
  const db = createDb({ url: database.appUrl, log: silentLog });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'iris-core-api-'));
  const leave = async () => {
    await db.end();
    await database.drop();
    await rm(folder, { recursive: true });
  };
  return { database, db, folder, leave };
}
