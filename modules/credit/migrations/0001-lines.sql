-- Who may owe how much for how long, and what each buyer owes by document.

-- distribute by org_id
create table credit.line (
  org_id       uuid        not null, -- the seller, who grants it
  buyer_org_id uuid        not null,
  limit_fen    bigint      not null check (limit_fen >= 0),
  term_days    integer     not null check (term_days between 0 and 365),
  state        text        not null default 'open' check (state in ('open', 'locked')),
  lock_reason  text        check (lock_reason in ('overdue', 'risk', 'dispute', 'request')),
  lock_note    text,
  version      integer     not null default 1,
  changed_by   text        not null,
  changed_at   timestamptz not null,
  primary key (org_id, buyer_org_id),
  check (buyer_org_id <> org_id),
  check ((state = 'locked') = (lock_reason is not null))
);
call kernel.own('credit.line');

-- What a buyer owes, one row for each signed order; open_fen = amount_fen − its matches.
-- distribute by org_id
create table credit.open_item (
  org_id       uuid   not null,
  item_id      uuid   not null, -- the order
  buyer_org_id uuid   not null,
  document_no  text   not null,
  issued_on    date   not null,
  due_on       date   not null,
  amount_fen   bigint not null check (amount_fen > 0),
  open_fen     bigint not null check (open_fen between 0 and amount_fen),
  primary key (org_id, item_id)
) with (fillfactor = 80);
call kernel.own('credit.open_item');
create index open_item_due on credit.open_item (org_id, buyer_org_id, due_on) where open_fen > 0;

-- What reduces a debt: a payment or a return; unmatched_fen = amount_fen − its matches waits for the next item.
-- distribute by org_id
create table credit.receipt (
  org_id        uuid   not null,
  receipt_id    uuid   not null, -- the payment or the return
  buyer_org_id  uuid   not null,
  kind          text   not null check (kind in ('payment', 'return')),
  document_no   text   not null,
  received_on   date   not null,
  amount_fen    bigint not null check (amount_fen > 0),
  unmatched_fen bigint not null check (unmatched_fen between 0 and amount_fen),
  primary key (org_id, receipt_id)
) with (fillfactor = 80);
call kernel.own('credit.receipt');
create index receipt_unmatched on credit.receipt (org_id, buyer_org_id, received_on) where unmatched_fen > 0;

-- Which receipt paid how much of which item.
-- distribute by org_id
create table credit.match (
  org_id     uuid        not null,
  receipt_id uuid        not null,
  item_id    uuid        not null,
  amount_fen bigint      not null check (amount_fen > 0),
  at         timestamptz not null,
  primary key (org_id, receipt_id, item_id)
);
call kernel.own('credit.match', append_only => true);
create index match_item on credit.match (org_id, item_id);

-- A buyer's own list of the sellers who granted it a line, kept by events.
-- distribute by org_id
create table credit.granted (
  org_id        uuid not null, -- the buyer
  seller_org_id uuid not null,
  primary key (org_id, seller_org_id)
);
call kernel.own('credit.granted');
