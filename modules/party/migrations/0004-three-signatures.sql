-- Three people sign an approval (首营企业, 首营品种): who buys or sells asks, the quality department reviews, the
-- quality head approves. What two people approved before stays approved; its next approval takes three.

alter table party.relation_approval
  drop constraint relation_approval_state_check,
  drop constraint relation_approval_direction_check,
  drop constraint relation_approval_org_id_direction_partner_org_id_key,
  add constraint relation_approval_state_check check (state in
    ('draft', 'pending', 'reviewed', 'approved', 'returned', 'rejected', 'withdrawn', 'suspended', 'lapsed')),
  add constraint relation_approval_direction_check check (direction in ('supplier', 'customer', 'product')),
  add column reviewed_by    uuid,
  add column reviewed_name  text,
  add column reviewed_at    timestamptz,
  add column papers_to      date,                          -- the first last day among the papers it stands on
  add column basis          text[] not null default '{}',  -- the partner's licences as they were approved
  add column salesperson_id uuid;                          -- customers: who answers for them at the owner

-- Of suppliers and customers there is one file for each partner; of products as many as were asked for.
create unique index relation_once on party.relation_approval (org_id, direction, partner_org_id)
  where direction <> 'product';
create index relation_waiting on party.relation_approval (org_id, state, direction);

-- What a licence says besides its term: renewed under the same number and scope, it is still the same paper.
create function party.licence_basis(org uuid) returns text[] language sql stable parallel safe as $$
  select coalesce(array_agg(distinct l.kind || ' ' || l.number || ' ' ||
           (select coalesce(string_agg(s, ',' order by s), '') from unnest(l.scope) as s)), '{}')
    from party.licence l
   where l.org_id = org and l.state not in ('superseded', 'revoked') and l.verified_at is not null
$$;

update party.relation_approval r
   set reviewed_by = r.decided_by, reviewed_name = r.decided_name, reviewed_at = r.decided_at,
       basis = party.licence_basis(r.partner_org_id)
 where r.state in ('approved', 'suspended');

-- The documents an approval stands on. One that is taken out before anybody signed stays as a row.
-- distribute by org_id
create table party.approval_paper (
  org_id        uuid        not null,
  relation_id   uuid        not null,
  paper_id      uuid        not null,
  kind          text        not null,
  product_id    uuid,                          -- null: for the partner, or for every product of the file
  number        text        not null default '',
  valid_from    date,
  valid_to      date,                          -- inclusive; null: without end
  note          text        not null default '',
  file_org_id   uuid        not null,          -- who uploaded it: the owner, or the partner that applied
  file_id       uuid        not null,
  file_name     text        not null,
  added_by      uuid        not null,
  added_name    text        not null,
  added_at      timestamptz not null,
  accepted_by   uuid,                          -- null: the quality department has not looked at it
  accepted_name text,
  accepted_at   timestamptz,
  removed_at    timestamptz,
  primary key (org_id, relation_id, paper_id)
);
call kernel.own('party.approval_paper');

-- First purchase of a product (首营品种), as it was described on the day it was asked for.
-- distribute by org_id
create table party.first_product (
  org_id      uuid        not null,
  relation_id uuid        not null,
  product_id  uuid        not null,
  state       text        not null,            -- of its file
  product     jsonb       not null,
  valid_to    date,
  asked_at    timestamptz not null,
  primary key (org_id, relation_id, product_id)
);
call kernel.own('party.first_product');
create unique index first_product_live on party.first_product (org_id, product_id)
  where state not in ('rejected', 'withdrawn', 'lapsed');
create index first_product_list on party.first_product (org_id, asked_at desc, product_id desc);

-- Firms that the rule doesn't reach (clinics, hospitals) may ask for it themselves.
-- distribute by org_id
create table party.buying_policy (
  org_id         uuid        primary key,
  first_products boolean     not null,
  changed_by     uuid        not null,
  changed_name   text        not null,
  changed_at     timestamptz not null
);
call kernel.own('party.buying_policy');

-- Salespeople and what their firm lets them do (销售人员授权书). The ID number is kept masked only.
-- distribute by org_id
create table party.salesperson (
  org_id         uuid        not null,
  salesperson_id uuid        not null,
  name           text        not null,
  id_masked      text        not null,
  phone          text        not null default '',
  regions        text[]      not null,         -- provinces or cities
  classes        text[]      not null default '{}',
  product_ids    uuid[]      not null default '{}',
  valid_from     date        not null,
  valid_to       date        not null,         -- inclusive
  state          text        not null default 'active' check (state in ('active', 'revoked')),
  state_reason   text        not null default '',
  file_id        uuid        not null,
  file_name      text        not null,
  version        integer     not null default 1,
  added_by       uuid        not null,
  added_name     text        not null,
  added_at       timestamptz not null,
  primary key (org_id, salesperson_id),
  check (valid_from <= valid_to)
);
call kernel.own('party.salesperson');
create index salesperson_list on party.salesperson (org_id, valid_to desc, salesperson_id desc);

-- Each change of an authorisation and who made it.
-- distribute by org_id
create table party.salesperson_step (
  org_id         uuid        not null,
  salesperson_id uuid        not null,
  version        integer     not null,
  step           text        not null,
  reason         text        not null,
  by_user        uuid        not null,
  by_name        text        not null,
  at             timestamptz not null,
  primary key (org_id, salesperson_id, version)
);
call kernel.own('party.salesperson_step', append_only => true);
create index relation_salesperson on party.relation_approval (org_id, salesperson_id) where salesperson_id is not null;
