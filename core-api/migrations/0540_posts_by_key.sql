-- What a post costs must not grow where tables were never analysed. A plan is made once a connection, perhaps while they
-- are empty; post_batch (0530) then looked for known messages among all of a tenant's, for each post, until the next
-- analysis. Now the unique index is asked by the insert itself, and the other rows are looked up one by one: what has an
-- offset is not joined in an order of the planner's own.

-- PostgreSQL 18 makes a UUIDv7 itself, at a fraction of the price.
do $$
begin
  if current_setting('server_version_num')::integer >= 180000 then
    create or replace function iris.new_id() returns uuid
    language sql volatile parallel safe
    return pg_catalog.uuidv7();
  end if;
end
$$;

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
as $$
#variable_conflict use_column
declare
  v_tenant uuid;
  v_plain bigint[] := '{}';
begin
  for v_tenant in select distinct t from unnest(p_tenants) t order by t loop
    perform set_config('iris.tenant_id', v_tenant::text, true);
    -- Whoever holds one of the channels must not hold up the rest: after the short wait none is posted, and the caller
    -- posts each by itself. A statement of its own, so that the next one sees what the one before left.
    perform from channels c
    where c.tenant_id = v_tenant and c.id = any (p_channels)
    order by c.id for no key update;
    for place, outcome, has_reopened, has_joined, has_waiting_changed, id, seq, sender_kind, sender_name, sender_avatar_url,
      content, content_type, created_at, edited_at, deleted_at in
      with asked as (
        select p.*, count(*) over (partition by p.channel) as in_channel
        from unnest(p_tenants, p_channels, p_senders, p_are_team, p_ids, p_contents, p_content_types, p_client_message_ids,
          p_salts, p_ips, p_request_ids, p_drafts) with ordinality
          as p (tenant, channel, sender, is_team, id, content, content_type, client_message_id, salt, ip, request_id, draft,
            place)
        where p.tenant = v_tenant
      ), plain as materialized (
        select a.*, c.last_seq + 1 as seq, c.waiting_since, u.kind, u.display_name, u.avatar_url,
          commitment(a.salt, a.content_type, a.content) as commitment, clock_timestamp() as created_at
        from asked a
        cross join lateral (
          select c.last_seq, c.waiting_since from channels c
          where c.tenant_id = v_tenant and c.id = a.channel and c.status = 'open' offset 0) c
        cross join lateral (
          select from channel_members m
          where m.tenant_id = v_tenant and m.channel_id = a.channel and m.user_id = a.sender offset 0) m
        cross join lateral (
          select u.kind, u.display_name, u.avatar_url from users u where u.tenant_id = v_tenant and u.id = a.sender offset 0) u
        where a.in_channel = 1 and a.draft is null
      ), offered as materialized (
        select p.*, case when p.kind in ('guest', 'user') then coalesce(p.waiting_since, p.created_at)
          when not p.is_team then p.waiting_since end as waits_since
        from plain p
      ), kept as (
        insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id,
          salt, commitment, created_at)
        select v_tenant, w.channel, w.seq, w.id, w.sender, w.kind, w.content, w.content_type, w.client_message_id, w.salt,
          w.commitment, w.created_at
        from offered w
        -- The index itself says which is known already.
        on conflict (tenant_id, channel_id, sender_id, client_message_id) where client_message_id is not null do nothing
        returning channel_id
      ), waiting as materialized (
        select o.* from offered o join kept k on k.channel_id = o.channel
      ), counted as (
        update channels c set last_seq = w.seq, updated_at = w.created_at, waiting_since = w.waits_since
        from waiting w where c.tenant_id = v_tenant and c.id = any (p_channels) and c.id = w.channel
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

-- Each commit locked its tenant's row, and made one lock of several of whoever else did. A row of the outbox lives for a
-- second, and where its tenant is gone whoever takes it finds no channel.
alter table iris.outbox drop constraint outbox_tenant_id_fkey;

-- What an end user says is an event of its own, message.asked: nothing is learned from a question that nobody answered.
create or replace function iris.post_message(
  p_tenant uuid, p_channel uuid, p_sender uuid, p_is_team boolean,
  p_id uuid, p_content text, p_content_type text, p_client_message_id text, p_salt bytea,
  p_ip inet, p_request_id text
) returns table (
  outcome text, has_reopened boolean, has_joined boolean, has_waiting_changed boolean,
  id uuid, seq bigint, sender_kind text, sender_name text, sender_avatar_url text,
  content text, content_type text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_channel channels%rowtype;
  v_sender record;
  v_known messages%rowtype;
  v_has_reopened boolean := false;
  v_has_joined boolean := false;
  v_waiting_since timestamptz;
  v_commitment bytea;
  v_created_at timestamptz;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select * into v_channel from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;
  if not found or not (p_is_team or is_channel_member(p_tenant, p_channel, p_sender)) then
    return query select 'not_found', false, false, false, null::uuid, null::bigint, null, null, null, null, null,
      null::timestamptz, null::timestamptz, null::timestamptz;
    return;
  end if;
  select u.kind, u.display_name, u.avatar_url into strict v_sender from users u where u.tenant_id = p_tenant and u.id = p_sender;

  if p_client_message_id is not null then
    select * into v_known from messages m
    where m.tenant_id = p_tenant and m.channel_id = p_channel and m.sender_id = p_sender
      and m.client_message_id = p_client_message_id;
    if found then
      return query select
        case when v_known.salt is null
               or v_known.commitment = commitment(v_known.salt, p_content_type, p_content)
          then 'replayed' else 'mismatch' end,
        false, false, false, v_known.id, v_known.seq, v_known.sender_kind, v_sender.display_name, v_sender.avatar_url,
        v_known.content, v_known.content_type, v_known.created_at, v_known.edited_at, v_known.deleted_at;
      return;
    end if;
  end if;

  if v_channel.status = 'archived' then
    -- Only whose durable channel it is can bring it back by writing; a merged one stays where it is.
    if p_is_team or v_channel.support_user_id is distinct from p_sender or v_channel.merged_into is not null then
      return query select 'archived', false, false, false, null::uuid, null::bigint, null, null, null, null, null,
        null::timestamptz, null::timestamptz, null::timestamptz;
      return;
    end if;
    v_has_reopened := true;
    perform append_audit(p_tenant, 'channel.reopened', v_sender.kind, p_sender, 'channel', p_channel::text, null, p_ip, p_request_id);
  end if;

  if p_is_team then
    insert into channel_members (tenant_id, channel_id, user_id)
    values (p_tenant, p_channel, p_sender) on conflict do nothing;
    v_has_joined := found;
    if v_has_joined then
      perform append_audit(p_tenant, 'member.joined', v_sender.kind, p_sender, 'channel', p_channel::text,
        jsonb_build_object('user_id', p_sender, 'role', 'member'), p_ip, p_request_id);
    end if;
  end if;

  v_created_at := clock_timestamp();
  -- An end user waits from the first message that the team has not answered; what a backend or an agent says is neither.
  v_waiting_since := case
    when v_sender.kind in ('guest', 'user') then coalesce(v_channel.waiting_since, v_created_at)
    when not p_is_team then v_channel.waiting_since
  end;
  v_commitment := commitment(p_salt, p_content_type, p_content);
  update channels c set last_seq = v_channel.last_seq + 1, updated_at = v_created_at, status = 'open', archived_at = null,
    waiting_since = v_waiting_since
  where c.tenant_id = p_tenant and c.id = p_channel;
  insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id, salt, commitment,
    created_at)
  values (p_tenant, p_channel, v_channel.last_seq + 1, p_id, p_sender, v_sender.kind, p_content, p_content_type,
    p_client_message_id, p_salt, v_commitment, v_created_at);
  -- As append_audit does, without the price of a call.
  insert into audit_log (tenant_id, action, actor_kind, actor_id, target_type, target_id, details, ip, request_id)
  values (p_tenant, 'message.created', v_sender.kind, p_sender, 'message', p_id::text,
    jsonb_build_object('channel_id', p_channel, 'seq', v_channel.last_seq + 1, 'commitment', encode(v_commitment, 'hex'))
      -- How long the end user had waited is counted from here (0435).
      || case when p_is_team and v_channel.waiting_since is not null then jsonb_build_object('waited_ms',
           (extract(epoch from v_created_at - v_channel.waiting_since) * 1000)::bigint) else '{}' end,
    p_ip, p_request_id);
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, case when v_sender.kind in ('guest', 'user') then 'message.asked' else 'message.created' end, p_channel,
    v_channel.last_seq + 1);

  return query select 'created', v_has_reopened, v_has_joined, v_waiting_since is distinct from v_channel.waiting_since, p_id, v_channel.last_seq + 1, v_sender.kind,
    v_sender.display_name, v_sender.avatar_url, p_content, p_content_type, v_created_at,
    null::timestamptz, null::timestamptz;
end
$$;

-- Outbox events as before, and in which channels something was said that may be an answer, or was changed.
drop function iris.take_outbox;
create function iris.take_outbox(p_older_than interval, p_limit integer)
returns table (
  tenant_id uuid, id uuid, name text, channel_type text, topic text, status text, last_seq bigint,
  merged_into uuid, created_at timestamptz, updated_at timestamptz, archived_at timestamptz,
  was_spoken_in boolean, concerns_draft boolean, was_answered_in boolean
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
    select t.tenant_id, t.channel_id, bool_or(t.type like 'message.%') as was_spoken_in,
      bool_or(t.type like 'message.%' and t.type <> 'message.asked') as was_answered_in
    from taken t group by t.tenant_id, t.channel_id
  )
  select c.tenant_id, c.id, c.name, c.channel_type, c.topic, c.status, c.last_seq,
    c.merged_into, c.created_at, c.updated_at, c.archived_at, t.was_spoken_in,
    exists (select from drafts d where d.tenant_id = c.tenant_id and d.channel_id = c.id and d.status = 'ready')
    or t.was_spoken_in and (
      exists (select from articles a where a.tenant_id = c.tenant_id)
      or exists (select from canned_replies r where r.tenant_id = c.tenant_id)
      or exists (select from answered_questions q where q.tenant_id = c.tenant_id)),
    t.was_answered_in
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
