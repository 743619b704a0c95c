import { createDatabase, type TestDatabase } from '@iris/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asAdmin } from './support/databases.ts';

// What style §5 and contract §10 ask of every table and function, asked of the catalog: new ones are covered by being there.

/** All that looks across tenants (migrations 0080, 0140 and 0300 say why). Longer only with a reason. */
const acrossTenants = [
  'changed_widget_configs',
  'find_api_key',
  'find_sign_in',
  'is_slug_free',
  'owns_workspace',
  'publish_signing_key',
  'purge_signups',
  'release_slug',
  'revoked_sessions',
  'signing_keys_in_use',
  'take_outbox',
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/** The first column of each row. */
async function names(text: string): Promise<unknown[]> {
  const rows = await asAdmin(database.adminUrl, text);
  return rows.map((row) => Object.values(row)[0]);
}

it('forces row level security on every table but the ledger of migrations', async () => {
  const unforced = await names(`
    select relname from pg_class
    where relnamespace = 'iris'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`);
  expect(unforced).toEqual(['migrations']);
});

it('checks what is written as well as what is read, in every policy of iris_app', async () => {
  const unchecked = await names(`
    select tablename from pg_policies
    where schemaname = 'iris' and not roles @> '{iris_lookup}' and (qual is null or with_check is null or qual <> with_check)`);
  expect(unchecked).toEqual([]);
});

it('leads every primary and foreign key with the tenant, so that no row points across', async () => {
  const others = await names(`
    select distinct c.conrelid::regclass::text from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.connamespace = 'iris'::regnamespace and c.contype in ('p', 'f') and a.attname <> 'tenant_id'
    order by 1`);
  expect(others).toEqual(['iris.migrations', 'iris.signing_keys']);
});

it('says at every foreign key what happens on delete', async () => {
  const silent = await names(`
    select conname from pg_constraint where connamespace = 'iris'::regnamespace and contype = 'f' and confdeltype = 'a'`);
  expect(silent).toEqual([]);
});

it('lets only the listed functions look across tenants, with a fixed search_path and by a role that does nothing else', async () => {
  const definers = await asAdmin(
    database.adminUrl,
    `select proname as name, proowner::regrole::text as owner, proconfig::text as config from pg_proc
     where pronamespace = 'iris'::regnamespace and prosecdef order by proname`,
  );
  const config = '{"search_path=iris, pg_temp"}';
  expect(definers).toEqual(acrossTenants.map((name) => ({ name, owner: 'iris_lookup', config })));
});

it('lets those functions make nothing in the schema', async () => {
  expect(await names(`select has_schema_privilege('iris_lookup', 'iris', 'create')`)).toEqual([false]);
});

it('grants no function to everyone', async () => {
  const open = await names(`
    select proname from pg_proc
    where pronamespace = 'iris'::regnamespace and (proacl is null or proacl::text ~ '(^\\{|,)=')`);
  expect(open).toEqual([]);
});

it('runs every view with the rights of whoever asks', async () => {
  const leaking = await names(`
    select relname from pg_class
    where relnamespace = 'iris'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions::text like '%security_invoker=true%', false)`);
  expect(leaking).toEqual([]);
});

it('gives everything to iris_owner and nothing to iris_app', async () => {
  const owners = await names(`
    select distinct relowner::regrole::text from pg_class
    where relnamespace in ('iris'::regnamespace, 'graphile_worker'::regnamespace)`);
  expect(owners).toEqual(['iris_owner']);
});

it('binds its owner too', async () => {
  const [row] = await asAdmin(
    database.adminUrl,
    `select rolsuper, rolbypassrls, rolinherit, rolcanlogin from pg_roles where rolname = 'iris_owner'`,
  );
  expect(row).toEqual({ rolsuper: false, rolbypassrls: false, rolinherit: false, rolcanlogin: false });
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
