import { acrossTenants } from './exceptions.ts';
import type { IsolationRule } from './rule.ts';

const onlyListedDefiners: IsolationRule = {
  says: 'functions run with the rights of whoever calls them, but for the listed ones',
  text: `
    select p.oid::regprocedure::text as subject,
      case when p.prosecdef and p.proname <> all ($1)
        then 'is security definer, and not listed in core-api/src/db/isolation/exceptions.ts' end as problem
    from pg_proc p
    where p.pronamespace = 'iris'::regnamespace
    order by 1`,
  values: [Object.keys(acrossTenants)],
};

const listedDefiners: IsolationRule = {
  says: 'listed functions have a fixed search_path and a role that does nothing else',
  text: `
    select coalesce(p.oid::regprocedure::text, 'iris.' || l.name) as subject,
      case when p.oid is null then 'is listed, and does not exist'
           when not p.prosecdef then 'is listed, and not security definer'
           when p.proowner <> 'iris_lookup'::regrole then format('belongs to %s, not to iris_lookup', p.proowner::regrole)
           -- How it is planned says nothing about what it sees.
           when array_remove(p.proconfig, 'plan_cache_mode=force_custom_plan') is distinct from array['search_path=iris, pg_temp']
             then format('its settings are %s, not search_path=iris, pg_temp', coalesce(p.proconfig::text, 'none'))
      end as problem
    from unnest($1::text[]) as l (name)
    left join pg_proc p on p.pronamespace = 'iris'::regnamespace and p.proname = l.name
    order by 1`,
  values: [Object.keys(acrossTenants)],
};

const notForEveryone: IsolationRule = {
  says: 'functions are granted by name, none to everyone',
  text: `
    select p.oid::regprocedure::text as subject,
      case when exists (
        select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0)
        then 'everyone may call it' end as problem
    from pg_proc p
    where p.pronamespace = 'iris'::regnamespace
    order by 1`,
};

/** Who may look across tenants, and how (contract §10, design.md "Tenancy"). */
export const functionRules: readonly IsolationRule[] = [onlyListedDefiners, listedDefiners, notForEveryone];
