-- What iris_app may do with the tables of graphile-worker. That library migrates itself and may bring new tables with
-- a new release, so this file has no number and runs at every migration, after the library's own.
-- Jobs carry ids and at most a request's address, never tenant data, so one policy for all of them does: whoever works
-- may see every job.

set role iris_owner;

grant usage on schema graphile_worker to iris_app;
grant select, insert, update, delete on all tables in schema graphile_worker to iris_app;
grant usage on all sequences in schema graphile_worker to iris_app;
grant execute on all functions in schema graphile_worker to iris_app;
revoke insert, update, delete on graphile_worker.migrations from iris_app;

do $$
declare
  v_table name;
begin
  for v_table in
    select t.tablename from pg_tables t
    where t.schemaname = 'graphile_worker' and t.rowsecurity and not exists (
      select from pg_policies p
      where p.schemaname = t.schemaname and p.tablename = t.tablename and p.policyname = 'iris_app_works')
  loop
    execute format('create policy iris_app_works on graphile_worker.%I to iris_app using (true) with check (true)', v_table);
  end loop;
end $$;

reset role;
