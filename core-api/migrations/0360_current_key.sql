-- A key asks what it is: one round trip, like the acts of a conversation (0130), and with the caller's own rights.

create function iris.current_key(p_tenant uuid, p_key uuid)
returns table (
  id uuid, user_id uuid, name text, key_type text, scopes text[],
  created_at timestamptz, last_used_at timestamptz, previous_expires_at timestamptz
)
language plpgsql volatile
set search_path = iris, pg_temp
as $$
begin
  perform set_config('iris.tenant_id', p_tenant::text, true);
  return query
    select k.id, k.user_id, k.name, k.key_type, k.scopes, k.created_at, k.last_used_at,
      case when k.previous_expires_at > now() then k.previous_expires_at end
    from api_keys k
    where k.tenant_id = p_tenant and k.id = p_key and k.revoked_at is null;
end
$$;
comment on function iris.current_key is 'A key as it sees itself. No row: it was revoked.';

grant execute on function iris.current_key to iris_app;
