-- Words that stand in messages, notes and names, for the team's search (docs/decisions/0012).
--
-- No operator of full text is leakproof: where row level security holds, PostgreSQL asks the policy first and the search
-- afterwards, of every row of the tenant, and no index helps. So the search is part of a policy itself. One function runs
-- as iris_lookup, which of these tables sees the rows of its transaction's tenant that have the wanted words, and no
-- others. It answers where they are, never the text: that the service reads under its own policies.

-- Case and accents don't matter, and whatever is neither letter nor digit parts words. Each word begins with its tenant:
-- what others write makes no search longer, also where words are looked for by their beginning.
create function iris.spelled(p_tenant uuid, p_text text) returns text
language sql immutable strict parallel safe
return coalesce(pg_catalog.replace(' ' || nullif(pg_catalog.btrim(pg_catalog.regexp_replace(
  replace(replace(replace(replace(replace(replace(
    pg_catalog.lower(pg_catalog.regexp_replace(
      normalize(p_text, nfkd), '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u3099\u309a]', '', 'g') collate "und-x-icu"),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'),
  '[^[:alnum:]]+', ' ', 'g')), ''), ' ', ' t' || pg_catalog.right(p_tenant::text, 12)), '');
comment on function iris.spelled is 'The words of a text as they are looked for.';

-- The cost is honest: without it the planner would rather spell every message than ask the index.
create function iris.words(p_tenant uuid, p_text text) returns tsvector
language plpgsql immutable strict parallel safe cost 1000
as $$
begin
  return pg_catalog.to_tsvector('pg_catalog.simple', iris.spelled(p_tenant, p_text));
end
$$;
comment on function iris.words is 'The words by which a text is found.';

-- A single letter begins most words that there are, so alone it stands for itself (14 bytes: the tenant's 13 and one).
create function iris.query_of(p_words text) returns tsquery
language plpgsql stable
set search_path = iris, pg_temp
as $$
declare
  v_spelled text := spelled(current_tenant(), p_words);
  v_query text;
begin
  if v_spelled = '' then return null; end if;
  v_query := plainto_tsquery('pg_catalog.simple', v_spelled)::text;
  return case when octet_length(substring(v_spelled from '[^ ]+$')) > 14 then v_query || ':*' else v_query end;
end
$$;
comment on function iris.query_of is 'What a person looks for: all of the words, of which the last may be a beginning. Null: there is no word.';
grant execute on function iris.spelled, iris.words, iris.query_of to iris_app;

-- Names and e-mails change when somebody says so, not with every message: they have a table of their own, because an
-- index on channels would be written with each message.
create table iris.channel_names (
  tenant_id uuid not null,
  channel_id uuid not null,
  names text not null,
  primary key (tenant_id, channel_id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade
);
create index channel_names_by_words on iris.channel_names using gin (iris.words(tenant_id, names));

alter table iris.channel_names enable row level security;
alter table iris.channel_names force row level security;
create policy channel_names_of_tenant on iris.channel_names
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, insert (tenant_id, channel_id, names), update (names) on iris.channel_names to iris_app;
-- No delete: it goes with its channel.

comment on table iris.channel_names is 'Name of each channel, and name and e-mail of the user whose it is, kept by triggers.';

create function iris.keep_channel_names() returns trigger
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  insert into channel_names (tenant_id, channel_id, names)
  select c.tenant_id, c.id, concat_ws(' ', c.name, u.display_name, u.email)
  from channels c left join users u on u.tenant_id = c.tenant_id and u.id = c.support_user_id
  where c.tenant_id = new.tenant_id and c.id = new.id
  on conflict (tenant_id, channel_id) do update set names = excluded.names;
  return null;
end
$$;
comment on function iris.keep_channel_names is 'Keeps the names of a channel as it is called.';
create trigger channels_named after insert or update of name on iris.channels
  for each row execute function iris.keep_channel_names();

create function iris.keep_user_names() returns trigger
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  update channel_names n set names = concat_ws(' ', c.name, new.display_name, new.email)
  from channels c
  where c.tenant_id = new.tenant_id and c.support_user_id = new.id and c.merged_into is null
    and n.tenant_id = c.tenant_id and n.channel_id = c.id;
  return null;
end
$$;
comment on function iris.keep_user_names is 'Keeps the names of a user''s own channel as the user is called.';
create trigger users_named after update of display_name, email on iris.users
  for each row execute function iris.keep_user_names();

-- Channels that are there already. Forced row level security would hide them from their owner.
alter table iris.channels no force row level security;
alter table iris.users no force row level security;
alter table iris.channel_names no force row level security;
insert into iris.channel_names (tenant_id, channel_id, names)
select c.tenant_id, c.id, concat_ws(' ', c.name, u.display_name, u.email)
from iris.channels c left join iris.users u on u.tenant_id = c.tenant_id and u.id = c.support_user_id;
alter table iris.channels force row level security;
alter table iris.users force row level security;
alter table iris.channel_names force row level security;

-- Entries wait in a list that is merged at this many kB: at the default of 4 MB one post in ten thousand would take
-- a third of a second.
create index messages_by_words on iris.messages using gin (iris.words(tenant_id, content))
  with (gin_pending_list_limit = 256);
create index notes_by_words on iris.notes using gin (iris.words(tenant_id, content));

create function iris.wanted_words() returns tsquery
language sql stable parallel safe
return nullif(current_setting('iris.wanted_words', true), '')::tsquery;
comment on function iris.wanted_words is 'What this transaction looks for; null outside of a search, so that the policies below refuse.';

-- The tenant's own policies hold for iris_lookup too; these take from what they show.
create policy messages_for_search on iris.messages as restrictive for select to iris_lookup
  using (iris.words(tenant_id, content) @@ iris.wanted_words());
create policy notes_for_search on iris.notes as restrictive for select to iris_lookup
  using (iris.words(tenant_id, content) @@ iris.wanted_words());
create policy channel_names_for_search on iris.channel_names as restrictive for select to iris_lookup
  using (iris.words(tenant_id, names) @@ iris.wanted_words());
grant select (tenant_id, channel_id, seq, content) on iris.messages to iris_lookup;
grant select (tenant_id, channel_id, id, content) on iris.notes to iris_lookup;
grant select (tenant_id, channel_id, names) on iris.channel_names to iris_lookup;

create function iris.find_words(p_words text, p_limit integer)
returns table (channel_ids uuid[], seqs bigint[], note_ids uuid[])
language plpgsql volatile security definer
set search_path = iris, pg_temp
as $$
declare
  v_found record;
  v_seqscan text := current_setting('enable_seqscan');
  v_indexscan text := current_setting('enable_indexscan');
begin
  perform set_config('iris.wanted_words', coalesce(query_of(p_words)::text, ''), true);
  -- Where a word is in every other message, reading them all until there are enough looks cheap to the planner. It is
  -- not, when those of this tenant come last.
  perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  select array_agg(f.channel_id) as channel_ids, array_agg(f.seq) as seqs, array_agg(f.note_id) as note_ids,
    coalesce(sum(f.places), 0) as places
  into v_found
  from (
    -- Ids are in the order of time, and so is their text.
    select p.channel_id, max(p.seq) as seq, max(p.note_id)::uuid as note_id, count(*) as places
    from (
      (select n.channel_id, null::bigint as seq, null as note_id from channel_names n
        where n.tenant_id = current_tenant() limit p_limit + 1)
      union all
      (select n.channel_id, null, n.id::text from notes n where n.tenant_id = current_tenant() limit p_limit + 1)
      union all
      (select m.channel_id, m.seq, null from messages m where m.tenant_id = current_tenant() limit p_limit + 1)) p
    group by p.channel_id) f;
  perform set_config('enable_seqscan', v_seqscan, true), set_config('enable_indexscan', v_indexscan, true);
  if v_found.places <= p_limit then
    return query select v_found.channel_ids, v_found.seqs, v_found.note_ids;
  end if;
end
$$;
comment on function iris.find_words is
  'The channels of the current tenant in which words are, with the newest message and the newest note that have all of them. No row: they are in more places than the limit.';

grant execute on function iris.current_tenant, iris.spelled, iris.words, iris.query_of, iris.wanted_words to iris_lookup;
grant execute on function iris.find_words to iris_app;

grant create on schema iris to iris_lookup;
alter function iris.find_words owner to iris_lookup;
revoke create on schema iris from iris_lookup;
