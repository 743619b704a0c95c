-- Links that set a new password. A password is forgotten by a person, not in a workspace: who asks names an e-mail, and
-- the link names nothing. So these rows belong to no tenant, and are read and written only through the functions below.

create table iris.password_resets (
  id uuid primary key,
  email text not null check (char_length(email) <= 254 and email = lower(email)),
  token_hash bytea check (length(token_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index password_resets_token on iris.password_resets (token_hash);
create index password_resets_by_email on iris.password_resets (email);

alter table iris.password_resets enable row level security;
alter table iris.password_resets force row level security;
create policy password_resets_for_lookup on iris.password_resets to iris_lookup using (true) with check (true);

grant select, delete on iris.password_resets to iris_lookup;
grant insert (id, email, expires_at), update (token_hash, used_at) on iris.password_resets to iris_lookup;
-- Nothing for iris_app.

comment on table iris.password_resets is
  'Requests for a new password, for known e-mails and unknown ones alike: asking tells nothing.';
comment on column iris.password_resets.token_hash is 'SHA-256 of the token in the mail; null until the mail was made.';

create function iris.request_password_reset(p_id uuid, p_email text, p_expires_at timestamptz) returns void
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  delete from password_resets where expires_at < now() - interval '1 day';
  insert into password_resets (id, email, expires_at) values (p_id, lower(p_email), p_expires_at)
$$;
comment on function iris.request_password_reset is 'Notes that somebody forgot a password, and forgets old such notes.';

create function iris.issue_password_reset(p_id uuid, p_token_hash bytea) returns text
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  update password_resets r set token_hash = p_token_hash
  where r.id = p_id and r.used_at is null and r.expires_at > now() and exists (
    select from users u join tenants t on t.tenant_id = u.tenant_id
    where u.email = r.email and u.org_role is not null and u.removed_at is null and t.status = 'active')
  returning r.email
$$;
comment on function iris.issue_password_reset is
  'Gives a request the token of its mail; answers the e-mail, or null where it belongs to nobody.';

create function iris.take_password_reset(p_token_hash bytea)
returns table (is_open boolean, tenant_id uuid, user_id uuid, slug text, tenant_name text)
language plpgsql volatile security definer
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_reset password_resets%rowtype;
begin
  select * into v_reset from password_resets r where r.token_hash = p_token_hash;
  if not found then return; end if;
  -- All links of an e-mail end together, so they are locked together and in one order.
  perform from password_resets r where r.email = v_reset.email order by r.id for update;
  update password_resets r set used_at = now() where r.id = v_reset.id and r.used_at is null and r.expires_at > now();
  if not found then
    return query select false, null::uuid, null::uuid, null, null;
    return;
  end if;
  update password_resets r set used_at = now() where r.email = v_reset.email and r.used_at is null;
  return query
    select true, t.tenant_id, u.id, t.slug, t.name
    from users u join tenants t on t.tenant_id = u.tenant_id
    where u.email = v_reset.email and u.org_role is not null and u.removed_at is null and t.status = 'active'
    order by t.created_at, t.tenant_id;
end
$$;
comment on function iris.take_password_reset is
  'Uses up a link and all others of its e-mail; answers that e-mail''s team members. One row that is not open: the link has ended. No row: there is none.';

grant execute on function iris.request_password_reset, iris.issue_password_reset, iris.take_password_reset to iris_app;

-- A function's new owner needs create on its schema, for that moment only.
grant create on schema iris to iris_lookup;
alter function iris.request_password_reset owner to iris_lookup;
alter function iris.issue_password_reset owner to iris_lookup;
alter function iris.take_password_reset owner to iris_lookup;
revoke create on schema iris from iris_lookup;

-- Written, still never read: only find_sign_in (0080) returns it.
grant update (password_hash) on iris.users to iris_app;
