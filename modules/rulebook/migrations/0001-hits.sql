-- What the rules said about acts, and who took it upon themselves to pass one. Both are only ever added to.

-- distribute by org_id
create table rulebook.rule_hit (
  org_id        uuid        not null,          -- whose act it was
  hit_id        uuid        not null,          -- UUIDv7: its order is the order of time
  rule_id       text        not null,
  version       integer     not null,
  decision      text        not null check (decision in ('block', 'warn', 'record')),
  why           text        check (why in ('broken', 'unknown')),
  subject_kind  text        not null,
  subject_id    uuid        not null,
  about         text        not null default '', -- which part of the subject, such as a product
  business_date date        not null,
  facts_hash    text,                          -- SHA-256 of the facts that the rule looked at, base64
  params        jsonb       not null,          -- values of the message's placeholders
  at            timestamptz not null,
  by_user       uuid,
  by_name       text        not null,
  primary key (org_id, hit_id)
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
call kernel.own('rulebook.rule_hit', append_only => true);
create index rule_hit_rule on rulebook.rule_hit (org_id, rule_id, hit_id);
create index rule_hit_subject on rulebook.rule_hit (org_id, subject_id, hit_id);

-- One row for each signature: step 1 asks (and suffices where the rule wants one person), step 2 is the second
-- person's. The checks repeat what decide-override.ts decides.
-- distribute by org_id
create table rulebook.rule_override (
  org_id        uuid        not null,
  override_id   uuid        not null,
  step          integer     not null check (step in (1, 2)),
  granted       boolean     not null,          -- with this signature the override holds
  rule_id       text        not null,
  version       integer     not null,
  subject_kind  text        not null,
  subject_id    uuid        not null,
  reason        text        not null check (reason <> ''),
  business_date date        not null,
  at            timestamptz not null,
  by_user       uuid        not null,
  by_name       text        not null,
  primary key (org_id, override_id, step),
  unique (org_id, override_id, by_user),
  check (step = 1 or granted)
);
call kernel.own('rulebook.rule_override', append_only => true);
create index rule_override_subject on rulebook.rule_override (org_id, subject_id, override_id);
