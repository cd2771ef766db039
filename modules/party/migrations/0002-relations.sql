-- First business (首营企业): who has approved whom. A row belongs to the organisation that approves.

-- distribute by org_id
create table party.relation_approval (
  org_id         uuid        not null,
  relation_id    uuid        not null,
  direction      text        not null check (direction in ('supplier', 'customer')),
  partner_org_id uuid        not null,
  state          text        not null check (state in ('pending', 'approved', 'rejected', 'suspended')),
  valid_to       date,                         -- null: until it is suspended
  reason         text        not null default '',
  requested_by   uuid        not null,
  requested_name text        not null,
  requested_at   timestamptz not null,
  decided_by     uuid,
  decided_name   text,
  decided_at     timestamptz,
  version        integer     not null default 1,
  primary key (org_id, relation_id),
  unique (org_id, direction, partner_org_id)
);
call kernel.own('party.relation_approval');
create index relation_list on party.relation_approval (org_id, direction, requested_at desc, relation_id desc);

-- Each step of an approval and who took it: the proof that different people signed.
-- distribute by org_id
create table party.relation_step (
  org_id      uuid        not null,
  relation_id uuid        not null,
  version     integer     not null,
  step        text        not null,
  state       text        not null,            -- the state it led to
  reason      text        not null,
  by_user     uuid        not null,
  by_name     text        not null,
  at          timestamptz not null,
  primary key (org_id, relation_id, version)
);
call kernel.own('party.relation_step', append_only => true);

-- Ship-to addresses. Orders copy what they need, so a change here never alters an order.
-- distribute by org_id
create table party.address (
  org_id     uuid        not null,
  address_id uuid        not null,
  label      text        not null,
  contact    text        not null,
  phone      text        not null,
  province   text        not null,
  city       text        not null,
  district   text        not null,
  detail     text        not null,
  is_default boolean     not null,
  latitude   double precision,
  longitude  double precision,
  state      text        not null default 'active' check (state in ('active', 'retired')),
  added_at   timestamptz not null,
  primary key (org_id, address_id)
);
call kernel.own('party.address');
create unique index address_default on party.address (org_id) where is_default and state = 'active';
