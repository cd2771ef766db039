-- Who did what when: an auditor asks a firm's events by time or by person. (By subject there is an index already.)
create index event_time on kernel.event (org_id, occurred_at, event_id);
create index event_person on kernel.event (by_user, org_id, occurred_at, event_id) where by_user is not null;
