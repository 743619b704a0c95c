-- Starting and resuming a guest session, each one round trip and one commit: a page with ten thousand visitors opens
-- them all at once. Both run with the caller's own rights, so row level security holds inside them.

create function iris.start_guest_session(
  p_tenant uuid, p_user uuid, p_session uuid, p_channel uuid,
  p_display_name text, p_email text, p_locale text, p_page_url text, p_expires_at timestamptz,
  p_resume_hash bytea, p_resume_expires_at timestamptz, p_ip inet, p_request_id text
) returns table (channel_id uuid, last_seq bigint, last_read_seq bigint)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  perform from tenants t where t.tenant_id = p_tenant and t.status = 'active';
  if not found then return; end if;

  insert into users (tenant_id, id, kind, display_name, email, locale)
  values (p_tenant, p_user, 'guest', p_display_name, p_email, p_locale);
  insert into sessions (tenant_id, id, user_id, audience, page_url, expires_at)
  values (p_tenant, p_session, p_user, 'chat', p_page_url, p_expires_at);
  insert into resume_tokens (tenant_id, token_hash, session_id, expires_at)
  values (p_tenant, p_resume_hash, p_session, p_resume_expires_at);
  perform append_audit(p_tenant, 'session.started', 'guest', p_user, 'session', p_session::text, null, p_ip, p_request_id);

  return query
    select c.channel_id, c.last_seq, c.last_read_seq
    from ensure_support_channel(p_tenant, p_user, p_channel, p_display_name) c;
end
$$;
comment on function iris.start_guest_session is
  'Makes a guest with its session, resume token and support channel. No row: there is no such active tenant.';

create function iris.resume_guest_session(
  p_tenant uuid, p_token_hash bytea, p_new_hash bytea, p_grace interval, p_channel uuid,
  p_expires_at timestamptz, p_resume_expires_at timestamptz
) returns table (
  session_id uuid, user_id uuid, kind text, display_name text, avatar_url text,
  channel_id uuid, last_seq bigint, last_read_seq bigint
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_session uuid;
  v_user users.id%type;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  update resume_tokens t set replaced_at = coalesce(t.replaced_at, now())
  where t.tenant_id = p_tenant and t.token_hash = p_token_hash and t.expires_at > now()
    and (t.replaced_at is null or t.replaced_at > now() - p_grace)
    and exists (select from tenants where tenant_id = p_tenant and status = 'active')
  returning t.session_id into v_session;
  if not found then return; end if;
  update sessions s set expires_at = greatest(s.expires_at, p_expires_at)
  where s.tenant_id = p_tenant and s.id = v_session and s.revoked_at is null
  returning s.user_id into v_user;
  if not found then return; end if;

  insert into resume_tokens (tenant_id, token_hash, session_id, expires_at)
  values (p_tenant, p_new_hash, v_session, p_resume_expires_at);
  -- Uses within the grace leave a token each; the newest eight of a session are kept, so nobody can pile them up.
  delete from resume_tokens t
  where t.tenant_id = p_tenant and t.session_id = v_session and (
    t.expires_at <= now() or t.replaced_at <= now() - p_grace
    or t.token_hash not in (
      select newest.token_hash from resume_tokens newest
      where newest.tenant_id = p_tenant and newest.session_id = v_session
      order by newest.created_at desc limit 8));

  return query
    select v_session, u.id, u.kind, u.display_name, u.avatar_url, c.channel_id, c.last_seq, c.last_read_seq
    from users u, ensure_support_channel(p_tenant, u.id, p_channel, u.display_name) c
    where u.tenant_id = p_tenant and u.id = v_user and u.removed_at is null;
end
$$;
comment on function iris.resume_guest_session is
  'Gives a guest its session back and replaces the resume token. No row: the token opens nothing (any more).';

grant execute on function iris.start_guest_session, iris.resume_guest_session to iris_app;
