-- Public halves of the keys that sign session tokens, so that every node can check every node's tokens. The private
-- halves never come here: each node keeps its own in a file. Belongs to no tenant; read and written only through the
-- functions of 0080.

create table iris.signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  created_at timestamptz not null,
  retires_at timestamptz not null check (retires_at > created_at)
);

alter table iris.signing_keys enable row level security;
alter table iris.signing_keys force row level security;
create policy signing_keys_for_lookup on iris.signing_keys to iris_lookup using (true) with check (true);

grant select, insert, delete on iris.signing_keys to iris_lookup;
-- Nothing for iris_app, and no update for anyone: a key never changes.

comment on table iris.signing_keys is 'Public keys of session tokens (RFC 7517).';
comment on column iris.signing_keys.kid is 'Thumbprint of the key (RFC 7638).';
comment on column iris.signing_keys.retires_at is 'From then on no token of this key can be valid any more.';
