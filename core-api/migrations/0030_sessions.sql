-- A session is what a token speaks for: revoking the row ends every token of it. A guest who comes back with a resume
-- token goes on with the same session, so one row is one browser.

create table iris.sessions (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  user_id uuid not null,
  audience text not null check (audience in ('chat', 'admin', 'demo')),
  page_url text check (char_length(page_url) <= 2048),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references iris.users (tenant_id, id) on delete cascade
);
create index sessions_by_user on iris.sessions (tenant_id, user_id);
-- Each node keeps the lately revoked in memory (0080).
create index sessions_revoked on iris.sessions (revoked_at) where revoked_at is not null;

alter table iris.sessions enable row level security;
alter table iris.sessions force row level security;
create policy sessions_of_tenant on iris.sessions
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.sessions to iris_app;
grant insert (tenant_id, id, user_id, audience, page_url, expires_at) on iris.sessions to iris_app;
grant update (expires_at, revoked_at) on iris.sessions to iris_app;
-- No delete: a revoked session must stay known; it goes with its user.

comment on table iris.sessions is 'What tokens speak for.';
comment on column iris.sessions.expires_at is 'End of the newest token of this session.';
comment on column iris.sessions.page_url is 'The page a guest session began on.';

-- With one of these a guest gets its session back. Only their SHA-256 is stored: they are random, so nothing slower is
-- needed. Each use replaces the token; for a short grace the replaced one works again (an answer that never arrived,
-- two tabs at once), and then makes a token of its own beside the first: both tabs keep one that lasts.

create table iris.resume_tokens (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  token_hash bytea not null check (length(token_hash) = 32),
  session_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  replaced_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, session_id) references iris.sessions (tenant_id, id) on delete cascade
);
create index resume_tokens_by_session on iris.resume_tokens (tenant_id, session_id, created_at desc);

alter table iris.resume_tokens enable row level security;
alter table iris.resume_tokens force row level security;
create policy resume_tokens_of_tenant on iris.resume_tokens
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.resume_tokens to iris_app;
grant insert (tenant_id, token_hash, session_id, expires_at) on iris.resume_tokens to iris_app;
grant update (replaced_at) on iris.resume_tokens to iris_app;
-- No update of token_hash, session_id or expires_at: a token never changes what it opens.

comment on table iris.resume_tokens is 'Hashes of the tokens that give guests their session back.';
