import type { TenantId } from '@iris/contract';
import { newId } from '@iris/kit';
import { DatabaseRefused } from '../assert-weak-role.ts';
import type { Queryable } from '../queryable.ts';
import { type Finding, reportOf, type RuleReport } from './rule.ts';

/**
 * Acts as iris_app in a transaction, and tries: reads every table without a tenant and as a tenant that was made this
 * moment, to which all other rows are another's. Whatever it does is rolled back.
 * @throws {DatabaseRefused} when this login may not act as iris_app
 */
export async function probeLive(tx: Queryable): Promise<RuleReport[]> {
  await tx.query({ text: 'savepoint probe' });
  try {
    await actAsApp(tx);
    const tables = await readableTables(tx);
    const [ours, theirs] = [newId<'tenant'>(), newId<'tenant'>()];
    const made = [await makeTenant(tx, theirs), await makeTenant(tx, ours)];
    const acrossRows = `where tenant_id <> '${ours}'`;
    const across = await look(tx, tables, acrossRows, 'shows a tenant the rows of others');
    const foreignRow = await takesForeignRow(tx);
    await setTenant(tx, '');
    const bare = await look(tx, tables, '', 'shows rows where no tenant is set');
    return [
      reportOf('tables show iris_app nothing where no tenant is set (tried)', bare),
      reportOf("tables show iris_app no other tenant's rows (tried)", [...made, ...across]),
      reportOf('rows for another tenant are refused (tried)', [foreignRow]),
    ];
  } finally {
    await tx.query({ text: 'rollback to savepoint probe' });
  }
}

/** An administrator who is no superuser may at least make itself a member, until the rollback. */
async function actAsApp(tx: Queryable): Promise<void> {
  const become = `set local role iris_app`;
  if (await succeeds(tx, become)) return;
  if (await succeeds(tx, `grant iris_app to current_user; ${become}`)) return;
  throw new DatabaseRefused(
    "DATABASE_URL: this login may not act as iris_app, so nothing can be tried; use an administrator's, or iris_app's own.",
  );
}

function readableTables(tx: Queryable): Promise<{ name: string }[]> {
  return tx.query({
    text: `
      select c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and has_column_privilege(c.oid, a.attnum, 'select')
      order by 1`,
  });
}

async function look(
  tx: Queryable,
  tables: readonly { name: string }[],
  where: string,
  problem: string,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name } of tables) {
    const { sees } = await tx.queryOne<{ sees: boolean }>({
      text: `select exists (select tenant_id from ${name} ${where}) as sees`,
    });
    findings.push({ subject: name, problem: sees ? problem : null });
  }
  return findings;
}

/** The tenant stays set. */
async function makeTenant(tx: Queryable, id: TenantId): Promise<Finding> {
  await setTenant(tx, id);
  const isMade = await succeeds(tx, insertTenant(id));
  const own = { text: 'select tenant_id from iris.tenants where tenant_id = $1', values: [id] };
  const isSeen = isMade && (await tx.query(own)).length === 1;
  return { subject: 'iris.tenants', problem: isSeen ? null : 'keeps a tenant from its own row' };
}

async function takesForeignRow(tx: Queryable): Promise<Finding> {
  const isTaken = await succeeds(tx, insertTenant(newId<'tenant'>()));
  return { subject: 'iris.tenants', problem: isTaken ? 'takes a row for another tenant' : null };
}

const insertTenant = (id: TenantId) =>
  `insert into iris.tenants (tenant_id, slug, name, plan) values ('${id}', 'probe-${id.slice(-12)}', 'Probe', 'trial')`;

const setTenant = (tx: Queryable, tenant: string) =>
  tx.query({ text: `select set_config('iris.tenant_id', $1, true)`, values: [tenant] });

/** Whether a statement goes through; what it broke is mended when it doesn't. */
async function succeeds(tx: Queryable, text: string): Promise<boolean> {
  await tx.query({ text: 'savepoint attempt' });
  try {
    await tx.query({ text });
    return true;
  } catch (error) {
    if (!isDenied(error)) throw error;
    await tx.query({ text: 'rollback to savepoint attempt' });
    return false;
  }
}

/** SQLSTATE 42501: insufficient privilege, and a row that violates a policy. */
const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';
