-- What a seller asks: list prices for everyone, contract prices for one buyer, and which products are on
-- offer.

-- The effective price on a day is the one active row that covers it. A row is never deleted: a correction
-- of the same day replaces it, a later price ends it the day before.
-- distribute by org_id
create table price.list_price (
  org_id       uuid        not null,
  price_id     uuid        not null,
  product_id   uuid        not null,
  price_micro  bigint      not null check (price_micro > 0), -- tax included, per smallest sales unit
  vat_bp       integer     not null check (vat_bp between 0 and 10000),
  valid_from   date        not null,
  valid_to     date,                           -- inclusive; null: until another price follows
  version      integer     not null,           -- counts the changes of this product's price
  state        text        not null default 'active' check (state in ('active', 'replaced')),
  reason       text        not null,
  changed_at   timestamptz not null,
  changed_by   uuid,
  changed_name text        not null,
  primary key (org_id, price_id),
  unique (org_id, product_id, version),
  check (valid_to is null or valid_from <= valid_to)
);
call kernel.own('price.list_price');
create unique index list_price_effective on price.list_price (org_id, product_id, valid_from)
  where state = 'active';

-- distribute by org_id
create table price.contract_price (
  org_id       uuid        not null,
  price_id     uuid        not null,
  buyer_org_id uuid        not null,
  product_id   uuid        not null,
  price_micro  bigint      not null check (price_micro > 0),
  vat_bp       integer     not null check (vat_bp between 0 and 10000),
  valid_from   date        not null,
  valid_to     date,
  version      integer     not null,
  state        text        not null default 'active' check (state in ('active', 'replaced')),
  reason       text        not null,
  changed_at   timestamptz not null,
  changed_by   uuid,
  changed_name text        not null,
  primary key (org_id, price_id),
  unique (org_id, product_id, buyer_org_id, version),
  check (valid_to is null or valid_from <= valid_to)
);
call kernel.own('price.contract_price');
create unique index contract_price_effective
  on price.contract_price (org_id, product_id, buyer_org_id, valid_from)
  where state = 'active';

-- Who offers what, without a price: every buyer may see it.
-- reference
create table price.offer (
  product_id   uuid        not null,
  org_id       uuid        not null,
  listed       boolean     not null,
  min_quantity bigint      not null check (min_quantity > 0),
  multiple     bigint      not null check (multiple > 0),
  changed_at   timestamptz not null,
  changed_name text        not null,
  primary key (product_id, org_id)
);
call kernel.share('price.offer');
create index offer_seller on price.offer (org_id, product_id);
