import { randomBytes } from 'node:crypto';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import pg from 'pg';

/** What `migrate` needs to know of a database; the server, and with it the password of iris_app, is everyone's. */
export interface EmptyDatabase {
  readonly databaseUrl: string;
  readonly appPassword: string;
}

/** Statements as the superuser: for looking behind the curtain, and for breaking things. */
export async function asAdmin<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Runs while nobody else can even read some tables: what needs them waits, or fails. */
export async function whileLocked<T>(
  url: string,
  tables: readonly string[],
  run: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`lock table ${tables.join(', ')} in access exclusive mode`);
    return await run();
  } finally {
    await client.end();
  }
}

/**
 * Begins `run` behind an uncommitted statement, and commits that once `run` waits for it, or is over.
 * @returns how many rows the statement changed, and what `run` came to
 */
export async function whileHeld<T>(
  url: string,
  statement: string,
  values: unknown[],
  run: () => Promise<T>,
): Promise<[changed: number | null, result: T]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query(statement, values);
    const running = run();
    const over = running.then(
      () => true,
      () => true,
    );
    // What never waits ends by itself, and its result tells.
    while (!(await isAwaited(client)) && !(await Promise.race([over, Promise.resolve(false)])));
    await client.query('commit');
    return [rowCount, await running];
  } finally {
    await client.end();
  }
}

/** Whether somebody waits for a lock of this connection. */
async function isAwaited(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    'select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
  );
  return rows.length > 0;
}

/** A server on which empty databases can be made; `drop` removes them all. */
export async function databaseServer(): Promise<{
  migrated: TestDatabase;
  createEmpty(): Promise<EmptyDatabase>;
  drop(): Promise<void>;
}> {
  const migrated = await createDatabase();
  const appPassword = new URL(migrated.appUrl).password;
  const names: string[] = [];
  return {
    migrated,
    async createEmpty() {
      const name = `empty_${randomBytes(8).toString('hex')}`;
      await asAdmin(migrated.adminUrl, `create database ${name} template template0`);
      names.push(name);
      const url = new URL(migrated.adminUrl);
      url.pathname = `/${name}`;
      return { databaseUrl: url.href, appPassword };
    },
    async drop() {
      for (const name of names) await asAdmin(migrated.adminUrl, `drop database ${name} with (force)`);
      await migrated.drop();
    },
  };
}

/** Puts a database out of reach for everyone but us, until the function that comes back is called. */
export function closeDatabase(url: string): Promise<() => Promise<void>> {
  const limitTo = (connections: number) => `alter database ${nameOf(url)} connection limit ${connections}`;
  return spoil(url, limitTo(0), limitTo(-1));
}

/** Makes every statement of iris_app fail, until the function that comes back is called. */
export function takeRights(url: string): Promise<() => Promise<void>> {
  return spoil(url, 'revoke usage on schema iris from iris_app', 'grant usage on schema iris to iris_app');
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** Cuts everyone off too, and waits until they are: what a connection has prepared would go on working. */
async function spoil(url: string, statement: string, undo: string): Promise<() => Promise<void>> {
  await asAdmin(url, statement);
  await asAdmin(
    url,
    'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return async () => void (await asAdmin(url, undo));
}
