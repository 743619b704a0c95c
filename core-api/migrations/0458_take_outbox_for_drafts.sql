-- What the relay takes out of the outbox (0140) is also what wakes the making of drafts: it learns in which channels
-- something was said, and whether their tenant has anything to make drafts from. Where it has not, no job is made, but
-- for a draft that is ready: whatever happens in its channel may have overtaken it.

grant select (tenant_id) on iris.articles, iris.canned_replies, iris.answered_questions to iris_lookup;
grant select (tenant_id, channel_id, status) on iris.drafts to iris_lookup;
create policy articles_for_lookup on iris.articles for select to iris_lookup using (true);
create policy canned_replies_for_lookup on iris.canned_replies for select to iris_lookup using (true);
create policy answered_questions_for_lookup on iris.answered_questions for select to iris_lookup using (true);
create policy drafts_for_lookup on iris.drafts for select to iris_lookup using (status = 'ready');

drop function iris.take_outbox;
create function iris.take_outbox(p_older_than interval, p_limit integer)
returns table (
  tenant_id uuid, id uuid, name text, channel_type text, topic text, status text, last_seq bigint,
  merged_into uuid, created_at timestamptz, updated_at timestamptz, archived_at timestamptz,
  was_spoken_in boolean, concerns_draft boolean
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
    returning o.tenant_id, o.channel_id, o.type
  ), touched as (
    select t.tenant_id, t.channel_id, bool_or(t.type like 'message.%') as was_spoken_in
    from taken t group by t.tenant_id, t.channel_id
  )
  select c.tenant_id, c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq,
    c.merged_into, c.created_at, c.updated_at, c.archived_at, t.was_spoken_in,
    exists (select from drafts d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.status = 'ready')
    or t.was_spoken_in and (
      exists (select from articles a where a.tenant_id = c.tenant_id)
      or exists (select from canned_replies r where r.tenant_id = c.tenant_id)
      or exists (select from answered_questions q where q.tenant_id = c.tenant_id))
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
