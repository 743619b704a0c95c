-- A backend speaks with an API key. Each key acts as a user of its own, of kind 'system': what it posts has a sender,
-- and what it may see is what that user is a member of, like everyone else's.

create table iris.api_keys (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  user_id uuid not null,
  name text not null check (char_length(name) between 1 and 120),
  key_type text not null check (key_type in ('secret', 'publishable')),
  scopes text[] not null check (scopes <@ array[
    'chat:channels.read', 'chat:channels.create', 'chat:channels.manage', 'chat:messages.read', 'chat:messages.write',
    'chat:presence.write', 'chat:read-state.write', 'chat:identity.link']),
  secret_hash bytea not null check (length(secret_hash) = 32),
  previous_hash bytea check (length(previous_hash) = 32),
  previous_expires_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references iris.users (tenant_id, id) on delete cascade,
  -- A publishable key may stand in a page: nothing may come of having it.
  check (key_type = 'secret' or scopes = '{}'),
  check ((previous_hash is null) = (previous_expires_at is null))
);
-- A request names its key by id alone.
create unique index api_keys_by_id on iris.api_keys (id);

alter table iris.api_keys enable row level security;
alter table iris.api_keys force row level security;
create policy api_keys_of_tenant on iris.api_keys
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.api_keys to iris_app;
grant insert (tenant_id, id, user_id, name, key_type, scopes, secret_hash) on iris.api_keys to iris_app;
grant update (secret_hash, previous_hash, previous_expires_at, last_used_at, revoked_at) on iris.api_keys to iris_app;
-- No update of scopes, key_type or user_id: what a key may do never grows. No delete: a revoked key stays for the audit log.

comment on table iris.api_keys is 'What backends authenticate with.';
comment on column iris.api_keys.user_id is 'Whom the key acts as.';
comment on column iris.api_keys.secret_hash is 'SHA-256 of 256 random bits: nothing slower is needed.';
comment on column iris.api_keys.previous_hash is 'The secret before the last rotation, good until previous_expires_at.';
comment on column iris.api_keys.last_used_at is 'To the minute: written at most once in it.';

-- A request with a key names no tenant: the key's id tells it (0080 has the rules for looks across tenants).
grant select (tenant_id, id, user_id, key_type, scopes, secret_hash, previous_hash, previous_expires_at, revoked_at)
  on iris.api_keys to iris_lookup;
create policy api_keys_for_lookup on iris.api_keys for select to iris_lookup using (revoked_at is null);

create function iris.find_api_key(p_id uuid)
returns table (
  tenant_id uuid, user_id uuid, key_type text, scopes text[],
  secret_hash bytea, previous_hash bytea, previous_expires_at timestamptz
)
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select k.tenant_id, k.user_id, k.key_type, k.scopes, k.secret_hash, k.previous_hash, k.previous_expires_at
  from api_keys k join tenants t on t.tenant_id = k.tenant_id
  where k.id = p_id and k.revoked_at is null and t.status = 'active'
$$;
comment on function iris.find_api_key is 'Whom an API key speaks for and what checking its secret needs. No row: it is unknown or revoked.';

grant execute on function iris.find_api_key to iris_app;
grant create on schema iris to iris_lookup;
alter function iris.find_api_key owner to iris_lookup;
revoke create on schema iris from iris_lookup;
