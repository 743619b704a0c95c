-- One more look across tenants (0080 has the rules for these): the relay of each node empties the outbox of all tenants
-- together. What it learns is where channels stand, never what was said in them.

grant select, delete on iris.outbox to iris_lookup;
-- Locking a row asks for the right to update something of it.
grant update (seq) on iris.outbox to iris_lookup;
create policy outbox_for_lookup on iris.outbox to iris_lookup using (true);
grant select on iris.channels to iris_lookup;
create policy channels_for_lookup on iris.channels for select to iris_lookup using (true);

create function iris.take_outbox(p_older_than interval, p_limit integer)
returns table (
  tenant_id uuid, id uuid, name text, channel_type text, topic text, status text, last_seq bigint,
  merged_into uuid, created_at timestamptz, updated_at timestamptz, archived_at timestamptz
)
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  with taken as (
    delete from outbox o
    where (o.tenant_id, o.id) in (
      select w.tenant_id, w.id from outbox w
      where w.created_at < clock_timestamp() - p_older_than
      order by w.id limit p_limit
      for update skip locked)
    returning o.tenant_id, o.channel_id
  ), touched as (
    select distinct t.tenant_id, t.channel_id from taken t
  )
  select c.tenant_id, c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq,
    c.merged_into, c.created_at, c.updated_at, c.archived_at
  from touched t join channels c on c.tenant_id = t.tenant_id and c.id = t.channel_id
$$;
comment on function iris.take_outbox is
  'Takes events older than an interval out of the outbox; answers the channels they touched, as they stand. Announce before committing.';

grant create on schema iris to iris_lookup;
alter function iris.take_outbox owner to iris_lookup;
revoke create on schema iris from iris_lookup;
set local role iris_lookup;
revoke execute on function iris.take_outbox from public;
grant execute on function iris.take_outbox to iris_app;
set local role iris_owner;
