-- Every message and every administrative act leaves a row here, in the transaction that did it (contract §10).
-- Rows are never touched again; sealing reads them in the order of (transaction, position).

create function iris.new_id() returns uuid
language sql volatile parallel safe
set search_path = ''
as $$
  -- UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds and the version laid over a random UUID.
  select pg_catalog.encode(
    pg_catalog.set_bit(
      pg_catalog.set_bit(
        pg_catalog.overlay(
          pg_catalog.uuid_send(pg_catalog.gen_random_uuid()),
          pg_catalog.substring(
            pg_catalog.int8send(pg_catalog.floor(extract(epoch from pg_catalog.clock_timestamp()) * 1000)::bigint),
            3),
          1, 6),
        52, 1),
      53, 1),
    'hex')::uuid
$$;
comment on function iris.new_id() is 'A UUIDv7 made by the database, for rows that only it writes.';

create table iris.audit_log (
  tenant_id uuid not null,
  id uuid not null default iris.new_id(),
  position bigint generated always as identity,
  transaction xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  target_type text not null,
  target_id text not null,
  ip inet,
  request_id text,
  details jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_log_by_time on iris.audit_log (tenant_id, at desc, id desc);
create index audit_log_in_order on iris.audit_log (transaction, position);

alter table iris.audit_log enable row level security;
alter table iris.audit_log force row level security;
create policy audit_log_of_tenant on iris.audit_log
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.audit_log to iris_app;
grant insert (tenant_id, actor_kind, actor_id, action, target_type, target_id, ip, request_id, details)
  on iris.audit_log to iris_app;
-- No update, delete or truncate for anyone: the log is append-only. No foreign keys: a row outlives what it is about.
-- id, position, transaction and at can't be chosen: they are the database's word, not the service's.

comment on table iris.audit_log is 'Append-only record of every message (by id and commitment) and every administrative act.';
comment on column iris.audit_log.details is 'Facts about the act; never message text, never a secret.';

create function iris.append_audit(
  p_tenant uuid, p_action text, p_actor_kind text, p_actor_id uuid,
  p_target_type text, p_target_id text, p_details jsonb, p_ip inet, p_request_id text
) returns void
language sql volatile
set search_path = iris, pg_temp
as $$
  insert into audit_log (tenant_id, action, actor_kind, actor_id, target_type, target_id, details, ip, request_id)
  values (p_tenant, p_action, p_actor_kind, p_actor_id, p_target_type, p_target_id, coalesce(p_details, '{}'), p_ip, p_request_id)
$$;
comment on function iris.append_audit is 'Adds one row to the audit log of the current tenant.';

grant execute on function iris.new_id, iris.append_audit to iris_app;
