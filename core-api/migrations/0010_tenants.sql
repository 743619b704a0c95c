-- A tenant is the isolated home of one customer. Everything else hangs on its id.

create table iris.tenants (
  tenant_id uuid primary key,
  slug text not null,
  name text not null check (char_length(name) between 1 and 120),
  plan text not null default 'trial' check (plan in ('trial')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  created_at timestamptz not null default clock_timestamp(),
  constraint tenants_slug unique (slug),
  check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$')
);

alter table iris.tenants enable row level security;
alter table iris.tenants force row level security;
create policy tenants_of_tenant on iris.tenants
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.tenants to iris_app;
grant insert (tenant_id, slug, name, plan) on iris.tenants to iris_app;
-- No update: nothing changes a tenant yet. No delete: a tenant leaves by a procedure of its own, not by a statement.

comment on table iris.tenants is 'Customers, each an isolated home (a workspace, in customer-facing words).';
comment on column iris.tenants.slug is 'The handle in addresses and at sign-in; unique over all tenants.';
