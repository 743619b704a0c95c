import pg from 'pg';
import { tryAsApp } from './as-app.ts';

// The database's side of the matrix: every table that has tenants × every command × whose transaction it is. Tables,
// columns and rights come from the catalogue. No statement says of which tenant: row level security alone does.

export const commands = ['select', 'insert', 'update', 'delete'] as const;
type Command = (typeof commands)[number];

/** `rows`: it reaches some. `nothing`: none are there for it. `refused`: by a policy. `no right`: whoever asks. */
type Reach = 'rows' | 'nothing' | 'refused' | 'no right';

export interface RowReach {
  readonly table: string;
  readonly command: Command;
  /** In the transaction of the tenant whose rows they are, of another one, and of none. */
  readonly own: Reach;
  readonly other: Reach;
  readonly none: Reach;
  /** What is wrong; null: nothing. */
  readonly wrong: string | null;
}

interface Table {
  readonly name: string;
  /** Columns that iris_app may write, by the command that writes them. */
  readonly insertable: readonly string[];
  readonly updatable: readonly string[];
  /** Commands that iris_app has a right to. */
  readonly rights: readonly string[];
}

/** Tries every command on tables that hold rows of `ours`, and none of `other`. */
export async function reachOfRows(
  client: pg.Client,
  { ours, other, only }: { ours: string; other: string; only?: string },
): Promise<RowReach[]> {
  const lines: RowReach[] = [];
  for (const table of await tablesWithTenants(client)) {
    if (only !== undefined && table.name !== only) continue;
    const row = await rowOf(client, table.name, ours);
    for (const command of commands) {
      const statement = statementOf(command, table, row);
      const reach = async (tenantId: string) => reachIn(await tryAsApp(client, tenantId, [statement]));
      const [mine, another, nobodys] = [await reach(ours), await reach(other), await reach('')];
      const expected = table.rights.includes(command) ? 'rows' : 'no right';
      const wrong =
        another === 'rows' || nobodys === 'rows'
          ? `${command} reaches rows of another tenant in ${table.name}`
          : mine !== expected
            ? `${command} in ${table.name} comes to ${mine}, not ${expected}`
            : null;
      lines.push({ table: table.name, command, own: mine, other: another, none: nobodys, wrong });
    }
  }
  return lines;
}

async function tablesWithTenants(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and has_column_privilege('iris_app', c.oid, a.attnum, 'insert')) as insertable,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and has_column_privilege('iris_app', c.oid, a.attnum, 'update')) as updatable,
      array(select k.name from unnest($1::text[]) as k (name) where case k.name
        when 'delete' then has_table_privilege('iris_app', c.oid, k.name)
        else has_any_column_privilege('iris_app', c.oid, k.name) end) as rights
    from pg_class c
    join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
    where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p')
    order by 1`,
    [commands],
  );
  return rows;
}

async function rowOf(client: pg.Client, table: string, tenantId: string): Promise<string> {
  const { rows } = await client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from iris.${table} t where tenant_id = $1 limit 1`,
    [tenantId],
  );
  if (!rows[0]) throw new Error(`${table} has no row to try at: support/furnish-tenant.ts makes one`);
  return rows[0].row;
}

function statementOf(
  command: Command,
  { name, insertable, updatable }: Table,
  row: string,
): { text: string; values?: string[] } {
  switch (command) {
    case 'select':
      return { text: `select from ${name}` };
    case 'insert': {
      const columns = insertable.join(', ') || 'tenant_id';
      const values = `select ${columns} from jsonb_populate_record(null::${name}, $1)`;
      return { text: `insert into ${name} (${columns}) ${values}`, values: [row] };
    }
    case 'update':
      return { text: `update ${name} set ${updatable[0] ?? 'tenant_id'} = default` };
    case 'delete':
      return { text: `delete from ${name}` };
  }
}

/** A row that hurts a constraint was reached: policies are asked first. */
function reachIn(outcome: number | Error): Reach {
  if (typeof outcome === 'number') return outcome > 0 ? 'rows' : 'nothing';
  if (!(outcome instanceof pg.DatabaseError)) throw outcome;
  if (outcome.code?.startsWith('23')) return 'rows';
  if (outcome.code !== '42501') throw outcome;
  return outcome.message.includes('row-level security') ? 'refused' : 'no right';
}
