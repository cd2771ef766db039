-- An override now passes a rule for one seller × buyer × product until a day, and a hit says which override passed it.

alter table rulebook.rule_hit add column override_id uuid;

alter table rulebook.rule_override
  add column buyer_org_id uuid, -- null in rows from before: they passed nothing
  add column product_id   uuid, -- null: every product between the two firms
  add column valid_to     date; -- last day, inclusive

-- What the order path asks: is anything passed between these two firms today?
create index rule_override_pair on rulebook.rule_override (org_id, buyer_org_id, valid_to)
  where granted and buyer_org_id is not null;
-- The desk's list, the newest first.
create index rule_override_recent on rulebook.rule_override (org_id, override_id desc, step);

-- Somebody of the same firm takes an override back; it never comes to life again.
-- distribute by org_id
create table rulebook.rule_override_end (
  org_id      uuid        not null,
  override_id uuid        not null,
  reason      text        not null check (reason <> ''),
  at          timestamptz not null,
  by_user     uuid        not null,
  by_name     text        not null,
  primary key (org_id, override_id)
);
call kernel.own('rulebook.rule_override_end', append_only => true);
