import { openToApp, withoutTenant } from './exceptions.ts';
import type { IsolationRule } from './rule.ts';

/** Every right on a table, view or sequence of ours, on one of its columns, or on the schema, by whom it was given. */
const rights = `
  select c.oid::regclass::text as subject, c.relname, c.relowner as owner, g.grantee, g.privilege_type as privilege
  from pg_class c, aclexplode(c.relacl) g
  where c.relnamespace = 'iris'::regnamespace
  union all
  select format('%s.%I', c.oid::regclass, a.attname), c.relname, c.relowner, g.grantee, g.privilege_type
  from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) g
  where c.relnamespace = 'iris'::regnamespace and not a.attisdropped
  union all
  select 'schema ' || n.nspname, null, n.nspowner, g.grantee, g.privilege_type
  from pg_namespace n, aclexplode(n.nspacl) g
  where n.nspname = 'iris'`;

const who = `case r.grantee when 0 then 'everyone' else r.grantee::regrole::text end`;
const granted = `format('%s, %s for %s', r.subject, lower(r.privilege), ${who})`;

const ownRolesOnly: IsolationRule = {
  says: 'rights are given to our own roles, none to everyone',
  text: `
    select ${granted} as subject,
      case when r.grantee <> all (array['iris_app', 'iris_lookup', 'iris_owner']::regrole[]::oid[])
        then 'is not a role of Iris' end as problem
    from (${rights}) r
    order by 1`,
};

const rowsOnly: IsolationRule = {
  says: 'rights of the services are about rows: none truncates, alters or makes anything',
  text: `
    select ${granted} as subject,
      case when r.privilege not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE')
        then 'reaches past every policy' end as problem
    from (${rights}) r
    where r.grantee <> r.owner
    order by 1`,
};

const appendOnly: IsolationRule = {
  says: 'rights on the audit log are to read and to append',
  text: `
    select ${granted} as subject,
      case when r.privilege not in ('SELECT', 'INSERT') then 'the audit log is append-only' end as problem
    from (${rights}) r
    where r.relname = 'audit_log' and r.grantee <> r.owner
    order by 1`,
};

const openTables: IsolationRule = {
  says: 'rights of iris_app on tables without tenant are the listed ones',
  text: `
    select ${granted} as subject,
      case when not coalesce($1::jsonb -> r.relname ? r.privilege, false)
        then 'is not listed in core-api/src/db/isolation/exceptions.ts' end as problem
    from (${rights}) r
    where r.relname = any ($2) and r.grantee = 'iris_app'::regrole
    order by 1`,
  values: [openToApp, Object.keys(withoutTenant)],
};

/** What was granted to whom (contract §10). */
export const grantRules: readonly IsolationRule[] = [ownRolesOnly, rowsOnly, appendOnly, openTables];
