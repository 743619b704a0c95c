-- Every policy asks this one function whose transaction it is (style §5).

create function iris.current_tenant() returns uuid
language sql stable parallel safe
-- After a transaction the setting is an empty string, not null.
return nullif(current_setting('iris.tenant_id', true), '')::uuid;

grant execute on function iris.current_tenant to iris_app, iris_lookup;

comment on function iris.current_tenant is
  'The tenant of this transaction, as inTenant() set it; null outside of one, so that every policy refuses.';
