-- Orders belong to the seller: the row that the hot path writes stands beside the seller's stock and credit.
-- distribute by org_id
create table trade.sales_order (
  org_id          uuid        not null, -- the seller
  order_id        uuid        not null,
  number          text        not null,
  buyer_org_id    uuid        not null,
  state           text        not null check (state in ('placed','confirmed','shipped','signed','cancelled','expired')),
  placed_at       timestamptz not null,
  placed_by       uuid,
  reserved_until  timestamptz not null,
  total_fen       bigint      not null check (total_fen > 0),
  line_count      integer     not null,
  term_days       integer     not null,
  minimum_life_days integer   not null,
  ship_to         jsonb       not null,
  note            text,
  hold_reasons    text[]      not null default '{}',
  due_on          date,
  signed_fen      bigint      check (signed_fen between 0 and total_fen),
  primary key (org_id, order_id),
  unique (org_id, number)
) with (fillfactor = 85);
call kernel.own('trade.sales_order');
create index sales_order_recent on trade.sales_order (org_id, placed_at desc, order_id desc);
create index sales_order_buyer on trade.sales_order (org_id, buyer_org_id, placed_at desc);
create index sales_order_unconfirmed on trade.sales_order (reserved_until) where state = 'placed';
create index sales_order_open on trade.sales_order (buyer_org_id) where state in ('placed', 'confirmed');

-- distribute by org_id
create table trade.order_line (
  org_id       uuid    not null,
  order_id     uuid    not null,
  line_no      integer not null,
  product_id   uuid    not null,
  quantity     bigint  not null check (quantity > 0),
  price_micro  bigint  not null check (price_micro >= 0),
  vat_bp       integer not null,
  amount_fen   bigint  not null check (amount_fen >= 0),
  price_source text    not null,
  price_id     uuid    not null,
  primary key (org_id, order_id, line_no)
);
call kernel.own('trade.order_line', append_only => true);

-- The buyer's own list of the same orders, under the buyer's org_id.
-- distribute by org_id
create table trade.purchase (
  org_id        uuid        not null, -- the buyer
  order_id      uuid        not null,
  seller_org_id uuid        not null,
  number        text        not null,
  state         text        not null,
  placed_at     timestamptz not null,
  total_fen     bigint      not null,
  line_count    integer     not null,
  primary key (org_id, order_id)
) with (fillfactor = 85);
call kernel.own('trade.purchase');
create index purchase_recent on trade.purchase (org_id, placed_at desc, order_id desc);

-- distribute by org_id
create table trade.delivery (
  org_id       uuid        not null, -- the seller
  order_id     uuid        not null,
  number       text        not null,
  carrier_name text        not null,
  plate        text,
  shipped_at   timestamptz not null,
  shipped_by   text        not null,
  signed_at    timestamptz,
  signed_by    text,
  primary key (org_id, order_id),
  unique (org_id, number)
);
call kernel.own('trade.delivery');

-- What left the house, lot by lot, with the facts of the product as they were on that day: the record that
-- 药品管理法 §57 asks for. Only what the buyer signed for and sent back is written later.
-- distribute by org_id
create table trade.delivery_line (
  org_id     uuid    not null,
  order_id   uuid    not null,
  line_no    integer not null,
  lot_id     uuid    not null,
  product_id uuid    not null,
  lot_no     text    not null,
  made_on    date,
  expires_on date    not null,
  quantity   bigint  not null check (quantity > 0),
  cost_fen   bigint  not null check (cost_fen >= 0),
  amount_fen bigint  not null check (amount_fen >= 0),
  vat_bp     integer not null,
  product    jsonb   not null,
  signed     bigint  check (signed between 0 and quantity),
  reason     text,
  returned   bigint  not null default 0 check (returned between 0 and coalesce(signed, 0)),
  primary key (org_id, order_id, line_no, lot_id)
);
call kernel.own('trade.delivery_line');

-- distribute by org_id
create table trade.return_request (
  org_id       uuid        not null, -- the seller
  return_id    uuid        not null,
  order_id     uuid        not null,
  buyer_org_id uuid        not null,
  number       text        not null,
  state        text        not null check (state in ('requested', 'accepted', 'rejected')),
  reason       text        not null,
  amount_fen   bigint      not null,
  requested_at timestamptz not null,
  decided_at   timestamptz,
  decided_by   text,
  decision     text,
  primary key (org_id, return_id),
  unique (org_id, number)
);
call kernel.own('trade.return_request');
create index return_request_recent on trade.return_request (org_id, requested_at desc, return_id desc);
create index return_request_order on trade.return_request (org_id, order_id);

-- distribute by org_id
create table trade.return_line (
  org_id     uuid    not null,
  return_id  uuid    not null,
  line_no    integer not null,
  lot_id     uuid    not null,
  quantity   bigint  not null check (quantity > 0),
  amount_fen bigint  not null,
  cost_fen   bigint  not null,
  vat_bp     integer not null,
  primary key (org_id, return_id, line_no, lot_id)
);
call kernel.own('trade.return_line', append_only => true);

-- distribute by org_id
create table trade.payment (
  org_id       uuid        not null, -- the seller, who got the money
  payment_id   uuid        not null,
  number       text        not null,
  buyer_org_id uuid        not null,
  amount_fen   bigint      not null check (amount_fen > 0),
  paid_on      date        not null,
  reference    text        not null,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  primary key (org_id, payment_id),
  unique (org_id, buyer_org_id, reference)
);
call kernel.own('trade.payment', append_only => true);

-- Orders are inserted fast and looked up at once: statistics and dead rows must follow closely.
alter table trade.sales_order set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table trade.order_line set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
alter table trade.purchase set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
