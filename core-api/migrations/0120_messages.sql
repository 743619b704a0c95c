-- What was said. A message's place is (channel, seq); its id is how the world names it.

create table iris.messages (
  tenant_id uuid not null,
  channel_id uuid not null,
  seq bigint not null check (seq >= 1),
  id uuid not null,
  sender_id uuid not null,
  sender_kind text not null check (sender_kind in ('guest', 'user', 'operator', 'agent', 'system')),
  content text,
  content_type text not null check (content_type in ('text', 'markdown', 'form', 'event')),
  client_message_id text check (char_length(client_message_id) between 1 and 64),
  salt bytea,
  commitment bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (tenant_id, channel_id, seq),
  unique (tenant_id, id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, sender_id) references iris.users (tenant_id, id) on delete restrict,
  check ((content is null) = (deleted_at is not null))
);
-- Repeating a client_message_id is the same message, never a second one.
create unique index messages_by_client_message_id
  on iris.messages (tenant_id, channel_id, sender_id, client_message_id) where client_message_id is not null;

alter table iris.messages enable row level security;
alter table iris.messages force row level security;
create policy messages_of_tenant on iris.messages
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.messages to iris_app;
grant insert (tenant_id, channel_id, seq, id, sender_id, sender_kind, content, content_type, client_message_id, salt, commitment)
  on iris.messages to iris_app;
grant update (content, salt, edited_at, deleted_at) on iris.messages to iris_app;
-- No delete: a deleted message stays as a tombstone; seq has no holes.
-- seq, sender, created_at and commitment of a message can't be changed.

comment on table iris.messages is 'Messages, numbered without holes inside each channel.';
comment on column iris.messages.commitment is
  'SHA-256 over salt, content type and content as first posted: recognises a repeated post, and is what the audit log holds instead of the text.';
comment on column iris.messages.salt is 'Goes with the text when the message is deleted or its author erased; the commitment then tells nothing.';

create function iris.commitment(p_salt bytea, p_content_type text, p_content text) returns bytea
language sql immutable strict parallel safe
set search_path = ''
as $$
  select pg_catalog.sha256(p_salt operator(pg_catalog.||) pg_catalog.convert_to(p_content_type, 'UTF8')
    operator(pg_catalog.||) '\x00'::bytea operator(pg_catalog.||) pg_catalog.convert_to(p_content, 'UTF8'))
$$;
comment on function iris.commitment is 'Binds a row to a text without holding it.';
grant execute on function iris.commitment to iris_app;

-- Facts that other parts of Iris must still hear of, written in the transaction that made them (design "One message").
create table iris.outbox (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id bigint generated always as identity,
  type text not null,
  channel_id uuid not null,
  seq bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id)
);
create index outbox_in_order on iris.outbox (id);

alter table iris.outbox enable row level security;
alter table iris.outbox force row level security;
create policy outbox_of_tenant on iris.outbox
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant insert (tenant_id, type, channel_id, seq) on iris.outbox to iris_app;
-- No select, update or delete: rows are taken, across tenants, by iris.take_outbox alone.

comment on table iris.outbox is 'Events on their way: what happened in which channel, up to which seq.';
