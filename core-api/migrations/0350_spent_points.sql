-- What was spent of the limits that hold to the point over all nodes and outlast each of them (contract §2). The rows are
-- rate-limiter-flexible's: names, types and order of the columns are what it writes. They belong to no tenant, for most
-- of their keys are addresses and e-mails of people who are nobody yet.
-- Unlogged: a crash of PostgreSQL may forget limits, and in return a point waits for no disk.

create unlogged table iris.spent_points (
  key text primary key check (char_length(key) <= 255),
  points integer not null,
  expire bigint not null
);

grant select, insert (key, points, expire), update (points, expire) on iris.spent_points to iris_app;
-- No delete: a bucket begins anew by the clock alone. No row level security: nothing in here is a tenant's.

comment on table iris.spent_points is
  'How much of a limit one key has spent. A row is deleted minutes after its time is over, and at a crash of PostgreSQL.';
comment on column iris.spent_points.key is
  'Name of the limit and SHA-256 of whose it is: an address, an e-mail or a tenant never stands here in the clear.';
comment on column iris.spent_points.expire is 'When the bucket is whole again, in milliseconds since 1970.';

create function iris.purge_spent_points() returns integer
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  -- A minute late: the times are the nodes' own, and their clocks may differ from this one's.
  with purged as (
    delete from spent_points s
    where s.expire < extract(epoch from now() - interval '1 minute') * 1000
    returning 1)
  select count(*)::integer from purged
$$;
comment on function iris.purge_spent_points is 'Deletes the rows of buckets that are whole again; says how many.';

grant select (expire), delete on iris.spent_points to iris_lookup;
grant execute on function iris.purge_spent_points to iris_app;

-- A function's new owner needs create on its schema, for that moment only.
grant create on schema iris to iris_lookup;
alter function iris.purge_spent_points owner to iris_lookup;
revoke create on schema iris from iris_lookup;
