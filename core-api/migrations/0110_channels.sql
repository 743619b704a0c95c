-- A channel is one conversation. Its last_seq is the counter that orders its messages without holes: whoever
-- holds the row's lock may take the next number, and gives it back by rolling back.

create table iris.channels (
  tenant_id uuid not null references iris.tenants (tenant_id) on delete cascade,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  channel_type text not null default 'support' check (char_length(channel_type) between 1 and 40),
  topic text check (char_length(topic) <= 500),
  status text not null default 'open' check (status in ('open', 'archived')),
  support_user_id uuid,
  last_seq bigint not null default 0 check (last_seq >= 0),
  history_from_seq bigint not null default 1 check (history_from_seq >= 1),
  merged_into uuid,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, support_user_id) references iris.users (tenant_id, id) on delete cascade,
  foreign key (tenant_id, merged_into) references iris.channels (tenant_id, id) on delete set null (merged_into),
  check ((status = 'archived') = (archived_at is not null))
);
-- One durable support channel an identity (contract §5), whatever runs at the same moment.
create unique index channels_support on iris.channels (tenant_id, support_user_id) where merged_into is null;
create index channels_by_activity on iris.channels (tenant_id, updated_at desc, id desc);

alter table iris.channels enable row level security;
alter table iris.channels force row level security;
create policy channels_of_tenant on iris.channels
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.channels to iris_app;
grant insert (tenant_id, id, name, channel_type, topic, support_user_id) on iris.channels to iris_app;
grant update (name, topic, status, last_seq, updated_at, archived_at) on iris.channels to iris_app;
-- No delete: channels are archived; retention purges through a function of its own.

comment on table iris.channels is 'Conversations.';
comment on column iris.channels.support_user_id is 'Whose durable support channel this is; null for any other channel.';
comment on column iris.channels.last_seq is 'Head: number of the newest message, 0 before the first.';
comment on column iris.channels.history_from_seq is 'Messages before this number were purged by retention.';
comment on column iris.channels.updated_at is 'Last activity; lists are ordered by it.';

create table iris.channel_members (
  tenant_id uuid not null,
  channel_id uuid not null,
  user_id uuid not null,
  role text not null default 'member' check (role in ('member', 'moderator')),
  joined_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, channel_id, user_id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references iris.users (tenant_id, id) on delete cascade
);
create index channel_members_by_user on iris.channel_members (tenant_id, user_id);

alter table iris.channel_members enable row level security;
alter table iris.channel_members force row level security;
create policy channel_members_of_tenant on iris.channel_members
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.channel_members to iris_app;
grant insert (tenant_id, channel_id, user_id, role) on iris.channel_members to iris_app;
grant update (role) on iris.channel_members to iris_app;

comment on table iris.channel_members is 'Who belongs to a channel. The team reads every channel of its tenant without being a member.';

create table iris.read_states (
  tenant_id uuid not null,
  channel_id uuid not null,
  user_id uuid not null,
  last_read_seq bigint not null check (last_read_seq >= 0),
  primary key (tenant_id, channel_id, user_id),
  foreign key (tenant_id, channel_id) references iris.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, user_id) references iris.users (tenant_id, id) on delete cascade
);

alter table iris.read_states enable row level security;
alter table iris.read_states force row level security;
create policy read_states_of_tenant on iris.read_states
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select on iris.read_states to iris_app;
grant insert (tenant_id, channel_id, user_id, last_read_seq), update (last_read_seq) on iris.read_states to iris_app;
-- No delete: read state never goes back; it goes with its channel or its user.

comment on table iris.read_states is 'How far each reader has read each channel.';
