-- What a backend does to channels and their members, each act one round trip and one commit, by the rules of 0130: the
-- caller's own rights, a word as the outcome. Whoever acts must be a member of the channel.

create function iris.append_channel_act(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_action text, p_details jsonb, p_ip inet, p_request_id text
) returns void
language sql volatile
set search_path = iris, pg_temp
as $$
  select append_audit(p_tenant, p_action, u.kind, u.id, 'channel', p_channel::text, p_details, p_ip, p_request_id)
  from users u where u.tenant_id = p_tenant and u.id = p_actor;
  insert into outbox (tenant_id, type, channel_id, seq)
  select p_tenant, p_action, p_channel, c.last_seq from channels c where c.tenant_id = p_tenant and c.id = p_channel
$$;
comment on function iris.append_channel_act is 'Audit row and outbox row of an act on a channel.';

create function iris.create_channel(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_name text, p_channel_type text, p_topic text, p_ip inet, p_request_id text
) returns void
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  insert into channels (tenant_id, id, name, channel_type, topic)
  values (p_tenant, p_channel, p_name, p_channel_type, p_topic);
  insert into channel_members (tenant_id, channel_id, user_id, role)
  values (p_tenant, p_channel, p_actor, 'moderator');
  perform append_channel_act(p_tenant, p_channel, p_actor, 'channel.created', null, p_ip, p_request_id);
end
$$;
comment on function iris.create_channel is 'Makes a channel with whoever makes it as its moderator.';

-- A null name, or a topic that is not to be set, stays as it is.
create function iris.update_channel(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_name text, p_sets_topic boolean, p_topic text,
  p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  if not is_channel_member(p_tenant, p_channel, p_actor) then return 'not_found'; end if;
  update channels c set
    name = coalesce(p_name, c.name),
    topic = case when p_sets_topic then p_topic else c.topic end,
    updated_at = clock_timestamp()
  where c.tenant_id = p_tenant and c.id = p_channel
    and (c.name <> coalesce(p_name, c.name) or (p_sets_topic and c.topic is distinct from p_topic));
  if not found then return 'unchanged'; end if;
  perform append_channel_act(p_tenant, p_channel, p_actor, 'channel.updated',
    jsonb_build_object('set', array_remove(array[
      case when p_name is not null then 'name' end, case when p_sets_topic then 'topic' end], null)),
    p_ip, p_request_id);
  return 'changed';
end
$$;
comment on function iris.update_channel is 'Changes name or topic. Answers changed, unchanged or not_found.';

create function iris.add_channel_member(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_user uuid, p_role text, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  if not is_channel_member(p_tenant, p_channel, p_actor)
    or not exists (select from users where tenant_id = p_tenant and id = p_user and removed_at is null)
  then return 'not_found'; end if;
  insert into channel_members (tenant_id, channel_id, user_id, role)
  values (p_tenant, p_channel, p_user, p_role) on conflict do nothing;
  if not found then return 'present'; end if;
  perform append_channel_act(p_tenant, p_channel, p_actor, 'member.joined',
    jsonb_build_object('user_id', p_user, 'role', p_role), p_ip, p_request_id);
  return 'added';
end
$$;
comment on function iris.add_channel_member is 'Adds a user to a channel. Answers added, present or not_found.';

create function iris.update_channel_member(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_user uuid, p_role text, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  if not is_channel_member(p_tenant, p_channel, p_actor) or not is_channel_member(p_tenant, p_channel, p_user)
  then return 'not_found'; end if;
  update channel_members m set role = p_role
  where m.tenant_id = p_tenant and m.channel_id = p_channel and m.user_id = p_user and m.role <> p_role;
  if not found then return 'unchanged'; end if;
  perform append_channel_act(p_tenant, p_channel, p_actor, 'member.updated',
    jsonb_build_object('user_id', p_user, 'role', p_role), p_ip, p_request_id);
  return 'changed';
end
$$;
comment on function iris.update_channel_member is 'Changes the role of a member. Answers changed, unchanged or not_found.';

create function iris.remove_channel_member(
  p_tenant uuid, p_channel uuid, p_actor uuid, p_user uuid, p_ip inet, p_request_id text
) returns text
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  if not is_channel_member(p_tenant, p_channel, p_actor) then return 'not_found'; end if;
  if exists (select from channels where tenant_id = p_tenant and id = p_channel and support_user_id = p_user)
  then return 'owner'; end if;
  delete from channel_members where tenant_id = p_tenant and channel_id = p_channel and user_id = p_user;
  if not found then return 'not_found'; end if;
  perform append_channel_act(p_tenant, p_channel, p_actor, 'member.left',
    jsonb_build_object('user_id', p_user), p_ip, p_request_id);
  return 'removed';
end
$$;
comment on function iris.remove_channel_member is
  'Takes a user out of a channel, but not out of the own support channel. Answers removed, owner or not_found.';

grant execute on function iris.append_channel_act, iris.create_channel, iris.update_channel, iris.add_channel_member,
  iris.update_channel_member, iris.remove_channel_member to iris_app;
