-- A guest turns out to be somebody (contract §5): its whole history becomes that identity's. All of it is one
-- transaction with the caller's own rights, by the rules of 0130.

-- The guest's user becomes the identity's, where that has none yet.
grant update (kind, external_user_id) on iris.users to iris_app;
grant update (merged_into) on iris.channels to iris_app;
-- Messages that move keep their own times.
grant insert (created_at, edited_at, deleted_at) on iris.messages to iris_app;

-- Appends a guest's messages to another user's channel: new seq and id, their own times; what the guest wrote then has
-- the user as its sender. The guest's channel stays as it was, archived. Expects the tenant to be set already.
create function iris.merge_channel(
  p_tenant uuid, p_guest uuid, p_guest_channel uuid, p_user uuid, p_channel uuid, p_ip inet, p_request_id text
) returns void
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_head bigint;
  v_count bigint;
begin
  -- The guest's channel first, here and everywhere: nobody waits in a circle.
  perform from channels c where c.tenant_id = p_tenant and c.id = p_guest_channel for no key update;
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
    archived_at = case when v_count > 0 then null else c.archived_at end
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
    merged_into = p_channel
  where c.tenant_id = p_tenant and c.id = p_guest_channel;
  -- Whoever was in the guest's channel follows its messages.
  insert into channel_members (tenant_id, channel_id, user_id, role)
  select p_tenant, p_channel, m.user_id, m.role from channel_members m
  where m.tenant_id = p_tenant and m.channel_id = p_guest_channel and m.user_id <> p_guest
  on conflict do nothing;
  insert into outbox (tenant_id, type, channel_id, seq)
  values (p_tenant, 'message.created', p_channel, v_head + v_count), (p_tenant, 'channel.archived', p_guest_channel, v_count);
end
$$;
comment on function iris.merge_channel is 'Moves a guest''s history to the end of another user''s channel and archives the guest''s own.';

create function iris.link_identity(
  p_tenant uuid, p_actor uuid, p_session uuid, p_guest uuid, p_external_user_id text, p_display_name text, p_email text,
  p_channel uuid, p_ip inet, p_request_id text
) returns table (
  outcome text, user_id uuid, kind text, display_name text, email text, avatar_url text, external_user_id text,
  channel_id uuid, guest_channel_id uuid
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_guest record;
  v_identity users.id%type;
  v_guest_channel channels.id%type;
  v_channel channels.id%type;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  -- Whoever links the same guest at the same moment waits here, and then finds its session ended.
  perform from sessions s
  where s.tenant_id = p_tenant and s.id = p_session and s.user_id = p_guest and s.revoked_at is null for no key update;
  if not found then return query select 'ended', null::uuid, null, null, null, null, null, null::uuid, null::uuid; return; end if;
  select u.kind into strict v_guest from users u where u.tenant_id = p_tenant and u.id = p_guest;
  if v_guest.kind <> 'guest' then
    return query select 'known', null::uuid, null, null, null, null, null, null::uuid, null::uuid; return;
  end if;
  select c.id into strict v_guest_channel from channels c
  where c.tenant_id = p_tenant and c.support_user_id = p_guest and c.merged_into is null for no key update;

  select u.id into v_identity from users u where u.tenant_id = p_tenant and u.external_user_id = p_external_user_id;
  if not found then
    begin
      update users u set kind = 'user', external_user_id = p_external_user_id
      where u.tenant_id = p_tenant and u.id = p_guest;
      v_identity := p_guest;
    exception when unique_violation then
      -- Somebody else made the identity just now.
      select u.id into strict v_identity from users u
      where u.tenant_id = p_tenant and u.external_user_id = p_external_user_id;
    end;
  end if;
  update users u set display_name = coalesce(p_display_name, u.display_name), email = coalesce(p_email, u.email)
  where u.tenant_id = p_tenant and u.id = v_identity;

  if v_identity = p_guest then
    v_channel := v_guest_channel;
  else
    select c.channel_id into strict v_channel
    from users u, ensure_support_channel(p_tenant, u.id, p_channel, u.display_name) c
    where u.tenant_id = p_tenant and u.id = v_identity;
    perform merge_channel(p_tenant, p_guest, v_guest_channel, v_identity, v_channel, p_ip, p_request_id);
  end if;
  -- The key sees the channels of the users that it linked.
  insert into channel_members (tenant_id, channel_id, user_id) values (p_tenant, v_channel, p_actor) on conflict do nothing;
  delete from resume_tokens t where t.tenant_id = p_tenant
    and t.session_id in (select s.id from sessions s where s.tenant_id = p_tenant and s.user_id = p_guest);
  perform append_audit(p_tenant, 'identity.linked', u.kind, p_actor, 'user', v_identity::text,
    jsonb_build_object('guest_id', p_guest, 'channel_id', v_channel, 'guest_channel_id', v_guest_channel), p_ip, p_request_id)
  from users u where u.tenant_id = p_tenant and u.id = p_actor;

  return query
    select 'linked', u.id, u.kind, u.display_name, u.email, u.avatar_url, u.external_user_id, v_channel, v_guest_channel
    from users u where u.tenant_id = p_tenant and u.id = v_identity;
end
$$;
comment on function iris.link_identity is
  'Makes a guest the identity that a backend knows, with its whole history. outcome: linked, ended (its session), known (it is no guest).';

grant execute on function iris.merge_channel, iris.link_identity to iris_app;
