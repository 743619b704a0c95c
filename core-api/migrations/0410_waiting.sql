-- Since when an end user waits for an answer is kept by whatever changes it: a message, archiving, a merge.

-- The message path: one call, one commit. Takes the lock on the channel first, so everything after it sees what the
-- message before it left, and created_at never runs against seq.
drop function iris.post_message;
create function iris.post_message(
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
  perform append_audit(p_tenant, 'message.created', v_sender.kind, p_sender, 'message', p_id::text,
    jsonb_build_object('channel_id', p_channel, 'seq', v_channel.last_seq + 1, 'commitment', encode(v_commitment, 'hex'))
      -- How long the end user had waited is counted from here (0435).
      || case when p_is_team and v_channel.waiting_since is not null then jsonb_build_object('waited_ms',
           (extract(epoch from v_created_at - v_channel.waiting_since) * 1000)::bigint) else '{}' end,
    p_ip, p_request_id);
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, 'message.created', p_channel, v_channel.last_seq + 1);

  return query select 'created', v_has_reopened, v_has_joined, v_waiting_since is distinct from v_channel.waiting_since, p_id, v_channel.last_seq + 1, v_sender.kind,
    v_sender.display_name, v_sender.avatar_url, p_content, p_content_type, v_created_at,
    null::timestamptz, null::timestamptz;
end
$$;
comment on function iris.post_message is
  'Posts one message: next seq, message, audit row and outbox row in one commit. outcome: created, replayed, mismatch, archived, not_found.';

grant execute on function iris.post_message to iris_app;

-- Whoever's channel is archived doesn't wait any more.
create or replace function iris.set_channel_status(
  p_tenant uuid, p_channel uuid, p_user uuid, p_status text, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
declare
  v_channel channels%rowtype;
  v_actor_kind text;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select * into v_channel from channels where tenant_id = p_tenant and id = p_channel for no key update;
  if not found then return 'not_found'; end if;
  if v_channel.status = p_status then return 'unchanged'; end if;
  if v_channel.merged_into is not null then return 'merged'; end if;
  select kind into strict v_actor_kind from users where tenant_id = p_tenant and id = p_user;
  update channels set
    status = p_status,
    archived_at = case when p_status = 'archived' then clock_timestamp() end,
    waiting_since = null,
    updated_at = clock_timestamp()
  where tenant_id = p_tenant and id = p_channel;
  perform append_audit(p_tenant, case p_status when 'archived' then 'channel.archived' else 'channel.reopened' end,
    v_actor_kind, p_user, 'channel', p_channel::text, null, p_ip, p_request_id);
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, case p_status when 'archived' then 'channel.archived' else 'channel.updated' end, p_channel, v_channel.last_seq);
  return 'changed';
end
$$;

-- Appends a guest's messages to another user's channel: new seq and id, their own times; what the guest wrote then has
-- the user as its sender. The guest's channel stays as it was, archived. What the team knows of it goes along: notes,
-- tags, who answers, and since when the guest waits. Expects the tenant to be set already.
create or replace function iris.merge_channel(
  p_tenant uuid, p_guest uuid, p_guest_channel uuid, p_user uuid, p_channel uuid, p_ip inet, p_request_id text
) returns void
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_guest record;
  v_head bigint;
  v_count bigint;
begin
  -- The guest's channel first, here and everywhere: nobody waits in a circle.
  select c.assignee_id, c.waiting_since into strict v_guest from channels c
  where c.tenant_id = p_tenant and c.id = p_guest_channel for no key update;
  select c.last_seq into strict v_head from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;

  insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type,
    client_message_id, salt, commitment, created_at, edited_at, deleted_at)
  select p_tenant, p_channel, v_head + row_number() over (order by m.seq), new_id(),
    case m.sender_id when p_guest then p_user else m.sender_id end,
    case m.sender_id when p_guest then 'user' else m.sender_kind end,
    m.content, m.content_type,
    -- The name of a message is its sender's own: the user may have used the same one here.
    case when not exists (
      select from messages k
      where k.tenant_id = p_tenant and k.channel_id = p_channel and k.client_message_id = m.client_message_id)
    then m.client_message_id end,
    m.salt, m.commitment, m.created_at, m.edited_at, m.deleted_at
  from messages m where m.tenant_id = p_tenant and m.channel_id = p_guest_channel;
  get diagnostics v_count = row_count;
  perform append_audit(p_tenant, 'message.moved', m.sender_kind, m.sender_id, 'message', m.id::text,
    jsonb_build_object('channel_id', p_channel, 'seq', m.seq, 'commitment', encode(m.commitment, 'hex')),
    p_ip, p_request_id)
  from messages m where m.tenant_id = p_tenant and m.channel_id = p_channel and m.seq > v_head;

  -- What the guest wrote is waiting for an answer: it reopens the channel as the user's own message would.
  update channels c set last_seq = v_head + v_count, updated_at = clock_timestamp(),
    status = case when v_count > 0 then 'open' else c.status end,
    archived_at = case when v_count > 0 then null else c.archived_at end,
    assignee_id = coalesce(c.assignee_id, v_guest.assignee_id),
    waiting_since = least(c.waiting_since, v_guest.waiting_since)
  where c.tenant_id = p_tenant and c.id = p_channel;
  -- Who had read all of the channel has read of the rest what it had read of it before.
  insert into read_states as r (tenant_id, channel_id, user_id, last_read_seq)
  select p_tenant, p_channel, reader.id, v_head + count(m.seq)
  from read_states g
  cross join lateral (select case g.user_id when p_guest then p_user else g.user_id end as id) reader
  left join messages m on m.tenant_id = p_tenant and m.channel_id = p_guest_channel and m.seq <= g.last_read_seq
  where g.tenant_id = p_tenant and g.channel_id = p_guest_channel and v_head <= coalesce((
    select h.last_read_seq from read_states h
    where h.tenant_id = p_tenant and h.channel_id = p_channel and h.user_id = reader.id), 0)
  group by reader.id
  on conflict (tenant_id, channel_id, user_id) do update set last_read_seq = excluded.last_read_seq
    where r.last_read_seq < excluded.last_read_seq;
  update channels c set status = 'archived', archived_at = clock_timestamp(), updated_at = clock_timestamp(),
    merged_into = p_channel, waiting_since = null
  where c.tenant_id = p_tenant and c.id = p_guest_channel;
  update notes n set channel_id = p_channel where n.tenant_id = p_tenant and n.channel_id = p_guest_channel;
  insert into channel_tags (tenant_id, channel_id, tag)
  select p_tenant, p_channel, g.tag from channel_tags g
  where g.tenant_id = p_tenant and g.channel_id = p_guest_channel and not exists (
    select from channel_tags t where t.tenant_id = p_tenant and t.channel_id = p_channel and t.tag = g.tag)
  order by g.tag
  limit greatest(0, 20 - (select count(*) from channel_tags t where t.tenant_id = p_tenant and t.channel_id = p_channel));
  -- Whoever was in the guest's channel follows its messages.
  insert into channel_members (tenant_id, channel_id, user_id, role)
  select p_tenant, p_channel, m.user_id, m.role from channel_members m
  where m.tenant_id = p_tenant and m.channel_id = p_guest_channel and m.user_id <> p_guest
  on conflict do nothing;
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, 'message.created', p_channel, v_head + v_count), (p_tenant, 'channel.archived', p_guest_channel, v_count);
end
$$;

-- Who waits already. Forced row level security would hide them from the tables' owner.
alter table iris.channels no force row level security;
alter table iris.messages no force row level security;
update iris.channels c set waiting_since = w.since
from (
  select m.tenant_id, m.channel_id, min(m.created_at) as since
  from iris.messages m
  where m.sender_kind in ('guest', 'user') and m.seq > coalesce((
    select max(t.seq) from iris.messages t
    where t.tenant_id = m.tenant_id and t.channel_id = m.channel_id and t.sender_kind = 'operator'), 0)
  group by m.tenant_id, m.channel_id) w
where c.tenant_id = w.tenant_id and c.id = w.channel_id and c.status = 'open';
alter table iris.channels force row level security;
alter table iris.messages force row level security;
