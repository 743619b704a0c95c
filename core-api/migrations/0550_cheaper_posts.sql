-- What a post costs PostgreSQL: a third of it went into index entries that said nothing new and into words spelled for
-- every language there is.

-- An index on updated_at is written with each message, and with it every other index of channels, since no version of the
-- row can then follow the one before on its page. Lists find channels by the ten minutes in which they were last active,
-- which rarely change, and put in order what lies in the same ten.
alter table iris.channels
  add column active_in timestamptz not null generated always as (date_bin('10 minutes', updated_at, 'epoch')) stored;
drop index iris.channels_by_activity;
drop index iris.channels_by_assignee;
create index channels_by_activity on iris.channels (tenant_id, active_in desc);
create index channels_by_assignee on iris.channels (tenant_id, assignee_id, active_in desc) where status = 'open';
-- Room on each page for the next version.
alter table iris.channels set (fillfactor = 80);
comment on column iris.channels.active_in is
  'Beginning of the ten minutes in which updated_at lies: lists ask its indexes, which a message rarely changes.';

-- The same words as before, so the indexes stay: whatever is only ASCII needs no normal form, no table of letters and no
-- parser. A word may have 2046 bytes at most; a parser passes over longer ones.
create or replace function iris.words(p_tenant uuid, p_text text) returns tsvector
language plpgsql immutable strict parallel safe cost 1000
as $$
declare
  v_prefix text;
  v_spelled text;
begin
  if pg_catalog.octet_length(p_text) > 2000 or pg_catalog.octet_length(p_text) > pg_catalog.char_length(p_text) then
    return pg_catalog.to_tsvector('pg_catalog.simple', iris.spelled(p_tenant, p_text));
  end if;
  v_spelled := pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.lower(p_text collate "C"), '[^a-z0-9]+', ' ', 'g'));
  if v_spelled = '' then return ''::pg_catalog.tsvector; end if;
  v_prefix := 't' || pg_catalog.right(p_tenant::text, 12);
  return pg_catalog.array_to_tsvector(pg_catalog.string_to_array(
    v_prefix || pg_catalog.replace(v_spelled, ' ', ' ' || v_prefix), ' '));
end
$$;

-- Without a setting of its own, and stable as convert_to is, it becomes part of the statement that calls it.
create or replace function iris.commitment(p_salt bytea, p_content_type text, p_content text) returns bytea
language sql stable strict parallel safe
return pg_catalog.sha256(p_salt operator(pg_catalog.||) pg_catalog.convert_to(p_content_type, 'UTF8')
  operator(pg_catalog.||) '\x00'::bytea operator(pg_catalog.||) pg_catalog.convert_to(p_content, 'UTF8'));

-- As in 0540. Now a channel is found again by where its row lies, which its lock keeps there, and each tenant takes its part
-- of the arrays, best given in the order of tenants. Whatever the tables were like when a plan was made, keys are looked up
-- by their index.
create or replace function iris.post_batch(
  p_tenants uuid[], p_channels uuid[], p_senders uuid[], p_are_team boolean[],
  p_ids uuid[], p_contents text[], p_content_types text[], p_client_message_ids text[], p_salts bytea[],
  p_ips inet[], p_request_ids text[], p_drafts uuid[]
) returns table (
  place bigint, outcome text, has_reopened boolean, has_joined boolean, has_waiting_changed boolean,
  id uuid, seq bigint, sender_kind text, sender_name text, sender_avatar_url text,
  content text, content_type text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz
)
language plpgsql volatile
set search_path = iris, pg_temp
set lock_timeout = '100ms'
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  v_tenant uuid;
  v_from integer;
  v_to integer;
  -- Channels in which several are posted: one after the other.
  v_shared uuid[] := array(select c from unnest(p_channels) c group by c having count(*) > 1);
  v_plain bigint[] := '{}';
begin
  for v_tenant, v_from, v_to in
    select t, min(n), max(n) from unnest(p_tenants) with ordinality as p (t, n) group by t order by t
  loop
    perform set_config('iris.tenant_id', v_tenant::text, true);
    -- Whoever holds one of the channels must not hold up the rest: after the short wait none is posted, and the caller
    -- posts each by itself. A statement of its own, so that the next one sees what the one before left.
    perform from channels c
    where c.tenant_id = v_tenant and c.id = any (p_channels[v_from:v_to])
    order by c.id for no key update;
    for place, outcome, has_reopened, has_joined, has_waiting_changed, id, seq, sender_kind, sender_name, sender_avatar_url,
      content, content_type, created_at, edited_at, deleted_at in
      with plain as materialized (
        select v_from - 1 + p.place as place, p.channel, p.sender, p.is_team, p.id, p.content, p.content_type,
          p.client_message_id, p.salt, p.ip, p.request_id, c.tid, c.last_seq + 1 as seq, c.waiting_since, u.kind,
          u.display_name, u.avatar_url, commitment(p.salt, p.content_type, p.content) as commitment,
          clock_timestamp() as created_at
        from unnest(p_tenants[v_from:v_to], p_channels[v_from:v_to], p_senders[v_from:v_to], p_are_team[v_from:v_to],
          p_ids[v_from:v_to], p_contents[v_from:v_to], p_content_types[v_from:v_to], p_client_message_ids[v_from:v_to],
          p_salts[v_from:v_to], p_ips[v_from:v_to], p_request_ids[v_from:v_to], p_drafts[v_from:v_to]) with ordinality
          as p (tenant, channel, sender, is_team, id, content, content_type, client_message_id, salt, ip, request_id, draft,
            place)
        cross join lateral (
          select c.ctid as tid, c.last_seq, c.waiting_since from channels c
          where c.tenant_id = v_tenant and c.id = p.channel and c.status = 'open' offset 0) c
        cross join lateral (
          select from channel_members m
          where m.tenant_id = v_tenant and m.channel_id = p.channel and m.user_id = p.sender offset 0) m
        cross join lateral (
          select u.kind, u.display_name, u.avatar_url from users u where u.tenant_id = v_tenant and u.id = p.sender offset 0) u
        where p.tenant = v_tenant and p.draft is null and p.channel <> all (v_shared)
      ), kept as (
        insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id,
          salt, commitment, created_at)
        select v_tenant, w.channel, w.seq, w.id, w.sender, w.kind, w.content, w.content_type, w.client_message_id, w.salt,
          w.commitment, w.created_at
        from plain w
        -- The index itself says which is known already.
        on conflict (tenant_id, channel_id, sender_id, client_message_id) where client_message_id is not null do nothing
        returning channel_id
      ), waiting as materialized (
        select p.*, case when p.kind in ('guest', 'user') then coalesce(p.waiting_since, p.created_at)
          when not p.is_team then p.waiting_since end as waits_since
        from kept k join plain p on p.channel = k.channel_id
      ), counted as (
        update channels c set last_seq = w.seq, updated_at = w.created_at, waiting_since = w.waits_since
        from waiting w where c.tenant_id = v_tenant and c.ctid = w.tid
      ), audited as (
        insert into audit_log (tenant_id, action, actor_kind, actor_id, target_type, target_id, details, ip, request_id)
        select v_tenant, 'message.created', w.kind, w.sender, 'message', w.id::text,
          jsonb_build_object('channel_id', w.channel, 'seq', w.seq, 'commitment', encode(w.commitment, 'hex'))
          || case when w.is_team and w.waiting_since is not null then jsonb_build_object('waited_ms',
               (extract(epoch from w.created_at - w.waiting_since) * 1000)::bigint) else '{}' end,
          w.ip, w.request_id
        from waiting w
      ), told as (
        insert into outbox (tenant_id, type, channel_id, seq)
        select v_tenant, case when w.kind in ('guest', 'user') then 'message.asked' else 'message.created' end, w.channel,
          w.seq
        from waiting w
      )
      select w.place, 'created', false, false, w.waits_since is distinct from w.waiting_since, w.id, w.seq, w.kind,
        w.display_name, w.avatar_url, w.content, w.content_type, w.created_at, null::timestamptz, null::timestamptz
      from waiting w
    loop
      v_plain := v_plain || place;
      return next;
    end loop;
  end loop;

  for place in select n from generate_series(1, cardinality(p_tenants)) n where n <> all (v_plain) order by n loop
    return query
      select place, posted.* from post_message(p_tenants[place], p_channels[place], p_senders[place], p_are_team[place],
        p_ids[place], p_contents[place], p_content_types[place], p_client_message_ids[place], p_salts[place], p_ips[place],
        p_request_ids[place]) posted
      where p_drafts[place] is null
      union all
      select place, posted.* from post_drafted_message(p_tenants[place], p_channels[place], p_senders[place], p_ids[place],
        p_contents[place], p_content_types[place], p_client_message_ids[place], p_salts[place], p_ips[place],
        p_request_ids[place], p_drafts[place]) posted
      where p_drafts[place] is not null;
  end loop;
end
$$;

-- As in 0540, but it tells how many events it took, so that whoever empties the outbox knows when it is empty; and in no
-- order, for which each message wrote an index entry: a relay announces heads, of which the last word alone counts.
drop function iris.take_outbox;
create function iris.take_outbox(p_older_than interval, p_limit integer)
returns table (
  tenant_id uuid, id uuid, name text, channel_type text, topic text, status text, last_seq bigint,
  merged_into uuid, created_at timestamptz, updated_at timestamptz, archived_at timestamptz,
  events bigint, concerns_draft boolean, was_answered_in boolean
)
language sql volatile security definer
set search_path = iris, pg_temp
-- A plan that was kept from an empty outbox reads a full one from end to end, each time.
set plan_cache_mode = 'force_custom_plan'
as $$
  with taken as (
    delete from outbox o
    where o.ctid in (
      select w.ctid from outbox w
      where w.created_at < clock_timestamp() - p_older_than
      limit p_limit
      for update skip locked)
    returning o.tenant_id, o.channel_id, o.type
  ), touched as (
    select t.tenant_id, t.channel_id, count(*) as events, bool_or(t.type like 'message.%') as was_spoken_in,
      bool_or(t.type like 'message.%' and t.type <> 'message.asked') as was_answered_in
    from taken t group by t.tenant_id, t.channel_id
  )
  select c.tenant_id, c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq,
    c.merged_into, c.created_at, c.updated_at, c.archived_at, t.events,
    exists (select from drafts d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.status = 'ready')
    or t.was_spoken_in and (
      exists (select from articles a where a.tenant_id = c.tenant_id)
      or exists (select from canned_replies r where r.tenant_id = c.tenant_id)
      or exists (select from answered_questions q where q.tenant_id = c.tenant_id)),
    t.was_answered_in
  from touched t join channels c on c.tenant_id = t.tenant_id and c.id = t.channel_id
$$;
comment on function iris.take_outbox is
  'Takes events older than an interval out of the outbox; answers the channels they touched, as they stand, and how many events of each. Announce before committing.';

grant create on schema iris to iris_lookup;
alter function iris.take_outbox owner to iris_lookup;
set local role iris_lookup;
revoke execute on function iris.take_outbox from public;
grant execute on function iris.take_outbox to iris_app;
-- The oldest without the order of ids: there are few.
create or replace function iris.outbox_age() returns double precision
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select coalesce(extract(epoch from clock_timestamp() - (select min(o.created_at) from outbox o)), 0)::double precision
$$;
set local role iris_owner;
revoke create on schema iris from iris_lookup;
drop index iris.outbox_in_order;
