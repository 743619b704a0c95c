-- Retention windows change by a route from here on.

grant update (messages_days, audit_days, attachments_days, guests_days, updated_at) on iris.retention_policies to iris_app;
