-- Invitations to a tenant's team (seed 001 §3). Two tokens open one: that of the answer and that of the mail, because
-- neither is stored anywhere but as a hash, and the mail is made later, by a job that may run again.

create table iris.team_invites (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  email text not null check (char_length(email) <= 254 and email = lower(email)),
  org_role text not null check (org_role in ('admin', 'operator', 'viewer')),
  invited_by uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  mail_token_hash bytea check (length(mail_token_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, invited_by) references iris.users (tenant_id, id) on delete cascade,
  check (accepted_at is null or revoked_at is null)
);
-- One open invitation an e-mail, whoever invites at the same moment.
create unique index team_invites_open on iris.team_invites (tenant_id, email)
  where accepted_at is null and revoked_at is null;

alter table iris.team_invites enable row level security;
alter table iris.team_invites force row level security;
create policy team_invites_of_tenant on iris.team_invites
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.team_invites to iris_app;
grant insert (tenant_id, id, email, org_role, invited_by, token_hash, expires_at) on iris.team_invites to iris_app;
grant update (mail_token_hash, accepted_at, revoked_at) on iris.team_invites to iris_app;
-- No update of email, org_role or token_hash: what somebody was invited to never changes, it is replaced.

comment on table iris.team_invites is
  'Invitations to the team; those that ended stay a month, so that a late click is understood.';
comment on column iris.team_invites.token_hash is 'SHA-256 of the token in the answer.';
comment on column iris.team_invites.mail_token_hash is 'SHA-256 of the token in the mail; null until the mail was made.';

-- A role changes, a team member is removed. Still no delete: messages keep their author.
grant update (org_role, removed_at) on iris.users to iris_app;
