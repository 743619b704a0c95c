-- A workspace that was asked for and not confirmed yet. The tenant does not exist, but its id is chosen: the mail's
-- link names it, and confirming needs no look across tenants.

create table iris.signups (
  tenant_id uuid primary key,
  id uuid not null,
  full_name text not null check (char_length(full_name) between 1 and 120),
  email text not null check (char_length(email) <= 254 and email = lower(email)),
  company_name text not null check (char_length(company_name) between 1 and 120),
  slug text not null,
  plan text not null,
  password_hash text,
  token_hash bytea check (length(token_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  verified_at timestamptz,
  slug_released_at timestamptz,
  check ((password_hash is null) = (verified_at is not null))
);
-- Two signups can't hold a slug at once, however close they come.
create unique index signups_slug on iris.signups (slug) where slug_released_at is null;

alter table iris.signups enable row level security;
alter table iris.signups force row level security;
create policy signups_of_tenant on iris.signups
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.signups to iris_app;
grant insert (tenant_id, id, full_name, email, company_name, slug, plan, password_hash, token_hash, expires_at)
  on iris.signups to iris_app;
grant update (token_hash, verified_at, password_hash) on iris.signups to iris_app;
-- No update of slug_released_at and no delete: both look across tenants (0080).

comment on table iris.signups is 'Workspaces that were asked for; confirmed ones stay for a while so that a second click is understood.';
comment on column iris.signups.tenant_id is 'Id that the tenant will have.';
comment on column iris.signups.token_hash is 'SHA-256 of the token in the mail; null until the mail was made.';
comment on column iris.signups.password_hash is 'Moves to the owner''s user when the signup is confirmed.';
comment on column iris.signups.slug_released_at is 'When the slug was given up because nobody confirmed in time.';
