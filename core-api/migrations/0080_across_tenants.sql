-- Everything that looks across tenants, and why. Each function runs as iris_lookup, a role that nobody logs in as and
-- that sees, through the policies below, only the columns granted here; each returns the least that its purpose needs.

-- Sign-in begins with an e-mail: which workspaces it belongs to is the question.
grant select (tenant_id, id, kind, display_name, email, avatar_url, org_role, password_hash, removed_at) on iris.users to iris_lookup;
create policy users_for_lookup on iris.users for select to iris_lookup using (org_role is not null);
grant select on iris.tenants to iris_lookup;
create policy tenants_for_lookup on iris.tenants for select to iris_lookup using (true);

create function iris.find_sign_in(p_email text)
returns table (
  tenant_id uuid, tenant_name text, slug text, plan text, status text, tenant_created_at timestamptz,
  user_id uuid, display_name text, email text, avatar_url text, org_role text, password_hash text
)
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select t.tenant_id, t.name, t.slug, t.plan, t.status, t.created_at,
    u.id, u.display_name, u.email, u.avatar_url, u.org_role, u.password_hash
  from users u join tenants t on t.tenant_id = u.tenant_id
  where u.email = lower(p_email) and u.org_role is not null and u.removed_at is null and t.status = 'active'
  order by t.created_at, t.tenant_id
  limit 50
$$;
comment on function iris.find_sign_in is 'The team members with an e-mail, in every workspace, with what checking their password needs.';

-- A signup for an e-mail that owns a workspace makes nothing (contract §4).
create function iris.owns_workspace(p_email text) returns boolean
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select exists (
    select from users u
    where u.email = lower(p_email) and u.org_role = 'owner' and u.removed_at is null)
$$;
comment on function iris.owns_workspace is 'Whether an e-mail owns a workspace already.';

-- Slugs are unique over all tenants, and a pending signup holds its own for 24 hours.
grant select (slug, expires_at, verified_at, slug_released_at), update (slug_released_at), delete on iris.signups to iris_lookup;
create policy signups_for_lookup on iris.signups to iris_lookup using (true) with check (true);

create function iris.is_slug_free(p_slug text) returns boolean
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select not exists (select from tenants t where t.slug = p_slug)
    and not exists (
      select from signups s
      where s.slug = p_slug and s.slug_released_at is null and (s.verified_at is not null or s.expires_at > now()))
$$;
comment on function iris.is_slug_free is 'Whether neither a tenant nor a pending signup holds a slug.';

create function iris.release_slug(p_slug text) returns void
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  update signups set slug_released_at = now()
  where slug = p_slug and slug_released_at is null and verified_at is null and expires_at <= now()
$$;
comment on function iris.release_slug is 'Takes a slug from a signup that nobody confirmed in time.';

-- Signups belong to no tenant's retention: a job deletes them all.
create function iris.purge_signups() returns integer
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  with purged as (delete from signups where expires_at < now() - interval '7 days' returning 1)
  select count(*)::integer from purged
$$;
comment on function iris.purge_signups is 'Deletes signups a week after their link expired; says how many.';

-- Each node holds the revoked sessions of all tenants in memory.
grant select (id, revoked_at, expires_at) on iris.sessions to iris_lookup;
create policy sessions_for_lookup on iris.sessions for select to iris_lookup using (revoked_at is not null);

create function iris.revoked_sessions(p_since timestamptz) returns table (id uuid, expires_at timestamptz)
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select s.id, s.expires_at from sessions s where s.revoked_at >= p_since and s.expires_at > now()
$$;
comment on function iris.revoked_sessions is 'Sessions revoked since a moment whose tokens have not run out by themselves.';

-- Each node holds public widget settings in memory; what the bus failed to tell it learns here.
grant select (tenant_id, updated_at) on iris.widget_configs to iris_lookup;
create policy widget_configs_for_lookup on iris.widget_configs for select to iris_lookup using (true);

create function iris.changed_widget_configs(p_since timestamptz) returns setof uuid
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select w.tenant_id from widget_configs w where w.updated_at >= p_since
$$;
comment on function iris.changed_widget_configs is 'Tenants whose widget settings changed since a moment.';

-- Signing keys belong to no tenant.
create function iris.signing_keys_in_use()
returns table (kid text, public_jwk jsonb, created_at timestamptz, retires_at timestamptz)
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select k.kid, k.public_jwk, k.created_at, k.retires_at from signing_keys k where k.retires_at > now()
$$;
comment on function iris.signing_keys_in_use is 'The public keys whose tokens may still be valid.';

create function iris.publish_signing_key(p_kid text, p_public_jwk jsonb, p_created_at timestamptz, p_retires_at timestamptz)
returns void
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  insert into signing_keys (kid, public_jwk, created_at, retires_at)
  values (p_kid, p_public_jwk, p_created_at, p_retires_at)
  on conflict (kid) do nothing
$$;
comment on function iris.publish_signing_key is 'Makes a public key known to every node; a known one stays as it is.';

grant execute on function
  iris.find_sign_in, iris.owns_workspace, iris.is_slug_free, iris.release_slug, iris.purge_signups,
  iris.revoked_sessions, iris.changed_widget_configs, iris.signing_keys_in_use, iris.publish_signing_key
  to iris_app;

-- A function's new owner needs create on its schema, for that moment only.
grant create on schema iris to iris_lookup;
alter function iris.find_sign_in owner to iris_lookup;
alter function iris.owns_workspace owner to iris_lookup;
alter function iris.is_slug_free owner to iris_lookup;
alter function iris.release_slug owner to iris_lookup;
alter function iris.purge_signups owner to iris_lookup;
alter function iris.revoked_sessions owner to iris_lookup;
alter function iris.changed_widget_configs owner to iris_lookup;
alter function iris.signing_keys_in_use owner to iris_lookup;
alter function iris.publish_signing_key owner to iris_lookup;
revoke create on schema iris from iris_lookup;
