-- How a tenant's widget looks and where it may run. Only what was set is stored; what was left out is filled in when
-- it is read, so that it keeps following its default.

create table iris.widget_configs (
  tenant_id uuid primary key references iris.tenants (tenant_id) on delete cascade,
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  updated_at timestamptz not null default clock_timestamp()
);
-- Each node asks now and then what changed lately (0080).
create index widget_configs_by_change on iris.widget_configs (updated_at);

alter table iris.widget_configs enable row level security;
alter table iris.widget_configs force row level security;
create policy widget_configs_of_tenant on iris.widget_configs
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.widget_configs to iris_app;
grant insert (tenant_id), update (settings, updated_at) on iris.widget_configs to iris_app;
-- No delete: the row goes with its tenant.

comment on table iris.widget_configs is 'Widget settings, one row a tenant.';

-- Origins that asked for a tenant's widget and were refused: what an administrator needs to see to mend it.

create table iris.refused_origins (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  origin text not null check (char_length(origin) between 1 and 300),
  count bigint not null check (count >= 1),
  last_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, origin)
);

alter table iris.refused_origins enable row level security;
alter table iris.refused_origins force row level security;
create policy refused_origins_of_tenant on iris.refused_origins
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.refused_origins to iris_app;
grant insert (tenant_id, origin, count), update (count, last_at) on iris.refused_origins to iris_app;

comment on table iris.refused_origins is 'How often each origin was refused; the newest 200 a tenant are kept.';
