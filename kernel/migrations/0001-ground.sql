-- The ground: who sees which row, answers of commands, events, document numbers, proofs.

-- The organisations of the running transaction, from SET LOCAL app.orgs. Unset or empty sees nothing.
create function kernel.app_orgs() returns uuid[] language sql stable parallel safe as
$$ select string_to_array(nullif(current_setting('app.orgs', true), ''), ',')::uuid[] $$;

-- True in transactions of jobs, subscribers and proofs, which the platform itself runs.
create function kernel.app_everywhere() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.everywhere', true) = 'on', false) $$;

-- A tenant table: rows belong to org_id. The functions stand in sub-selects so that a statement evaluates
-- them once instead of once a row. An append-only table can be added to and read, by everyone alike.
create procedure kernel.own(target regclass, append_only boolean default false) language plpgsql as $$
declare
  module text := 'yl_' || (select relnamespace::regnamespace::text from pg_class where oid = target);
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy by_organisation on %s using (org_id = any ((select kernel.app_orgs())::uuid[])
                  or (select kernel.app_everywhere()))', target);
  execute format('grant select, insert %s on %s to %I', case when append_only then '' else ', update, delete' end,
                 target, module);
end $$;

-- A shared table without owner: reference data, or a table that guards its rows in its own words.
create procedure kernel.share(target regclass, append_only boolean default false) language plpgsql as $$
declare
  module text := 'yl_' || (select relnamespace::regnamespace::text from pg_class where oid = target);
begin
  execute format('grant select, insert %s on %s to %I', case when append_only then '' else ', update, delete' end,
                 target, module);
end $$;

-- A published view of a module: owned by the module's role, so that row-level security of the tables under it
-- still holds, and readable by every other module.
create procedure kernel.publish(target regclass) language plpgsql as $$
declare
  home regnamespace := (select relnamespace from pg_class where oid = target);
  module text := 'yl_' || home::text;
begin
  execute format('grant select on %s to yl_module', target);
  -- A new owner must be allowed to create in the schema, unless a superuser gives it.
  execute format('grant create on schema %s to %I', home, module);
  execute format('alter view %s owner to %I', target, module);
  execute format('revoke create on schema %s from %I', home, module);
end $$;

-- distribute by org_id
create table kernel.command (
  org_id      uuid        not null,
  command_id  uuid        not null,
  kind        text        not null,
  body_hash   text        not null,
  status      integer     not null,
  answer      text        not null, -- text, not jsonb: a repeat gets the same bytes
  at          timestamptz not null,
  primary key (org_id, command_id)
);
call kernel.own('kernel.command');
create index command_at on kernel.command (at);

-- Counts restorations by COPY: transaction ids of another cluster must not be compared with this one's.
-- reference
create table kernel.epoch (epoch integer primary key);
insert into kernel.epoch values (1);
create function kernel.current_epoch() returns integer language sql stable as $$ select epoch from kernel.epoch $$;

-- distribute by org_id
create table kernel.event (
  org_id      uuid        not null,
  event_id    bigint      not null generated always as identity,
  epoch       integer     not null default kernel.current_epoch(),
  xid         xid8        not null default pg_current_xact_id(),
  type        text        not null,
  subject_id  uuid        not null,
  data        jsonb       not null,
  occurred_at timestamptz not null,
  by_user     uuid,
  by_name     text        not null,
  primary key (org_id, event_id)
);
call kernel.own('kernel.event', append_only => true);
create index event_cursor on kernel.event (epoch, xid, event_id);
create index event_subject on kernel.event (org_id, subject_id, event_id);
alter table kernel.event set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- reference
create table kernel.subscriber (
  name     text    primary key,
  epoch    integer not null default 0,
  xid      xid8    not null default '0',
  event_id bigint  not null default 0,
  failures integer not null default 0,
  problem  text
);
call kernel.share('kernel.subscriber');

-- distribute by org_id
create table kernel.document_number (
  org_id uuid    not null,
  kind   text    not null,
  day    date    not null,
  last   integer not null,
  primary key (org_id, kind, day)
);
call kernel.own('kernel.document_number');

-- reference
create table kernel.proof_run (
  run_id      uuid        primary key,
  started_at  timestamptz not null,
  finished_at timestamptz not null,
  ok          boolean     not null,
  results     jsonb       not null
);
call kernel.share('kernel.proof_run', append_only => true);
create index proof_run_started on kernel.proof_run (started_at desc);

grant select on kernel.epoch to yl_module;
grant select, insert, update on kernel.command, kernel.document_number to yl_module;
grant select, insert on kernel.event to yl_module;

-- Jobs belong to the worker's own schema, which the application may not touch: it adds them through this door.
create function kernel.add_job(task text, payload jsonb, run_at timestamptz, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, job_key => job_key);
end $$;
revoke execute on function kernel.add_job from public;
grant execute on function kernel.add_job to yl_module;
