-- How far the relay lags behind, for whoever watches: one number about all tenants, and nothing of any of them.

create function iris.outbox_age() returns double precision
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select coalesce(extract(epoch from clock_timestamp() - (select o.created_at from outbox o order by o.id limit 1)), 0)::double precision
$$;
comment on function iris.outbox_age is 'Age in seconds of the oldest event in the outbox; 0 when it is empty.';

grant create on schema iris to iris_lookup;
alter function iris.outbox_age owner to iris_lookup;
revoke create on schema iris from iris_lookup;
set local role iris_lookup;
revoke execute on function iris.outbox_age from public;
grant execute on function iris.outbox_age to iris_app;
set local role iris_owner;
