-- How long a tenant keeps what (contract §10). Every tenant has a row from its first moment.

create table iris.retention_policies (
  tenant_id uuid primary key references iris.tenants (tenant_id) on delete cascade,
  messages_days integer not null default 730 check (messages_days between 1 and 36500),
  -- Six years: what HIPAA asks of such records (45 CFR 164.316(b)(2)(i)).
  audit_days integer not null default 2190 check (audit_days between 1 and 36500),
  attachments_days integer not null default 730 check (attachments_days between 1 and 36500),
  guests_days integer not null default 365 check (guests_days between 1 and 36500),
  updated_at timestamptz not null default clock_timestamp()
);

alter table iris.retention_policies enable row level security;
alter table iris.retention_policies force row level security;
create policy retention_policies_of_tenant on iris.retention_policies
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, insert (tenant_id) on iris.retention_policies to iris_app;
-- No update: no route changes it yet. No delete: the row goes with its tenant.

comment on table iris.retention_policies is 'Retention windows in days, one row a tenant.';
