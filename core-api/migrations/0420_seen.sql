-- When a visitor was last here, and on which page: every resumption tells, not only the first visit.

alter table iris.sessions
  add column page_seen_at timestamptz,
  add column last_seen_at timestamptz not null default clock_timestamp();
grant update (page_url, page_seen_at, last_seen_at) on iris.sessions to iris_app;

comment on column iris.sessions.page_url is 'The page that a guest was last seen on.';
comment on column iris.sessions.page_seen_at is 'When that was; null where it was when the session began.';
comment on column iris.sessions.last_seen_at is 'When the session began or was last resumed.';

create function iris.resume_guest_session(
  p_tenant uuid, p_token_hash bytea, p_new_hash bytea, p_grace interval, p_channel uuid,
  p_expires_at timestamptz, p_resume_expires_at timestamptz, p_page_url text
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
  -- One that tells no page, as an app does, leaves the last one known.
  update sessions s set expires_at = greatest(s.expires_at, p_expires_at), last_seen_at = clock_timestamp(),
    page_url = coalesce(p_page_url, s.page_url),
    page_seen_at = case when p_page_url is null then s.page_seen_at else clock_timestamp() end
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
comment on function iris.resume_guest_session(uuid, bytea, bytea, interval, uuid, timestamptz, timestamptz, text) is
  'Gives a guest its session back and replaces the resume token. No row: the token opens nothing (any more).';


-- What nodes of the release before still call.
create or replace function iris.resume_guest_session(
  p_tenant uuid, p_token_hash bytea, p_new_hash bytea, p_grace interval, p_channel uuid,
  p_expires_at timestamptz, p_resume_expires_at timestamptz
) returns table (
  session_id uuid, user_id uuid, kind text, display_name text, avatar_url text,
  channel_id uuid, last_seq bigint, last_read_seq bigint
)
language sql volatile
set search_path = iris, pg_temp
as $$
  select r.session_id, r.user_id, r.kind, r.display_name, r.avatar_url, r.channel_id, r.last_seq, r.last_read_seq
  from resume_guest_session(p_tenant, p_token_hash, p_new_hash, p_grace, p_channel, p_expires_at, p_resume_expires_at, null) r
$$;

grant execute on function iris.resume_guest_session(uuid, bytea, bytea, interval, uuid, timestamptz, timestamptz, text) to iris_app;
