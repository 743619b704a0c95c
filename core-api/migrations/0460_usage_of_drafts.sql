-- What the team did with drafts is counted like the rest (0240): from the audit log, which has a row for each draft that
-- was sent, edited or dismissed by somebody. One that was overtaken by what was said since has none.

alter table iris.usage_days
  add column drafts_sent bigint not null default 0 check (drafts_sent >= 0),
  add column drafts_edited bigint not null default 0 check (drafts_edited >= 0),
  add column drafts_dismissed bigint not null default 0 check (drafts_dismissed >= 0);
grant insert (drafts_sent, drafts_edited, drafts_dismissed) on iris.usage_days to iris_app;

drop function iris.read_usage, iris.keep_usage, iris.count_usage;

create function iris.count_usage(p_from date, p_to date)
returns table (
  day date, messages bigint, sessions bigint, active_users bigint, channels bigint, reply_seconds bigint,
  drafts_sent bigint, drafts_edited bigint, drafts_dismissed bigint
)
language sql stable
set search_path = iris, pg_temp
as $$
  with acts as (
    select (a.at at time zone 'UTC')::date as day, a.action, s.user_id as session_of,
      case when a.action = 'message.created' and a.actor_kind in ('guest', 'user') then a.actor_id end as wrote,
      case when a.action = 'message.created' and a.actor_kind in ('guest', 'user') then a.details ->> 'channel_id' end as wrote_in,
      (a.details ->> 'waited_ms')::bigint as waited_ms
    from audit_log a
    left join sessions s on s.tenant_id = a.tenant_id and s.audience = 'chat'
      and s.id = case when a.action = 'session.started' then a.target_id::uuid end
    where a.tenant_id = current_tenant()
      and a.action in ('message.created', 'session.started', 'draft.sent', 'draft.edited', 'draft.dismissed')
      and a.at >= p_from::timestamp at time zone 'UTC' and a.at < (p_to + 1)::timestamp at time zone 'UTC'
  )
  select d.day::date, count(*) filter (where acts.action = 'message.created'), count(acts.session_of),
    count(distinct coalesce(acts.session_of, acts.wrote)), count(distinct acts.wrote_in),
    round(percentile_cont(0.5) within group (order by acts.waited_ms) / 1000)::bigint,
    count(*) filter (where acts.action = 'draft.sent'),
    count(*) filter (where acts.action = 'draft.edited'),
    count(*) filter (where acts.action = 'draft.dismissed')
  from generate_series(p_from::timestamp, p_to::timestamp, interval '1 day') d (day)
  left join acts on acts.day = d.day::date
  group by d.day
$$;
comment on function iris.count_usage is 'Counts days of the current tenant from what happened; also days on which nothing did.';

create function iris.keep_usage() returns void
language sql volatile
set search_path = iris, pg_temp
as $$
  insert into usage_days (tenant_id, day, messages, sessions, active_users, channels, reply_seconds,
    drafts_sent, drafts_edited, drafts_dismissed)
  select current_tenant(), c.day, c.messages, c.sessions, c.active_users, c.channels, c.reply_seconds,
    c.drafts_sent, c.drafts_edited, c.drafts_dismissed
  from count_usage(first_uncounted_day(), (now() at time zone 'UTC')::date - 1) c
  on conflict (tenant_id, day) do nothing
$$;
comment on function iris.keep_usage is 'Counts and keeps the days of the current tenant that are over and not counted yet.';

create function iris.read_usage(p_from date, p_to date)
returns table (
  day date, messages bigint, sessions bigint, active_users bigint, channels bigint, reply_seconds bigint,
  drafts_sent bigint, drafts_edited bigint, drafts_dismissed bigint
)
language sql stable
set search_path = iris, pg_temp
as $$
  select u.day, u.messages, u.sessions, u.active_users, u.channels, u.reply_seconds,
    u.drafts_sent, u.drafts_edited, u.drafts_dismissed
  from usage_days u where u.tenant_id = current_tenant() and u.day between p_from and p_to
  union all
  select c.day, c.messages, c.sessions, c.active_users, c.channels, c.reply_seconds,
    c.drafts_sent, c.drafts_edited, c.drafts_dismissed
  from count_usage(greatest(p_from, first_uncounted_day()), least(p_to, (now() at time zone 'UTC')::date)) c
$$;
comment on function iris.read_usage is 'The days of the current tenant: as they were kept, and counted now where they were not.';

grant execute on function iris.count_usage, iris.keep_usage, iris.read_usage to iris_app;
