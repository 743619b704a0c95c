import { createLog } from '@iris/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertMigrated } from '../src/db/assert-migrated.ts';
import { assertWeakRole } from '../src/db/assert-weak-role.ts';
import { readMigrations } from '../src/db/migration-files.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { asAdmin, databaseServer } from './support/databases.ts';

let server: Awaited<ReturnType<typeof databaseServer>>;
beforeAll(async () => {
  server = await databaseServer();
});
afterAll(() => server.drop());

const log = createLog({ level: 'silent', service: 'test' });

async function withDb<T>(url: string, run: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb({ url, log });
  try {
    return await run(db);
  } finally {
    await db.end();
  }
}

/** The address of the test's database with a login that a statement makes; the login is gone afterwards. */
async function withLogin<T>(setUp: (name: string) => string, run: (url: string) => Promise<T>): Promise<T> {
  const { adminUrl } = server.migrated;
  const name = `login_${process.hrtime.bigint()}`;
  await asAdmin(adminUrl, `create role ${name} login password 'a-password'; ${setUp(name)}`);
  const url = new URL(adminUrl);
  url.username = name;
  url.password = 'a-password';
  try {
    return await run(url.href);
  } finally {
    await asAdmin(
      adminUrl,
      `reassign owned by ${name} to iris_owner; drop owned by ${name}; drop role ${name}`,
    );
  }
}

describe('a login that row level security would mean nothing to is refused', () => {
  const cases: [string, (name: string) => string, RegExp][] = [
    ['a superuser', (name) => `alter role ${name} superuser`, /is a superuser/],
    [
      'one that bypasses row level security',
      (name) => `alter role ${name} bypassrls`,
      /bypasses row level security/,
    ],
    [
      'a member of the owner',
      (name) => `grant iris_owner to ${name}`,
      /is a member of iris_owner, which owns/,
    ],
    [
      'a member that does not inherit',
      (name) => `alter role ${name} noinherit; grant iris_owner to ${name}`,
      /iris_owner/,
    ],
    [
      'a member of what looks across tenants',
      (name) => `grant iris_lookup to ${name}`,
      /is a member of iris_lookup/,
    ],
    [
      'an owner of a table',
      (name) =>
        `grant create on schema iris to ${name}; set role ${name}; create table iris.own_${name} (); reset role`,
      /owns parts of the schema/,
    ],
  ];
  it.each(cases)('%s', async (_, setUp, reason) => {
    await withLogin(setUp, async (url) => {
      await expect(withDb(url, assertWeakRole)).rejects.toThrow(reason);
    });
  });

  it('while iris_app, and a mere member of it, is let in', async () => {
    await expect(withDb(server.migrated.appUrl, assertWeakRole)).resolves.toBeUndefined();
    await withLogin(
      (name) => `grant iris_app to ${name}`,
      (url) => expect(withDb(url, assertWeakRole)).resolves.toBeUndefined(),
    );
  });
});

describe('the schema', () => {
  it('is enough when everything of this release has run, and something newer too', async () => {
    const migrations = await readMigrations();
    await withDb(server.migrated.appUrl, async (db) => {
      await expect(assertMigrated(db, migrations)).resolves.toBeUndefined();
      await expect(assertMigrated(db, migrations.slice(0, -1))).resolves.toBeUndefined();
    });
  });

  it('is refused when a migration is missing, and it is named', async () => {
    const next = { number: 9_000, name: '9000_next.sql', sql: '', hash: 'next' };
    await withDb(server.migrated.appUrl, async (db) => {
      await expect(assertMigrated(db, [...(await readMigrations()), next])).rejects.toThrow('9000_next.sql');
    });
  });

  it('is refused when there is none at all', async () => {
    const { databaseUrl } = await server.createEmpty();
    await withDb(databaseUrl, async (db) => {
      await expect(assertMigrated(db, await readMigrations())).rejects.toThrow('0001_current_tenant.sql');
    });
  });
});
