-- What happened on each day, in UTC. Nothing is counted while it happens: a counter would be one hot row for every
-- message of a tenant. The audit log has a row for each act, written with it and once however often a client repeats
-- itself; days that are over are counted from it once and kept, because the log itself may be purged one day.

create table iris.usage_days (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  day date not null,
  messages bigint not null check (messages >= 0),
  sessions bigint not null check (sessions >= 0),
  active_users bigint not null check (active_users >= 0),
  primary key (tenant_id, day)
);

alter table iris.usage_days enable row level security;
alter table iris.usage_days force row level security;
create policy usage_days_of_tenant on iris.usage_days
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.usage_days to iris_app;
grant insert (tenant_id, day, messages, sessions, active_users) on iris.usage_days to iris_app;
-- No update and no delete: a day that is over doesn't change.

comment on table iris.usage_days is 'Counts of the days that are over, one row a day from a tenant''s first on, without holes.';
comment on column iris.usage_days.sessions is 'Chat sessions that began; console sessions are not counted.';
comment on column iris.usage_days.active_users is 'End users who began a session or posted a message.';

create function iris.count_usage(p_from date, p_to date)
returns table (day date, messages bigint, sessions bigint, active_users bigint)
language sql stable
set search_path = iris, pg_temp
as $$
  with acts as (
    select (a.at at time zone 'UTC')::date as day, a.action, s.user_id as session_of,
      case when a.action = 'message.created' and a.actor_kind in ('guest', 'user') then a.actor_id end as wrote
    from audit_log a
    left join sessions s on s.tenant_id = a.tenant_id and s.audience = 'chat'
      and s.id = case when a.action = 'session.started' then a.target_id::uuid end
    where a.tenant_id = current_tenant() and a.action in ('message.created', 'session.started')
      and a.at >= p_from::timestamp at time zone 'UTC' and a.at < (p_to + 1)::timestamp at time zone 'UTC'
  )
  select d.day::date, count(*) filter (where acts.action = 'message.created'), count(acts.session_of),
    count(distinct coalesce(acts.session_of, acts.wrote))
  from generate_series(p_from::timestamp, p_to::timestamp, interval '1 day') d (day)
  left join acts on acts.day = d.day::date
  group by d.day
$$;
comment on function iris.count_usage is 'Counts days of the current tenant from what happened; also days on which nothing did.';

create function iris.first_uncounted_day() returns date
language sql stable
set search_path = iris, pg_temp
as $$
  select coalesce(
    (select max(u.day) + 1 from usage_days u where u.tenant_id = current_tenant()),
    (select (t.created_at at time zone 'UTC')::date from tenants t where t.tenant_id = current_tenant()))
$$;
comment on function iris.first_uncounted_day is 'The first day of the current tenant that is not in usage_days.';

create function iris.keep_usage() returns void
language sql volatile
set search_path = iris, pg_temp
as $$
  insert into usage_days (tenant_id, day, messages, sessions, active_users)
  select current_tenant(), c.day, c.messages, c.sessions, c.active_users
  from count_usage(first_uncounted_day(), (now() at time zone 'UTC')::date - 1) c
  on conflict (tenant_id, day) do nothing
$$;
comment on function iris.keep_usage is 'Counts and keeps the days of the current tenant that are over and not counted yet.';

create function iris.read_usage(p_from date, p_to date)
returns table (day date, messages bigint, sessions bigint, active_users bigint)
language sql stable
set search_path = iris, pg_temp
as $$
  select u.day, u.messages, u.sessions, u.active_users
  from usage_days u where u.tenant_id = current_tenant() and u.day between p_from and p_to
  union all
  select c.day, c.messages, c.sessions, c.active_users
  from count_usage(greatest(p_from, first_uncounted_day()), least(p_to, (now() at time zone 'UTC')::date)) c
$$;
comment on function iris.read_usage is 'The days of the current tenant: as they were kept, and counted now where they were not.';

grant execute on function iris.count_usage, iris.first_uncounted_day, iris.keep_usage, iris.read_usage to iris_app;

-- One more look across tenants (0080 has the rules for these): the job that counts days goes from tenant to tenant.
grant select (tenant_id, day) on iris.usage_days to iris_lookup;
create policy usage_days_for_lookup on iris.usage_days for select to iris_lookup using (true);

create function iris.tenants_to_count() returns setof uuid
language sql stable security definer
set search_path = iris, pg_temp
as $$
  select t.tenant_id from tenants t
  where t.created_at < date_trunc('day', now(), 'UTC') and not exists (
    select from usage_days u where u.tenant_id = t.tenant_id and u.day = (now() at time zone 'UTC')::date - 1)
$$;
comment on function iris.tenants_to_count is 'Tenants whose yesterday was not counted yet.';
grant execute on function iris.tenants_to_count to iris_app;

grant create on schema iris to iris_lookup;
alter function iris.tenants_to_count owner to iris_lookup;
revoke create on schema iris from iris_lookup;
