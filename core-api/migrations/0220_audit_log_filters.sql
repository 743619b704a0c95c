-- What the listing of the audit log filters by. Messages are most of all rows, so the index by action leaves them out:
-- the message path doesn't pay for it, and whoever asks for message.created finds them by time.

create index audit_log_by_actor on iris.audit_log (tenant_id, actor_id, at desc, id desc);
create index audit_log_by_action on iris.audit_log (tenant_id, action, at desc, id desc)
  where action <> 'message.created';
