-- What a team knows, written down once: answers to end users are drafted from it.

create table iris.articles (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  content text not null check (char_length(content) between 1 and 20000),
  words tsvector generated always as (
    setweight(iris.search_words(title), 'A') || setweight(iris.search_words(content), 'D')) stored,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  -- Ids count up with time, so this is also the order of the list.
  primary key (tenant_id, id)
);

alter table iris.articles enable row level security;
alter table iris.articles force row level security;
create policy articles_of_tenant on iris.articles
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.articles to iris_app;
grant insert (tenant_id, id, title, content), update (title, content, updated_at) on iris.articles to iris_app;

comment on table iris.articles is 'Articles of a team''s own: what drafts are made from. No end user reads them.';
comment on column iris.articles.words is
  'For full-text search. Without an index of its own: under row level security a search could not use one, and a tenant has at most 1,000.';

-- Replies that are given often, by a short name.

create table iris.canned_replies (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  shortcut text not null check (char_length(shortcut) between 1 and 40),
  content text not null check (char_length(content) between 1 and 8000),
  words tsvector generated always as (
    setweight(iris.search_words(shortcut), 'A') || setweight(iris.search_words(content), 'D')) stored,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create unique index canned_replies_shortcut on iris.canned_replies (tenant_id, lower(shortcut));

alter table iris.canned_replies enable row level security;
alter table iris.canned_replies force row level security;
create policy canned_replies_of_tenant on iris.canned_replies
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.canned_replies to iris_app;
grant insert (tenant_id, id, shortcut, content), update (shortcut, content, updated_at) on iris.canned_replies to iris_app;

comment on table iris.canned_replies is 'Replies that a team gives often, each by a short name.';
