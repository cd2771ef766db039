-- The primary key (org_id, import_id), read backwards, already gives a firm's lists newest first.
drop index catalogue.list_import_newest;
