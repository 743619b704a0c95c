-- The roles of Iris. Roles belong to the whole cluster and not to one database, so no ledger in a database can say
-- whether they exist: this file has no number, runs at every migration, and makes what is missing.

do $$ begin
  create role iris_owner nologin noinherit;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  create role iris_lookup nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$ begin
  create role iris_app login;
exception when duplicate_object or unique_violation then null;
end $$;

-- A comment on a role locks it, for every database of the cluster, until commit. Databases that are migrated at the
-- same moment take turns here; without it the statements below fail with "tuple concurrently updated".
comment on role iris_owner is 'Owns the schema of Iris and migrates it. Nobody logs in as it.';
comment on role iris_lookup is 'Owns the few functions of Iris that look across tenants. Nobody logs in as it.';
comment on role iris_app is 'What the services of Iris log in as: owns nothing, bypasses nothing.';

-- iris_owner does not inherit (noinherit), so that forced row level security binds it too; it may hand its functions
-- over to iris_lookup.
do $$ begin
  if not pg_has_role('iris_owner', 'iris_lookup', 'member') then
    grant iris_lookup to iris_owner;
  end if;
  -- A superuser may act as iris_owner anyway; any other administrator has to be a member.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant iris_owner to %I', current_user);
  end if;
  execute format('grant create on database %I to iris_owner', current_database());
end $$;

-- pg_temp stands last and by name: left out, it would be searched first, and a temporary table could hide a real one.
alter role iris_app set search_path = iris, pg_temp;

create schema if not exists iris authorization iris_owner;
grant usage on schema iris to iris_app, iris_lookup;

-- PostgreSQL lets everyone call a new function; here each one is granted by name.
alter default privileges for role iris_owner revoke execute on functions from public;
