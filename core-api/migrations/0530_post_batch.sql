-- Posts that wait at the same moment, as sets: most of a statement's price is paid once however many rows it writes, so a
-- tenant's posts of a batch are written by one statement each for channels, messages, audit and outbox. What is no plain
-- post (it repeats an earlier one, reopens, joins, is a draft, or is not the only one of its channel) goes through
-- post_message, as it would alone.

create function iris.post_batch(
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
    where c.tenant_id = v_tenant and c.id in (
      select p.channel from unnest(p_tenants, p_channels) p (tenant, channel) where p.tenant = v_tenant)
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
        join channels c on c.tenant_id = v_tenant and c.id = a.channel
        join channel_members m on m.tenant_id = v_tenant and m.channel_id = a.channel and m.user_id = a.sender
        join users u on u.tenant_id = v_tenant and u.id = a.sender
        where a.in_channel = 1 and a.draft is null and c.status = 'open' and not exists (
          select from messages k where k.tenant_id = v_tenant and k.channel_id = a.channel and k.sender_id = a.sender
            and k.client_message_id = a.client_message_id)
      ), waiting as materialized (
        select p.*, case when p.kind in ('guest', 'user') then coalesce(p.waiting_since, p.created_at)
          when not p.is_team then p.waiting_since end as waits_since
        from plain p
      ), counted as (
        update channels c set last_seq = w.seq, updated_at = w.created_at, waiting_since = w.waits_since
        from waiting w where c.tenant_id = v_tenant and c.id = w.channel
      ), kept as (
        insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id,
          salt, commitment, created_at)
        select v_tenant, w.channel, w.seq, w.id, w.sender, w.kind, w.content, w.content_type, w.client_message_id, w.salt,
          w.commitment, w.created_at
        from waiting w
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
        select v_tenant, 'message.created', w.channel, w.seq from waiting w
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
comment on function iris.post_batch is
  'Posts several messages, of any tenants, in one commit: all or none. Outcomes as of post_message and post_drafted_message, in any order.';
grant execute on function iris.post_batch to iris_app;

comment on function iris.post_messages is 'What nodes of the release before still call: post_batch, one post after the other.';
