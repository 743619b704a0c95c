-- Anyone who can speak: guests, verified users, the team, agents and the system itself. `users.id` is the id that
-- tokens, messages and memberships name.

create table iris.users (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('guest', 'user', 'operator', 'agent', 'system')),
  display_name text not null check (char_length(display_name) between 1 and 120),
  email text check (char_length(email) <= 254),
  avatar_url text check (char_length(avatar_url) <= 2048),
  external_user_id text check (char_length(external_user_id) between 1 and 255),
  locale text check (char_length(locale) <= 35),
  org_role text check (org_role in ('owner', 'admin', 'operator', 'viewer')),
  password_hash text,
  created_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  primary key (tenant_id, id),
  -- The team are exactly the users with a role in the organisation, and only they sign in with a password.
  check ((kind = 'operator') = (org_role is not null)),
  check (password_hash is null or org_role is not null),
  -- A team member's e-mail is stored in lower case: compared as it is, it can use its index under row level security.
  check (org_role is null or (email is not null and email = lower(email)))
);
create unique index users_team_email on iris.users (tenant_id, email)
  where org_role is not null and removed_at is null;
create unique index users_external_user_id on iris.users (tenant_id, external_user_id)
  where external_user_id is not null;
-- Sign-in begins with an e-mail alone (0080).
create index users_sign_in on iris.users (email) where org_role is not null and removed_at is null;

alter table iris.users enable row level security;
alter table iris.users force row level security;
create policy users_of_tenant on iris.users
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select (tenant_id, id, kind, display_name, email, avatar_url, external_user_id, locale, org_role, created_at, removed_at)
  on iris.users to iris_app;
grant insert (tenant_id, id, kind, display_name, email, avatar_url, external_user_id, locale, org_role, password_hash)
  on iris.users to iris_app;
-- No select of password_hash: only find_sign_in (0080) returns it. No update: nothing changes a user yet. No delete: a
-- person is removed or erased, and messages keep their author.

comment on table iris.users is 'Anyone who can speak in a channel.';
comment on column iris.users.password_hash is 'argon2id in PHC string form; team members only.';
comment on column iris.users.removed_at is 'When a team member was removed; their messages stay.';
