-- Posts that wait at the same moment, as one statement and one commit: each by the rules of post_message, in the order of
-- the arrays, answered under its place in them. Whoever holds one of the channels must not hold up the rest: then none is
-- posted, and the caller posts each by itself. Until then the channels are held in the order given, which can meet another
-- transaction's order crosswise; the short wait ends that too.
create function iris.post_messages(
  p_tenants uuid[], p_channels uuid[], p_senders uuid[], p_are_team boolean[],
  p_ids uuid[], p_contents text[], p_content_types text[], p_client_message_ids text[], p_salts bytea[],
  p_ips inet[], p_request_ids text[], p_drafts uuid[]
) returns table (
  place bigint, outcome text, has_reopened boolean, has_joined boolean, has_waiting_changed boolean,
  id uuid, seq bigint, sender_kind text, sender_name text, sender_avatar_url text,
  content text, content_type text, created_at timestamptz, edited_at timestamptz, deleted_at timestamptz
)
language sql volatile
set search_path = iris, pg_temp
set lock_timeout = '100ms'
as $$
  select p.place, posted.*
  from unnest(p_tenants, p_channels, p_senders, p_are_team, p_ids, p_contents, p_content_types, p_client_message_ids,
    p_salts, p_ips, p_request_ids, p_drafts) with ordinality
    as p (tenant, channel, sender, is_team, id, content, content_type, client_message_id, salt, ip, request_id, draft, place)
  cross join lateral (
    select * from post_message(p.tenant, p.channel, p.sender, p.is_team, p.id, p.content, p.content_type,
      p.client_message_id, p.salt, p.ip, p.request_id)
    where p.draft is null
    union all
    select * from post_drafted_message(p.tenant, p.channel, p.sender, p.id, p.content, p.content_type,
      p.client_message_id, p.salt, p.ip, p.request_id, p.draft)
    where p.draft is not null
  ) posted
  order by p.place
$$;
comment on function iris.post_messages is
  'Posts several messages, of any tenants, in one commit: all or none. Outcomes as of post_message and post_drafted_message.';

grant execute on function iris.post_messages to iris_app;
