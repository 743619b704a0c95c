-- Proposed answers, never sent by themselves. A draft answers one message of an end user; it stays readable after it was
-- used, and goes with that message.

create table iris.drafts (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  content text not null check (char_length(content) between 1 and 8000),
  sources jsonb not null check (jsonb_typeof(sources) = 'array'),
  engine text not null check (engine in ('embedded', 'model')),
  status text not null default 'ready' check (status in ('ready', 'sent', 'edited', 'dismissed')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, message_id) references iris.messages (tenant_id, id) on delete cascade
);
-- However many are at work on it, a channel has one draft that is ready.
create unique index drafts_ready on iris.drafts (tenant_id, channel_id) where status = 'ready';
create index drafts_by_channel on iris.drafts (tenant_id, channel_id, id desc);
create index drafts_by_message on iris.drafts (tenant_id, message_id);

alter table iris.drafts enable row level security;
alter table iris.drafts force row level security;
create policy drafts_of_tenant on iris.drafts
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.drafts to iris_app;
grant insert (tenant_id, id, channel_id, message_id, content, sources, engine), update (status) on iris.drafts to iris_app;
-- No update of its text: what was proposed can't be rewritten to what was sent. No delete: it goes with its message.

comment on table iris.drafts is 'Answers proposed to the team, with what became of each.';
comment on column iris.drafts.sources is 'What it was made from, as it was then: kind, id and title of each.';
comment on column iris.drafts.status is 'dismissed: put away by somebody, or overtaken by what was said since.';

-- The message path once more, for a message that is a draft: still one round trip and one commit. The lock on the
-- channel comes first, as everywhere, so nobody else can use the draft in between.
create function iris.post_drafted_message(
  p_tenant uuid, p_channel uuid, p_sender uuid,
  p_id uuid, p_content text, p_content_type text, p_client_message_id text, p_salt bytea,
  p_ip inet, p_request_id text, p_draft uuid
) returns table (
  outcome text, has_reopened boolean, has_joined boolean, has_waiting_changed boolean,
  id uuid, seq bigint, sender_kind text, sender_name text, sender_avatar_url text,
  content text, content_type text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
#variable_conflict use_column
declare
  v_draft drafts%rowtype;
  v_posted record;
  v_status text;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  perform from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;
  select * into v_draft from drafts d where d.tenant_id = p_tenant and d.id = p_draft and d.channel_id = p_channel;
  -- A message that is sent again has used its draft already, and is answered as it was.
  if (v_draft.id is null or v_draft.status in ('sent', 'edited')) and not exists (
    select from messages m where m.tenant_id = p_tenant and m.channel_id = p_channel and m.sender_id = p_sender
      and m.client_message_id = p_client_message_id)
  then
    return query select case when v_draft.id is null then 'no_draft' else 'draft_used' end, false, false, false, null::uuid,
      null::bigint, null, null, null, null, null, null::timestamptz, null::timestamptz, null::timestamptz;
    return;
  end if;

  select * into strict v_posted
  from post_message(p_tenant, p_channel, p_sender, true, p_id, p_content, p_content_type, p_client_message_id, p_salt,
    p_ip, p_request_id) m;
  if v_posted.outcome = 'created' then
    v_status := case when p_content = v_draft.content then 'sent' else 'edited' end;
    update drafts d set status = v_status where d.tenant_id = p_tenant and d.id = p_draft;
    perform append_audit(p_tenant, 'draft.' || v_status, v_posted.sender_kind, p_sender, 'draft', p_draft::text,
      jsonb_build_object('channel_id', p_channel, 'message_id', p_id, 'engine', v_draft.engine), p_ip, p_request_id);
  end if;
  return query select v_posted.outcome, v_posted.has_reopened, v_posted.has_joined, v_posted.has_waiting_changed,
    v_posted.id, v_posted.seq, v_posted.sender_kind, v_posted.sender_name, v_posted.sender_avatar_url, v_posted.content,
    v_posted.content_type, v_posted.created_at, v_posted.edited_at, v_posted.deleted_at;
end
$$;
comment on function iris.post_drafted_message is
  'Posts a team member''s message that is a draft. outcome: as of post_message, no_draft (none of this channel), draft_used.';
grant execute on function iris.post_drafted_message to iris_app;

-- Whether a tenant lets an outside model read what is said, to word its drafts.
create table iris.draft_settings (
  tenant_id uuid primary key references iris.tenants (tenant_id) on delete cascade,
  external_model boolean not null default false,
  updated_at timestamptz not null default clock_timestamp()
);

alter table iris.draft_settings enable row level security;
alter table iris.draft_settings force row level security;
create policy draft_settings_of_tenant on iris.draft_settings
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.draft_settings to iris_app;
grant insert (tenant_id), update (external_model, updated_at) on iris.draft_settings to iris_app;
-- No delete: the row goes with its tenant.

comment on table iris.draft_settings is 'Settings of drafts; a tenant without a row has the defaults.';
