import { openToApp, withoutTenant } from './exceptions.ts';
import type { IsolationRule } from './rule.ts';

/**
 * Whether an expression of a policy holds its rows to the tenant: the one condition as PostgreSQL spells it, or that and
 * more. The brackets around the whole tell "and" from "or".
 */
const holdsTenant = (expression: string): string => {
  const ownTenant = '(tenant_id = iris.current_tenant())';
  return `coalesce(${expression} = '${ownTenant}' or starts_with(${expression}, '(${ownTenant} AND '), false)`;
};

const primaryKeys: IsolationRule = {
  says: 'tables begin their primary key with tenant_id',
  text: `
    select c.oid::regclass::text as subject,
      case when c.relkind = 'f' then 'is a foreign table, which row level security does not reach'
           when a.attname is null then 'has no primary key'
           when a.attname <> 'tenant_id' then format('its primary key begins with %s, not with tenant_id', a.attname)
      end as problem
    from pg_class c
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname <> all ($1)
    order by 1`,
  values: [Object.keys(withoutTenant)],
};

const foreignKeys: IsolationRule = {
  says: 'foreign keys lead from tenant_id to tenant_id, so that no row points across',
  text: `
    select format('%s on %s', k.conname, k.conrelid::regclass) as subject,
      case when a.attname <> 'tenant_id' or b.attname <> 'tenant_id'
        then format('leads from %s to %s', a.attname, b.attname) end as problem
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.connamespace = 'iris'::regnamespace and k.contype = 'f'
    order by 1`,
};

const rowLevelSecurity: IsolationRule = {
  says: 'tables have row level security, enabled and forced',
  text: `
    select c.oid::regclass::text as subject,
      case when not c.relrowsecurity then 'row level security is not enabled'
           when not c.relforcerowsecurity then 'row level security is not forced: its owner sees every tenant'
      end as problem
    from pg_class c
    where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
    order by 1`,
  values: [Object.keys(openToApp)],
};

const policyForEachCommand: IsolationRule = {
  says: 'commands that iris_app may run on a table have a policy',
  text: `
    select format('%s, %s', c.oid::regclass, k.name) as subject,
      case when not exists (
        select from pg_policy p
        where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', k.letter)
          and p.polroles && array[0, 'iris_app'::regrole]::oid[])
        then format('iris_app may %s, and no policy says of which tenant', k.name) end as problem
    from pg_class c
    cross join (values ('r', 'select'), ('a', 'insert'), ('w', 'update'), ('d', 'delete')) as k (letter, name)
    where c.relnamespace = 'iris'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
      and case k.letter when 'd' then has_table_privilege('iris_app', c.oid, k.name)
          else has_any_column_privilege('iris_app', c.oid, k.name) end
    order by 1`,
  values: [Object.keys(openToApp)],
};

const policies: IsolationRule = {
  says: 'policies that iris_app meets compare the tenant, in what is read and in what is written',
  text: `
    select format('%s on %s', p.polname, p.polrelid::regclass) as subject,
      case when c.relname = any ($1) then 'lets iris_app at a table without tenant'
           when p.polcmd <> 'a' and not ${holdsTenant('u.text')} then format('using is %s', coalesce(u.text, 'missing'))
           when p.polcmd in ('*', 'a', 'w') and not ${holdsTenant('w.text')}
             then format('with check is %s', coalesce(w.text, 'missing'))
      end as problem
    from pg_policy p
    join pg_class c on c.oid = p.polrelid
    cross join lateral (select pg_get_expr(p.polqual, p.polrelid)) as u (text)
    cross join lateral (select pg_get_expr(p.polwithcheck, p.polrelid)) as w (text)
    where c.relnamespace = 'iris'::regnamespace and p.polpermissive
      and p.polroles && array[0, 'iris_app'::regrole]::oid[]
    order by 1`,
  values: [Object.keys(withoutTenant)],
};

const views: IsolationRule = {
  says: 'views run with the rights of whoever asks',
  text: `
    select c.oid::regclass::text as subject,
      case when c.relkind = 'm' then 'is materialized: it keeps every tenant''s rows where no policy reaches'
           when not exists (
             select from pg_options_to_table(c.reloptions) o
             where o.option_name = 'security_invoker' and o.option_value::boolean)
             then 'is not security_invoker: it shows what its owner sees' end as problem
    from pg_class c
    where c.relnamespace = 'iris'::regnamespace and c.relkind in ('v', 'm')
    order by 1`,
};

/** Keys, row level security, policies and views (contract §10, style §5). */
export const tableRules: readonly IsolationRule[] = [
  primaryKeys,
  foreignKeys,
  rowLevelSecurity,
  policyForEachCommand,
  policies,
  views,
];
