import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, type MigrateOptions, MigrationRefused } from '../src/db/migrate.ts';
import { type Migration, readMigrations } from '../src/db/migration-files.ts';
import { asAdmin, databaseServer } from './support/databases.ts';

let server: Awaited<ReturnType<typeof databaseServer>>;
let ours: readonly Migration[];

beforeAll(async () => {
  server = await databaseServer();
  ours = await readMigrations();
});
afterAll(() => server.drop());

const names = (migrations: readonly Migration[]) => migrations.map(({ name }) => name);

const ledger = (url: string) =>
  asAdmin<{ number: number; name: string }>(url, 'select number, name from iris.migrations order by number');

async function migratedDatabase(migrations = ours): Promise<MigrateOptions> {
  const options = { ...(await server.createEmpty()), migrations };
  await migrate(options);
  return options;
}

/** A later migration, as a next release would bring it. */
const later = (number: number, sql: string): Migration => ({
  number,
  name: `${number}_later.sql`,
  sql,
  hash: sql,
});

it('runs each migration once, in order, when twenty nodes migrate one database at the same moment', async () => {
  const options = { ...(await server.createEmpty()), migrations: ours };
  const ran = await Promise.all(Array.from({ length: 20 }, () => migrate(options)));
  expect(ran.flat()).toEqual(names(ours));
  expect((await ledger(options.databaseUrl)).map(({ name }) => name)).toEqual(names(ours));
});

it('makes the roles of a cluster whose databases are migrated at the same moment', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => server.createEmpty()));
  const ran = await Promise.all(databases.map((database) => migrate({ ...database, migrations: ours })));
  expect(ran).toEqual(databases.map(() => names(ours)));
});

it('has nothing left to do the second time', async () => {
  expect(await migrate(await migratedDatabase())).toEqual([]);
});

it('refuses a file that was changed after it had run, and names it', async () => {
  const options = await migratedDatabase();
  const migrations = ours.map((migration, index) =>
    index === 3 ? { ...migration, hash: 'other' } : migration,
  );
  const error: unknown = await migrate({ ...options, migrations }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MigrationRefused);
  expect(String(error)).toContain(names(ours)[3]);
});

it('refuses a database that is newer than the code', async () => {
  const options = await migratedDatabase([...ours, later(9_000, 'create table iris.newer ()')]);
  await expect(migrate({ ...options, migrations: ours })).rejects.toThrow(/9000_later\.sql.*newer/);
});

it('refuses a file that slipped in below one that had run', async () => {
  const options = await migratedDatabase([...ours, later(9_000, 'select')]);
  const migrations = [...ours, later(8_000, 'select'), later(9_000, 'select')];
  await expect(migrate({ ...options, migrations })).rejects.toThrow(/8000_later\.sql was added below 9000/);
});

it('leaves nothing of a migration that fails, keeps those before it, and goes on from there', async () => {
  const options = {
    ...(await server.createEmpty()),
    migrations: [...ours, later(9_000, 'create table iris.half (); select 1 / 0')],
  };
  await expect(migrate(options)).rejects.toThrow('9000_later.sql failed: division by zero');
  expect((await ledger(options.databaseUrl)).map(({ name }) => name)).toEqual(names(ours));
  const [half] = await asAdmin(options.databaseUrl, `select to_regclass('iris.half') as half`);
  expect(half).toEqual({ half: null });
  const mended = later(9_000, 'create table iris.whole ()');
  expect(await migrate({ ...options, migrations: [...ours, mended] })).toEqual(['9000_later.sql']);
});

it('leaves nothing of a migration that ran but could not be remembered', async () => {
  const sql = 'create table iris.half (); drop table iris.migrations';
  const options = { ...(await server.createEmpty()), migrations: [...ours, later(9_000, sql)] };
  await expect(migrate(options)).rejects.toThrow('"iris.migrations" does not exist');
  const [half] = await asAdmin(options.databaseUrl, `select to_regclass('iris.half') as half`);
  expect(half).toEqual({ half: null });
});

it('gives whatever a migration makes to iris_owner', async () => {
  const { databaseUrl } = await migratedDatabase([...ours, later(9_000, 'create table made ()')]);
  const [made] = await asAdmin(
    databaseUrl,
    `select schemaname, tableowner from pg_tables where tablename = 'made'`,
  );
  expect(made).toEqual({ schemaname: 'iris', tableowner: 'iris_owner' });
});

it('needs no superuser: an administrator who may create roles and owns the database does', async () => {
  const { databaseUrl, appPassword } = await server.createEmpty();
  const login = new URL(databaseUrl);
  const name = `administrator_${login.pathname.slice(-16)}`;
  await asAdmin(
    databaseUrl,
    `create role ${name} login createrole password 'a-password';
     grant iris_owner, iris_app, iris_lookup to ${name} with admin option;
     alter database ${login.pathname.slice(1)} owner to ${name}`,
  );
  login.username = name;
  login.password = 'a-password';
  expect(await migrate({ databaseUrl: login.href, appPassword, migrations: ours })).toEqual(names(ours));
});
