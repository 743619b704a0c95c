-- The acts of a conversation, each one round trip and one commit. All of them run with the caller's own rights:
-- row level security holds inside as it does outside. Their outcome is a word, not an exception, so that a
-- refused one costs no aborted transaction.

create function iris.is_channel_member(p_tenant uuid, p_channel uuid, p_user uuid) returns boolean
language sql stable
set search_path = iris, pg_temp
as $$
  select exists (
    select from channel_members
    where tenant_id = p_tenant and channel_id = p_channel and user_id = p_user)
$$;
comment on function iris.is_channel_member is 'Whether a user belongs to a channel of the current tenant.';

-- Expects the tenant to be set already. Called by whatever starts a session for an end user.
create function iris.ensure_support_channel(p_tenant uuid, p_user uuid, p_channel uuid, p_name text)
returns table (channel_id uuid, last_seq bigint, last_read_seq bigint, is_new boolean)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_is_new boolean;
begin
  insert into channels (tenant_id, id, name, support_user_id)
  values (p_tenant, p_channel, p_name, p_user)
  on conflict (tenant_id, support_user_id) where merged_into is null do nothing;
  v_is_new := found;
  if v_is_new then
    insert into channel_members (tenant_id, channel_id, user_id) values (p_tenant, p_channel, p_user);
    insert into outbox (tenant_id, type, channel_id, seq) values (p_tenant, 'channel.created', p_channel, 0);
  end if;
  return query
    select c.id, c.last_seq, coalesce(r.last_read_seq, 0), v_is_new
    from channels c
    left join read_states r on r.tenant_id = c.tenant_id and r.channel_id = c.id and r.user_id = p_user
    where c.tenant_id = p_tenant and c.support_user_id = p_user and c.merged_into is null;
end
$$;
comment on function iris.ensure_support_channel is 'The durable support channel of a user, made if there is none, whoever else asks at the same moment.';

-- The message path: one call, one commit. Takes the lock on the channel first, so everything after it sees what the
-- message before it left, and created_at never runs against seq.
create function iris.post_message(
  p_tenant uuid, p_channel uuid, p_sender uuid, p_is_team boolean,
  p_id uuid, p_content text, p_content_type text, p_client_message_id text, p_salt bytea,
  p_ip inet, p_request_id text
) returns table (
  outcome text, has_reopened boolean, has_joined boolean,
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
  v_commitment bytea;
  v_created_at timestamptz;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select * into v_channel from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;
  if not found or not (p_is_team or is_channel_member(p_tenant, p_channel, p_sender)) then
    return query select 'not_found', false, false, null::uuid, null::bigint, null, null, null, null, null,
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
        false, false, v_known.id, v_known.seq, v_known.sender_kind, v_sender.display_name, v_sender.avatar_url,
        v_known.content, v_known.content_type, v_known.created_at, v_known.edited_at, v_known.deleted_at;
      return;
    end if;
  end if;

  if v_channel.status = 'archived' then
    -- Only whose durable channel it is can bring it back by writing; a merged one stays where it is.
    if p_is_team or v_channel.support_user_id is distinct from p_sender or v_channel.merged_into is not null then
      return query select 'archived', false, false, null::uuid, null::bigint, null, null, null, null, null,
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
  end if;

  v_created_at := clock_timestamp();
  v_commitment := commitment(p_salt, p_content_type, p_content);
  update channels c set last_seq = v_channel.last_seq + 1, updated_at = v_created_at, status = 'open', archived_at = null
  where c.tenant_id = p_tenant and c.id = p_channel;
  insert into messages (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id, salt, commitment)
  values (p_tenant, p_channel, v_channel.last_seq + 1, p_id, p_sender, v_sender.kind, p_content, p_content_type,
    p_client_message_id, p_salt, v_commitment)
  returning messages.created_at into v_created_at;
  perform append_audit(p_tenant, 'message.created', v_sender.kind, p_sender, 'message', p_id::text,
    jsonb_build_object('channel_id', p_channel, 'seq', v_channel.last_seq + 1, 'commitment', encode(v_commitment, 'hex')),
    p_ip, p_request_id);
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, 'message.created', p_channel, v_channel.last_seq + 1);

  return query select 'created', v_has_reopened, v_has_joined, p_id, v_channel.last_seq + 1, v_sender.kind,
    v_sender.display_name, v_sender.avatar_url, p_content, p_content_type, v_created_at,
    null::timestamptz, null::timestamptz;
end
$$;
comment on function iris.post_message is
  'Posts one message: next seq, message, audit row and outbox row in one commit. outcome: created, replayed, mismatch, archived, not_found.';

-- p_content null deletes: text and salt go, the tombstone keeps its place.
create function iris.change_message(
  p_tenant uuid, p_message uuid, p_user uuid, p_is_team boolean, p_content text,
  p_ip inet, p_request_id text
) returns table (outcome text, channel_id uuid, seq bigint)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_message messages%rowtype;
  v_action text := case when p_content is null then 'message.deleted' else 'message.updated' end;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select * into v_message from messages m where m.tenant_id = p_tenant and m.id = p_message for no key update;
  if not found or not (p_is_team or is_channel_member(p_tenant, v_message.channel_id, p_user)) then
    return query select 'not_found', null::uuid, null::bigint;
  elsif v_message.sender_id <> p_user then
    return query select 'forbidden', null::uuid, null::bigint;
  elsif v_message.deleted_at is not null then
    -- Deleting again changes nothing; there is no text left to edit.
    return query select case when p_content is null then 'unchanged' else 'not_found' end,
      v_message.channel_id, v_message.seq;
  else
    update messages m set
      content = p_content,
      salt = case when p_content is null then null else m.salt end,
      edited_at = case when p_content is null then m.edited_at else clock_timestamp() end,
      deleted_at = case when p_content is null then clock_timestamp() end
    where m.tenant_id = p_tenant and m.channel_id = v_message.channel_id and m.seq = v_message.seq;
    perform append_audit(p_tenant, v_action, v_message.sender_kind, p_user, 'message', p_message::text,
      jsonb_strip_nulls(jsonb_build_object('channel_id', v_message.channel_id, 'seq', v_message.seq,
        'commitment', encode(commitment(v_message.salt, v_message.content_type, p_content), 'hex'))),
      p_ip, p_request_id);
    insert into outbox (tenant_id, type, channel_id, seq)
    values (p_tenant, v_action, v_message.channel_id, v_message.seq);
    return query select 'changed', v_message.channel_id, v_message.seq;
  end if;
end
$$;
comment on function iris.change_message is
  'Edits or deletes an own message. outcome: changed, unchanged, forbidden, not_found.';

create function iris.mark_read(p_tenant uuid, p_channel uuid, p_user uuid, p_is_team boolean, p_seq bigint)
returns table (outcome text, last_read_seq bigint)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_seq bigint;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select least(p_seq, c.last_seq) into v_seq from channels c where c.tenant_id = p_tenant and c.id = p_channel;
  if not found or not (p_is_team or is_channel_member(p_tenant, p_channel, p_user)) then
    return query select 'not_found', null::bigint;
    return;
  end if;
  insert into read_states as r (tenant_id, channel_id, user_id, last_read_seq)
  values (p_tenant, p_channel, p_user, v_seq)
  on conflict (tenant_id, channel_id, user_id) do update set last_read_seq = excluded.last_read_seq
    where r.last_read_seq < excluded.last_read_seq;
  return query select case when found then 'changed' else 'unchanged' end, v_seq;
end
$$;
comment on function iris.mark_read is 'Moves a read state forward, never back, and never past the head. outcome: changed, unchanged, not_found.';

create function iris.set_channel_status(
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
    updated_at = clock_timestamp()
  where tenant_id = p_tenant and id = p_channel;
  perform append_audit(p_tenant, case p_status when 'archived' then 'channel.archived' else 'channel.reopened' end,
    v_actor_kind, p_user, 'channel', p_channel::text, null, p_ip, p_request_id);
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, case p_status when 'archived' then 'channel.archived' else 'channel.updated' end, p_channel, v_channel.last_seq);
  return 'changed';
end
$$;
comment on function iris.set_channel_status is 'Archives or reopens a channel. Answers changed, unchanged, merged or not_found.';

grant execute on function iris.is_channel_member, iris.ensure_support_channel, iris.post_message, iris.change_message,
  iris.mark_read, iris.set_channel_status to iris_app;
