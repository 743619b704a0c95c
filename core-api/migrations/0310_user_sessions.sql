-- A backend starts a chat session for one of its own users: one round trip and one commit, like a guest's (0090), and
-- with the caller's own rights. The same external_user_id is the same user with the same channel, whoever asks at the
-- same moment: each insert either makes the row or waits for the one that does.

grant update (display_name, email) on iris.users to iris_app;

create function iris.start_user_session(
  p_tenant uuid, p_key_user uuid, p_external_user_id text, p_display_name text, p_email text, p_channel_name text,
  p_user uuid, p_default_name text, p_session uuid, p_channel uuid, p_expires_at timestamptz,
  p_ip inet, p_request_id text
) returns table (
  user_id uuid, kind text, display_name text, avatar_url text,
  channel_id uuid, last_seq bigint, last_read_seq bigint, is_new_channel boolean
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_user record;
  v_channel record;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select u.id into v_user from users u where u.tenant_id = p_tenant and u.external_user_id = p_external_user_id;
  if not found then
    insert into users (tenant_id, id, kind, external_user_id, display_name, email)
    values (p_tenant, p_user, 'user', p_external_user_id, coalesce(p_display_name, p_default_name), p_email)
    on conflict (tenant_id, external_user_id) where external_user_id is not null do nothing;
    select u.id into strict v_user from users u where u.tenant_id = p_tenant and u.external_user_id = p_external_user_id;
  end if;
  -- Only what was given and differs is written: most sessions change nothing of their user.
  update users u set display_name = coalesce(p_display_name, u.display_name), email = coalesce(p_email, u.email)
  where u.tenant_id = p_tenant and u.id = v_user.id
    and (u.display_name <> coalesce(p_display_name, u.display_name)
      or u.email is distinct from coalesce(p_email, u.email));

  insert into sessions (tenant_id, id, user_id, audience, expires_at)
  values (p_tenant, p_session, v_user.id, 'chat', p_expires_at);
  perform append_audit(p_tenant, 'session.started', 'system', p_key_user, 'session', p_session::text,
    jsonb_build_object('user_id', v_user.id), p_ip, p_request_id);

  select u.id, u.kind, u.display_name, u.avatar_url into strict v_user from users u where u.tenant_id = p_tenant and u.id = v_user.id;
  select c.channel_id, c.last_seq, c.last_read_seq, c.is_new into strict v_channel
  from ensure_support_channel(p_tenant, v_user.id, p_channel, coalesce(p_channel_name, v_user.display_name)) c;
  -- The key sees the channels of the sessions that it started.
  insert into channel_members (tenant_id, channel_id, user_id)
  values (p_tenant, v_channel.channel_id, p_key_user) on conflict do nothing;
  return query select v_user.id, v_user.kind, v_user.display_name, v_user.avatar_url,
    v_channel.channel_id, v_channel.last_seq, v_channel.last_read_seq, v_channel.is_new;
end
$$;
comment on function iris.start_user_session is
  'Starts a chat session for the user that a backend knows by its own id; makes the user and its support channel if there are none.';

grant execute on function iris.start_user_session to iris_app;
