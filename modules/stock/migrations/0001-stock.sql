-- Goods of one owner: lots, where they lie, what moved, and what is promised to whom.

-- distribute by org_id
create table stock.place (
  org_id    uuid        not null,
  place_id  uuid        not null,
  name      text        not null,
  kind      text        not null check (kind in ('warehouse', 'store')),
  zones     text[]      not null,              -- temperature classes it keeps
  main      boolean     not null default false,
  opened_at timestamptz not null,
  primary key (org_id, place_id),
  unique (org_id, name),
  check (zones <@ array['ambient', 'cool', 'cold', 'frozen'] and cardinality(zones) > 0)
);
call kernel.own('stock.place');
create unique index place_main on stock.place (org_id) where main;

-- distribute by org_id
create table stock.lot (
  org_id          uuid    not null,
  lot_id          uuid    not null,
  product_id      uuid    not null,
  lot_no          text    not null,
  made_on         date,
  expires_on      date    not null,            -- last day of use
  temperature     text    not null check (temperature in ('ambient', 'cool', 'cold', 'frozen')),
  quality         text    not null check (quality in ('pending', 'accepted', 'rejected')),
  recalled        boolean not null default false,
  stops           integer not null default 0 check (stops >= 0), -- open holds on the whole lot
  locked_on       date,                        -- day on which the expiry lock fell
  unit_cost_micro bigint  not null check (unit_cost_micro >= 0),
  report          text    not null default '', -- number of the test report (检验报告)
  received_at     timestamptz not null,
  primary key (org_id, lot_id),
  unique (org_id, product_id, lot_no),
  check (made_on is null or made_on <= expires_on)
);
call kernel.own('stock.lot');
create index lot_to_lock on stock.lot (expires_on, org_id, lot_id) where locked_on is null;
create index lot_by_number on stock.lot (product_id, lot_no); -- a recall asks across owners

-- One lot in one place. What the order path asks about the lot stands here as a copy, written in the same
-- transaction as the lot: an order reads and guards one row for each lot, and no other.
-- distribute by org_id
create table stock.stock (
  org_id          uuid    not null,
  stock_id        uuid    not null,
  product_id      uuid    not null,
  lot_id          uuid    not null,
  place_id        uuid    not null,
  lot_no          text    not null,
  expires_on      date    not null,
  unit_cost_micro bigint  not null,
  quality         text    not null,
  recalled        boolean not null,
  stops           integer not null,
  place_fits      boolean not null,            -- the place keeps the lot's temperature class
  on_hand         bigint  not null default 0,
  reserved        bigint  not null default 0,
  held            bigint  not null default 0,
  -- The SQL twin of isIssuable in engines/allocation, without the date, which changes by itself.
  issuable boolean not null
    generated always as (quality = 'accepted' and not recalled and stops = 0 and place_fits) stored,
  -- Index predicate: empty rows leave the index, and a generated column keeps updates of on_hand heap-only.
  in_stock boolean not null generated always as (on_hand > 0) stored,
  primary key (org_id, stock_id),
  unique (org_id, lot_id, place_id),
  constraint stock_never_oversold check (reserved >= 0 and held >= 0 and reserved + held <= on_hand)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02,
        autovacuum_vacuum_cost_delay = 0);
call kernel.own('stock.stock');
create index stock_fefo on stock.stock (org_id, product_id, expires_on, stock_id) where in_stock;
create index stock_expiry on stock.stock (org_id, expires_on, stock_id) where in_stock;

-- Every change of a counter, signed. Goods never appear or vanish: a movement of on_hand has two legs, and
-- the leg without stock_id is the outside world. Over all legs each lot sums to zero.
-- distribute by org_id
create table stock.entry (
  org_id      uuid        not null,
  lot_id      uuid        not null,
  entry_id    bigint      not null generated always as identity,
  stock_id    uuid,
  on_hand     bigint      not null default 0,
  reserved    bigint      not null default 0,
  held        bigint      not null default 0,
  reason      text        not null,
  document_id uuid,
  at          timestamptz not null,
  by_user     uuid,
  by_name     text        not null,
  primary key (org_id, lot_id, entry_id),
  check (stock_id is not null or (reserved = 0 and held = 0)),
  check (on_hand <> 0 or reserved <> 0 or held <> 0)
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
call kernel.own('stock.entry', append_only => true);

-- What is promised to one line of a document out of one stock row. It ends exactly once.
-- distribute by org_id
create table stock.reservation (
  org_id         uuid        not null,
  reservation_id uuid        not null,
  document_id    uuid        not null,
  line_no        integer     not null,
  stock_id       uuid        not null,
  lot_id         uuid        not null,
  quantity       bigint      not null check (quantity > 0),
  state          text        not null default 'open'
                   check (state in ('open', 'consumed', 'released', 'expired')),
  expires_at     timestamptz,                  -- null: until it is shipped or cancelled
  ended_at       timestamptz,
  primary key (org_id, reservation_id),
  check ((state = 'open') = (ended_at is null))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
call kernel.own('stock.reservation');
create index reservation_document on stock.reservation (org_id, document_id, line_no);
create index reservation_expiry on stock.reservation (expires_at, org_id, reservation_id)
  where state = 'open';

-- Why goods may not leave. whole_lot: the lot is stopped wherever it lies; otherwise only the units in its
-- lines.
-- distribute by org_id
create table stock.hold (
  org_id      uuid        not null,
  hold_id     uuid        not null,
  lot_id      uuid        not null,
  cause       text        not null
    check (cause in ('doubt', 'excursion', 'expired', 'recall', 'receipt', 'return')),
  whole_lot   boolean     not null,
  reason      text        not null,
  document_id uuid,
  state       text        not null default 'open' check (state in ('open', 'released', 'scrapped')),
  placed_at   timestamptz not null,
  placed_by   uuid,
  placed_name text        not null,
  ended_at    timestamptz,
  ended_by    uuid,
  ended_name  text,
  end_reason  text,
  primary key (org_id, hold_id),
  check ((state = 'open') = (ended_at is null))
);
call kernel.own('stock.hold');
create index hold_lot on stock.hold (org_id, lot_id, hold_id);
create index hold_open on stock.hold (org_id, hold_id) where state = 'open';

-- The units that a hold took out of sale: the sum over open holds is the held counter.
-- distribute by org_id
create table stock.hold_line (
  org_id   uuid   not null,
  hold_id  uuid   not null,
  stock_id uuid   not null,
  quantity bigint not null check (quantity > 0),
  primary key (org_id, hold_id, stock_id)
);
call kernel.own('stock.hold_line', append_only => true);
