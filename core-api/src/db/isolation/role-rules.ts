import type { IsolationRule } from './rule.ts';

const attributes: IsolationRule = {
  says: 'roles are bound by row level security',
  text: `
    select l.name as subject,
      case when r.oid is null then 'does not exist' else nullif(concat_ws(', ',
        case when r.rolsuper then 'is a superuser' end,
        case when r.rolbypassrls then 'bypasses row level security' end,
        case when r.rolcreaterole then 'may make roles' end,
        case when r.rolreplication then 'may replicate everything' end,
        case when r.rolcanlogin and l.name <> 'iris_app' then 'may log in' end,
        case when r.rolinherit and l.name = 'iris_owner' then 'inherits what iris_lookup sees' end), '')
      end as problem
    from (values ('iris_app'), ('iris_lookup'), ('iris_owner')) as l (name)
    left join pg_roles r on r.rolname = l.name
    order by 1`,
};

const memberships: IsolationRule = {
  says: 'logins of services are members of no other role',
  text: `
    select 'iris_app' as subject,
      'is a member of ' || string_agg(m.roleid::regrole::text, ', ' order by 1) as problem
    from pg_auth_members m
    where m.member = 'iris_app'::regrole`,
};

const owners: IsolationRule = {
  says: 'things in our schemas belong to iris_owner, and functions that look across tenants to iris_lookup',
  text: `
    select c.oid::regclass::text as subject,
      case when c.relowner <> 'iris_owner'::regrole then format('belongs to %s', c.relowner::regrole) end as problem
    from pg_class c
    where c.relnamespace in ('iris'::regnamespace, 'graphile_worker'::regnamespace)
    union all
    select p.oid::regprocedure::text,
      case when p.proowner <> case when p.prosecdef then 'iris_lookup'::regrole else 'iris_owner'::regrole end
        then format('belongs to %s', p.proowner::regrole) end
    from pg_proc p
    where p.pronamespace = 'iris'::regnamespace
    union all
    select 'schema ' || n.nspname,
      case when n.nspowner <> 'iris_owner'::regrole then format('belongs to %s', n.nspowner::regrole) end
    from pg_namespace n
    where n.nspname in ('iris', 'graphile_worker')
    order by 1`,
};

/** What the roles are, and what belongs to them (contract §10, promise 23). */
export const roleRules: readonly IsolationRule[] = [attributes, memberships, owners];
