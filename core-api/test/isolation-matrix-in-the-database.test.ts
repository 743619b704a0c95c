import { createDatabase, type TestDatabase } from '@iris/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb } from '../src/db/pool.ts';
import { inUndone } from './support/as-app.ts';
import { callDefiners, definerCalls, definers } from './support/definer-calls.ts';
import { type Across, furnishAcross } from './support/furnish-across.ts';
import { commands, reachOfRows, type RowReach } from './support/row-reach.ts';
import { silentLog } from './support/service-parts.ts';

// The other half of isolation-matrix.test.ts, below the routes. Queries name their tenant too, so a route shows nothing
// wrong where a policy is open: here nothing but the policy decides. That each of these tables sees what it is for is
// proved by breaking it: every policy and every check in turn.

let database: TestDatabase;
let here: Across;

beforeAll(async () => {
  database = await createDatabase();
  const db = createDb({ url: database.appUrl, log: silentLog });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  here = await furnishAcross(db, admin);
  await admin.end();
  await db.end();
});
afterAll(() => database.drop());

const wrongIn = (lines: readonly { wrong: string | null }[]) => lines.flatMap(({ wrong }) => wrong ?? []);
const tenants = () => ({ ours: here.ours, other: '00000000-0000-7000-8000-000000000000' });

it('shows every table to its tenant alone, whatever the command', async () => {
  const lines = await inUndone(database.adminUrl, (client) => reachOfRows(client, tenants()));
  process.stdout.write(`\n${printed(lines)}\n${wrongIn(lines).length} leaks\n`);
  expect(lines.length).toBeGreaterThan(commands.length * 20);
  expect(wrongIn(lines)).toEqual([]);
});

/** A line a table; in each cell what the command comes to for its own tenant, for another one, and without any. */
function printed(lines: readonly RowReach[]): string {
  const tables = [...new Set(lines.map(({ table }) => table))];
  const cell = (table: string, command: string) =>
    lines
      .filter((line) => line.table === table && line.command === command)
      .map(({ own, other, none }) => `${own} · ${other} · ${none}`)
      .join('');
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(20), ...cells.map((text) => text.padEnd(30))].join(' ').trimEnd();
  const head = row('own · other · no tenant', [...commands]);
  return [
    head,
    ...tables.map((table) =>
      row(
        table,
        commands.map((command) => cell(table, command)),
      ),
    ),
  ].join('\n');
}

describe('every function that looks across tenants', () => {
  it('has a call, and every call a function', async () => {
    const names = await inUndone(database.adminUrl, definers);
    expect(Object.keys(definerCalls).sort()).toEqual(names);
  });

  it('answers what it is for, and nothing to whoever knows less', async () => {
    const lines = await inUndone(database.adminUrl, (client) => callDefiners(client, here));
    const rows = lines.map(
      ({ name, told, kept }) => `${name.padEnd(28)} told ${told} · kept, and shown ${kept}`,
    );
    process.stdout.write(`\n${rows.join('\n')}\n${wrongIn(lines).length} leaks\n`);
    expect(wrongIn(lines)).toEqual([]);
  });
});

describe('turns red', () => {
  it('when any one policy is dropped', async () => {
    await inUndone(database.adminUrl, async (client) => {
      const { rows } = await client.query<{ name: string; table: string }>(
        `select p.polname::text as name, c.relname::text as table from pg_policy p join pg_class c on c.oid = p.polrelid
         where c.relnamespace = 'iris'::regnamespace order by 1`,
      );
      const unseen: string[] = [];
      for (const { name, table } of rows) {
        await client.query(`savepoint whole; drop policy ${name} on iris.${table}`);
        // What iris_app meets shows in the rows; what iris_lookup meets, in what its functions answer.
        const inRows = wrongIn(await reachOfRows(client, { ...tenants(), only: table }));
        const wrong = inRows.length > 0 ? inRows : wrongIn(await callDefiners(client, here));
        if (wrong.length === 0) unseen.push(name);
        await client.query('rollback to savepoint whole');
      }
      expect(rows.length).toBeGreaterThan(30);
      expect(unseen).toEqual([]);
    });
  });

  it('when any one table is open to everybody, for one command', async () => {
    await inUndone(database.adminUrl, async (client) => {
      const lines = await reachOfRows(client, tenants());
      const unseen: string[] = [];
      for (const { table, command, own } of lines.filter((line) => line.own !== 'no right')) {
        const [using, check] = [
          command === 'insert' ? '' : 'using (true)',
          /insert|update/.test(command) ? 'with check (true)' : '',
        ];
        await client.query(
          `savepoint whole; create policy open on iris.${table} for ${command} ${using} ${check}`,
        );
        const wrong = wrongIn(await reachOfRows(client, { ...tenants(), only: table }));
        if (wrong.length === 0) unseen.push(`${table}, ${command}: ${own}`);
        await client.query('rollback to savepoint whole');
      }
      expect(unseen).toEqual([]);
    });
  });

  it('when a function loses its check', async () => {
    await inUndone(database.adminUrl, async (client) => {
      const unseen: string[] = [];
      for (const [name, { blunted }] of Object.entries(definerCalls)) {
        if (!blunted) continue;
        const { rows } = await client.query<{ text: string }>(
          `select pg_get_functiondef(oid) as text from pg_proc where proname = $1 and pronamespace = 'iris'::regnamespace`,
          [name],
        );
        const whole = rows[0]?.text ?? '';
        expect(whole).toContain(blunted[0]);
        await client.query(`savepoint whole; ${whole.replace(blunted[0], () => blunted[1])}`);
        if (wrongIn(await callDefiners(client, here, name)).length === 0) unseen.push(name);
        await client.query('rollback to savepoint whole');
      }
      expect(unseen).toEqual([]);
    });
  });
});
