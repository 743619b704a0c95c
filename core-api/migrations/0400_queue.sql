-- What the team knows of a channel beside what is said in it: who answers, since when somebody waits, tags and notes.
-- End users and keys see none of it.

alter table iris.channels
  add column assignee_id uuid,
  add column waiting_since timestamptz,
  add foreign key (tenant_id, assignee_id) references iris.users (tenant_id, id) on delete set null (assignee_id),
  add check (waiting_since is null or status = 'open');
-- The queue's own order: those of nobody, or of one team member.
create index channels_by_assignee on iris.channels (tenant_id, assignee_id, updated_at desc, id desc)
  where status = 'open';

grant update (assignee_id, waiting_since) on iris.channels to iris_app;

comment on column iris.channels.assignee_id is 'The team member who answers here; null: nobody in particular.';
comment on column iris.channels.waiting_since is 'When the end user wrote the first message after the team''s last one; null: nobody waits.';

create table iris.channel_tags (
  tenant_id uuid not null,
  channel_id uuid not null,
  tag text not null check (char_length(tag) between 1 and 40),
  primary key (tenant_id, channel_id, tag),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade
);
create index channel_tags_by_tag on iris.channel_tags (tenant_id, tag, channel_id);

alter table iris.channel_tags enable row level security;
alter table iris.channel_tags force row level security;
create policy channel_tags_of_tenant on iris.channel_tags
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.channel_tags to iris_app;
grant insert (tenant_id, channel_id, tag) on iris.channel_tags to iris_app;
-- No update: tags are replaced as a whole.

comment on table iris.channel_tags is 'Words that the team sorts channels by.';
comment on column iris.channel_tags.tag is 'Trimmed, in lower case, with single spaces.';

create table iris.notes (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  author_id uuid not null,
  content text not null check (char_length(content) between 1 and 8000),
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references iris.users (tenant_id, id) on delete restrict
);
create index notes_by_channel on iris.notes (tenant_id, channel_id, created_at desc, id desc);

alter table iris.notes enable row level security;
alter table iris.notes force row level security;
create policy notes_of_tenant on iris.notes
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.notes to iris_app;
grant insert (tenant_id, id, channel_id, author_id, content) on iris.notes to iris_app;
grant update (channel_id) on iris.notes to iris_app;
-- No update of what was written and no delete. A note changes its channel when that is merged into another one.

comment on table iris.notes is 'Words about a channel that only the team sees.';

-- The acts, by the rules of 0130: the caller's own rights, a word as the outcome. They write no outbox row: nothing
-- outside the team ever hears of them.

create function iris.assign_channel(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_assignee uuid, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
declare
  v_channel channels%rowtype;
  v_role users.org_role%type;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  if p_assignee is not null then
    -- Whoever is removed or demoted at this moment is waited for, and then not on the team any more.
    select u.org_role into v_role from users u
    where u.tenant_id = p_tenant and u.id = p_assignee and u.org_role is not null and u.removed_at is null for share;
    if not found then return 'not_found'; end if;
    if v_role = 'viewer' then return 'viewer'; end if;
  end if;
  select * into v_channel from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;
  if not found then return 'not_found'; end if;
  if v_channel.merged_into is not null then return 'merged'; end if;
  if v_channel.assignee_id is not distinct from p_assignee then return 'unchanged'; end if;
  update channels c set assignee_id = p_assignee where c.tenant_id = p_tenant and c.id = p_channel;
  perform append_audit(p_tenant, 'channel.assigned', 'operator', p_actor, 'channel', p_channel::text,
    jsonb_build_object('before', v_channel.assignee_id, 'after', p_assignee), p_ip, p_request_id);
  return 'changed';
end
$$;
comment on function iris.assign_channel is
  'Says who of the team answers in a channel. Answers changed, unchanged, viewer (who does not answer), merged or not_found.';

-- Expects the tenant to be set already, and the team member to be locked.
create function iris.unassign_member(p_tenant uuid, p_actor uuid, p_member uuid, p_ip inet, p_request_id text)
returns setof uuid
language plpgsql volatile
set search_path = iris, pg_temp
as $$
declare
  v_channel uuid;
begin
  for v_channel in
    update channels c set assignee_id = null
    where c.tenant_id = p_tenant and c.assignee_id = p_member returning c.id
  loop
    perform append_audit(p_tenant, 'channel.assigned', 'operator', p_actor, 'channel', v_channel::text,
      jsonb_build_object('before', p_member, 'after', null), p_ip, p_request_id);
    return next v_channel;
  end loop;
end
$$;
comment on function iris.unassign_member is 'Takes every channel from a team member who does not answer any more; says which.';

create function iris.set_channel_tags(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_tags text[], p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
declare
  v_channel channels%rowtype;
  v_added bigint;
  v_removed bigint;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  select * into v_channel from channels c where c.tenant_id = p_tenant and c.id = p_channel for no key update;
  if not found then return 'not_found'; end if;
  if v_channel.merged_into is not null then return 'merged'; end if;
  delete from channel_tags t where t.tenant_id = p_tenant and t.channel_id = p_channel and t.tag <> all (p_tags);
  get diagnostics v_removed = row_count;
  insert into channel_tags (tenant_id, channel_id, tag)
  select p_tenant, p_channel, tag from unnest(p_tags) tag on conflict do nothing;
  get diagnostics v_added = row_count;
  if v_added + v_removed = 0 then return 'unchanged'; end if;
  -- How many, not which: a tag may be somebody's name, and the log can't forget it.
  perform append_audit(p_tenant, 'channel.tagged', 'operator', p_actor, 'channel', p_channel::text,
    jsonb_build_object('added', v_added, 'removed', v_removed), p_ip, p_request_id);
  return 'changed';
end
$$;
comment on function iris.set_channel_tags is 'Replaces the tags of a channel. Answers changed, unchanged, merged or not_found.';

create function iris.add_note(
  p_tenant uuid, p_channel uuid, p_author uuid, p_id uuid, p_content text, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
declare
  v_merged_into uuid;
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  -- Locked, so that a note written while the channel is merged doesn't stay behind.
  select c.merged_into into v_merged_into from channels c
  where c.tenant_id = p_tenant and c.id = p_channel for share;
  if not found then return 'not_found'; end if;
  if v_merged_into is not null then return 'merged'; end if;
  insert into notes (tenant_id, id, channel_id, author_id, content)
  values (p_tenant, p_id, p_channel, p_author, p_content);
  perform append_audit(p_tenant, 'note.created', 'operator', p_author, 'note', p_id::text,
    jsonb_build_object('channel_id', p_channel), p_ip, p_request_id);
  return 'created';
end
$$;
comment on function iris.add_note is 'Writes a note on a channel. Answers created, merged or not_found.';

grant execute on function iris.assign_channel, iris.unassign_member, iris.set_channel_tags, iris.add_note to iris_app;
