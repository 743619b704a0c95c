import { createLog, newId } from '@iris/kit';
import { createDatabase, type TestDatabase } from '@iris/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportText } from '../src/db/isolation/report-text.ts';
import type { RuleReport } from '../src/db/isolation/rule.ts';
import { inTransaction } from '../src/db/in-transaction.ts';
import { createDb, type Db } from '../src/db/pool.ts';
import { verifyIsolation } from '../src/db/verify-isolation.ts';
import { asAdmin } from './support/databases.ts';
import { furnishTenant } from './support/furnish-tenant.ts';

// What `npm run verify:isolation` finds: nothing in what the migrations make, and each thing that somebody breaks.

let database: TestDatabase;
let admin: Db;
const someTenant = newId<'tenant'>();

beforeAll(async () => {
  database = await createDatabase();
  const log = createLog({ level: 'silent', service: 'test' });
  const app = createDb({ url: database.appUrl, log });
  // Rows of two tenants in every table, for the probe to be kept from.
  await furnishTenant(app, someTenant);
  await furnishTenant(app, newId<'tenant'>());
  await app.end();
  admin = createDb({ url: database.adminUrl, log });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** What is found after a statement, which is undone: roles belong to every database of the server. */
async function reportsAfter(statement: string): Promise<RuleReport[]> {
  const undone = new Error('undone');
  let reports: RuleReport[] = [];
  const attempt = inTransaction(admin, async (tx) => {
    await tx.query({ text: statement });
    reports = await verifyIsolation(tx);
    throw undone;
  });
  await expect(attempt).rejects.toBe(undone);
  return reports;
}

const violationsAfter = async (statement: string): Promise<string[]> =>
  (await reportsAfter(statement)).flatMap(({ violations }) => [...violations]);

it('finds nothing wrong with what the migrations make, and leaves nothing behind', async () => {
  const tenants = () => asAdmin(database.adminUrl, 'select * from iris.tenants order by tenant_id');
  const before = await tenants();
  const reports = await inTransaction(admin, verifyIsolation);
  expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
  expect(await tenants()).toEqual(before);
});

it('asks every rule of something; views alone may be none', async () => {
  const reports = await inTransaction(admin, verifyIsolation);
  const idle = reports.filter(({ checked, says }) => checked === 0 && !says.startsWith('views'));
  expect(idle).toEqual([]);
});

it('needs no administrator: iris_app may ask about itself', async () => {
  const app = createDb({ url: database.appUrl, log: createLog({ level: 'silent', service: 'test' }) });
  const reports = await inTransaction(app, verifyIsolation);
  await app.end();
  expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
});

describe('names', () => {
  const broken: [string, string, string[]][] = [
    [
      'a policy that was dropped',
      'drop policy users_of_tenant on iris.users',
      [
        'iris.users, insert: iris_app may insert, and no policy says of which tenant',
        'iris.users, select: iris_app may select, and no policy says of which tenant',
      ],
    ],
    [
      'a policy that lets everything through',
      'create policy open on iris.messages using (true)',
      [
        'open on iris.messages: using is true',
        'iris.messages: shows a tenant the rows of others',
        'iris.messages: shows rows where no tenant is set',
      ],
    ],
    [
      'a policy that is the right one or another',
      'create policy either on iris.messages using (tenant_id = iris.current_tenant() or seq = 0)',
      ['either on iris.messages: using is ((tenant_id = iris.current_tenant()) OR (seq = 0))'],
    ],
    [
      'a policy that lets anything be written',
      'create policy written on iris.tenants for insert with check (true)',
      ['written on iris.tenants: with check is true', 'iris.tenants: takes a row for another tenant'],
    ],
    [
      'a policy without a check of what is written',
      'alter policy users_of_tenant on iris.users to iris_app; create policy half on iris.users using (tenant_id = iris.current_tenant())',
      ['half on iris.users: with check is missing'],
    ],
    [
      'row level security that is not forced',
      'alter table iris.sessions no force row level security',
      ['iris.sessions: row level security is not forced: its owner sees every tenant'],
    ],
    [
      'row level security that is off',
      'alter table iris.sessions disable row level security',
      [
        'iris.sessions: row level security is not enabled',
        'iris.sessions: shows rows where no tenant is set',
        'iris.sessions: shows a tenant the rows of others',
      ],
    ],
    [
      'a tenant that stands in where none is set',
      `create or replace function iris.current_tenant() returns uuid language sql stable
         return coalesce(nullif(current_setting('iris.tenant_id', true), ''), '${someTenant}')::uuid`,
      ['iris.messages: shows rows where no tenant is set'],
    ],
    [
      'a tenant that is always the same',
      `create or replace function iris.current_tenant() returns uuid language sql stable return '${someTenant}'::uuid`,
      ['iris.tenants: keeps a tenant from its own row', 'iris.messages: shows a tenant the rows of others'],
    ],
    [
      'a table without tenant',
      'create table iris.loose (id uuid primary key); alter table iris.loose owner to iris_owner',
      [
        'iris.loose: its primary key begins with id, not with tenant_id',
        'iris.loose: row level security is not enabled',
      ],
    ],
    [
      'a foreign key that points across',
      `create table iris.loose (tenant_id uuid, id uuid, other uuid references iris.tenants, primary key (tenant_id, id))`,
      ['loose_other_fkey on iris.loose: leads from other to tenant_id'],
    ],
    [
      'a view that shows what its owner sees',
      `create view iris.everyone as select tenant_id, email from iris.users; alter view iris.everyone owner to iris_owner`,
      ['iris.everyone: is not security_invoker: it shows what its owner sees'],
    ],
    [
      'a materialized view',
      `create materialized view iris.copy as select tenant_id from iris.users; alter materialized view iris.copy owner to iris_owner`,
      ["iris.copy: is materialized: it keeps every tenant's rows where no policy reaches"],
    ],
    [
      'a listed function that lost its search_path',
      'alter function iris.find_sign_in reset search_path',
      ['iris.find_sign_in(text): its settings are none, not search_path=iris, pg_temp'],
    ],
    [
      'a listed function with a stronger owner',
      'alter function iris.find_sign_in owner to postgres',
      [
        'iris.find_sign_in(text): belongs to postgres, not to iris_lookup',
        'iris.find_sign_in(text): belongs to postgres',
      ],
    ],
    [
      'a function that looks across tenants and is not listed',
      'alter function iris.mark_read security definer',
      [
        'iris.mark_read(uuid,uuid,uuid,boolean,bigint): is security definer, and not listed in core-api/src/db/isolation/exceptions.ts',
        'iris.mark_read(uuid,uuid,uuid,boolean,bigint): belongs to iris_owner',
      ],
    ],
    [
      'a listed function that is gone',
      'drop function iris.find_sign_in',
      ['iris.find_sign_in: is listed, and does not exist'],
    ],
    [
      'a function that everyone may call',
      'grant execute on function iris.find_sign_in to public',
      ['iris.find_sign_in(text): everyone may call it'],
    ],
    [
      'a right that everyone has',
      'grant select on iris.audit_log to public',
      ['iris.audit_log, select for everyone: is not a role of Iris'],
    ],
    [
      'a right on one column that everyone has',
      'grant select (email) on iris.users to public',
      ['iris.users.email, select for everyone: is not a role of Iris'],
    ],
    [
      'a right that reaches past every policy',
      'grant truncate on iris.users to iris_app',
      ['iris.users, truncate for iris_app: reaches past every policy'],
    ],
    [
      'a right to make things in the schema',
      'grant create on schema iris to iris_app',
      ['schema iris, create for iris_app: reaches past every policy'],
    ],
    [
      'a right to change what the audit log says',
      'grant update (details), delete on iris.audit_log to iris_app',
      [
        'iris.audit_log, delete for iris_app: the audit log is append-only',
        'iris.audit_log.details, update for iris_app: the audit log is append-only',
      ],
    ],
    [
      'a right to empty a bucket, or to see the keys of nodes',
      'grant delete on iris.spent_points to iris_app; grant select on iris.signing_keys to iris_app',
      [
        'iris.signing_keys, select for iris_app: is not listed in core-api/src/db/isolation/exceptions.ts',
        'iris.spent_points, delete for iris_app: is not listed in core-api/src/db/isolation/exceptions.ts',
      ],
    ],
    [
      'a role that row level security means nothing to',
      'alter role iris_app bypassrls',
      ['iris_app: bypasses row level security'],
    ],
    [
      'an application that may become the owner',
      'grant iris_owner to iris_app',
      ['iris_app: is a member of iris_owner'],
    ],
    [
      'a table that belongs to the application',
      'alter table iris.messages owner to iris_app',
      ['iris.messages: belongs to iris_app'],
    ],
  ];
  it.each(broken)('%s', async (_, statement, expected) => {
    expect(await violationsAfter(statement)).toEqual(expect.arrayContaining(expected));
  });
});

it('prints each rule with its numbers, each violation in a line, and the verdict', () => {
  const fine: RuleReport = { says: 'tables are small', checked: 12, violations: [] };
  const wrong: RuleReport = { says: 'views are blue', checked: 3, violations: ['iris.sky: is red'] };
  expect(reportText([fine, wrong])).toBe(
    [
      ' checked  wrong',
      '      12      0  all tables are small',
      '       3      1  all views are blue',
      '',
      '✗ iris.sky: is red',
      'Not isolated: 1 of 15 things checked are wrong.',
      '',
    ].join('\n'),
  );
  expect(reportText([fine])).toContain('Isolated: 12 things checked, nothing wrong.');
});
