import { createLog } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkRule } from '../src/db/isolation/rule.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { isolationRules } from '../src/db/verify-isolation.ts';
import { asAdmin } from './support/databases.ts';

// What style §5 and contract §10 ask of every table and function, asked of the catalog: new ones are covered by being
// there. What makes tenants isolated is what `npm run verify:isolation` asks of any database, rule by rule; that each
// rule finds what breaks it is verify-isolation.test.ts's to show.

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createDatabase();
  // Names in the rules' answers are spelled in full only where nothing is searched.
  const url = new URL(database.adminUrl);
  url.searchParams.set('options', '-c search_path=pg_catalog');
  db = createDb({ url: url.href, log: createLog({ level: 'silent', service: 'test' }) });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** The first column of each row. */
async function names(text: string): Promise<unknown[]> {
  const rows = await asAdmin(database.adminUrl, text);
  return rows.map((row) => Object.values(row)[0]);
}

it.each(isolationRules.map((rule) => [`all ${rule.says}`, rule] as const))('%s', async (_, rule) => {
  expect((await checkRule(db, rule)).violations).toEqual([]);
});

it('says at every foreign key what happens on delete', async () => {
  const silent = await names(`
    select conname from pg_constraint where connamespace = 'iris'::regnamespace and contype = 'f' and confdeltype = 'a'`);
  expect(silent).toEqual([]);
});

it('comments every table and function', async () => {
  const silent = await names(`
    select relname from pg_class
    where relnamespace = 'iris'::regnamespace and relkind in ('r', 'p', 'v') and obj_description(oid, 'pg_class') is null
    union all
    select proname from pg_proc
    where pronamespace = 'iris'::regnamespace and obj_description(oid, 'pg_proc') is null`);
  expect(silent).toEqual([]);
});

it('indexes nothing of a channel that a message changes, or each message would write every index anew', async () => {
  const indexed = await names(`
    select distinct a.attname from pg_index i
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjid = i.indrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = d.refobjsubid
    where i.indrelid = 'iris.channels'::regclass order by a.attname`);
  expect(indexed).toContain('active_in');
  expect(indexed).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(last_seq|updated_at|waiting_since)$/)]),
  );
});
