-- What was answered to requests with an Idempotency-Key (contract §2). A row is inserted in the transaction of the act
-- itself: whoever repeats the request at the same moment waits for that transaction, on whichever node, and then finds
-- its answer, or, should it have failed, acts in its place.

create table iris.idempotent_requests (
  tenant_id uuid not null,
  key_id uuid not null,
  idempotency_key text not null check (char_length(idempotency_key) between 1 and 255),
  request_digest bytea not null check (length(request_digest) = 32),
  result jsonb,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, key_id, idempotency_key),
  foreign key (tenant_id, key_id) references iris.api_keys (tenant_id, id) on delete cascade
);
create index idempotent_requests_by_age on iris.idempotent_requests (created_at);

alter table iris.idempotent_requests enable row level security;
alter table iris.idempotent_requests force row level security;
create policy idempotent_requests_of_tenant on iris.idempotent_requests
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.idempotent_requests to iris_app;
grant insert (tenant_id, key_id, idempotency_key, request_digest) on iris.idempotent_requests to iris_app;
grant update (result) on iris.idempotent_requests to iris_app;
-- No delete: rows go after a day, by the function below.

comment on table iris.idempotent_requests is 'Requests that may be repeated, and what came of them; kept for 24 h.';
comment on column iris.idempotent_requests.request_digest is 'SHA-256 over route, path and body: the same key with another request is a mistake.';
comment on column iris.idempotent_requests.result is 'What the answer is made from again. Never a token: a fresh one is issued. Null only inside the act''s own transaction, or where there is nothing to say.';

-- They belong to no tenant's retention: a job deletes them all (0080 has the rules for looks across tenants).
grant select (created_at), delete on iris.idempotent_requests to iris_lookup;
create policy idempotent_requests_for_lookup on iris.idempotent_requests to iris_lookup using (true) with check (true);

create function iris.purge_idempotent_requests() returns integer
language sql volatile security definer
set search_path = iris, pg_temp
as $$
  with purged as (delete from idempotent_requests where created_at < now() - interval '24 hours' returning 1)
  select count(*)::integer from purged
$$;
comment on function iris.purge_idempotent_requests is 'Forgets answers that are older than 24 hours; says how many.';

grant execute on function iris.purge_idempotent_requests to iris_app;
grant create on schema iris to iris_lookup;
alter function iris.purge_idempotent_requests owner to iris_lookup;
revoke create on schema iris from iris_lookup;
