-- The small core of the books: accounts with four counters and the transfers that moved them.

-- distribute by org_id
create table ledger.account (
  org_id          uuid        not null,
  account_id      uuid        not null, -- made from (org_id, code, party_org_id): see src/account-id.ts
  code            text        not null,
  party_org_id    uuid,
  currency        text        not null default 'CNY' check (currency = 'CNY'),
  debits_pending  bigint      not null default 0 check (debits_pending >= 0),
  debits_posted   bigint      not null default 0 check (debits_posted >= 0),
  credits_pending bigint      not null default 0 check (credits_pending >= 0),
  credits_posted  bigint      not null default 0 check (credits_posted >= 0),
  -- No check of the table holds the limit: lowered below what is owed, it must still let goods be signed for.
  debit_limit_fen bigint      check (debit_limit_fen >= 0),
  opened_at       timestamptz not null,
  primary key (org_id, account_id),
  unique nulls not distinct (org_id, code, party_org_id)
) with (fillfactor = 50); -- counters change all the time and are in no index: room on the page keeps updates HOT
call kernel.own('ledger.account');
alter table ledger.account set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);

-- distribute by org_id
create table ledger.transfer (
  org_id            uuid        not null,
  transfer_id       uuid        not null, -- made from (document_id, part): a document posts once
  debit_account_id  uuid        not null,
  credit_account_id uuid        not null,
  amount_fen        bigint      not null check (amount_fen > 0),
  kind              text        not null check (kind in ('single', 'pending', 'post', 'void')),
  pending_id        uuid,
  code              text        not null,
  part              text        not null,
  document_id       uuid        not null,
  document_no       text        not null,
  business_date     date        not null,
  rule_version      integer     not null,
  at                timestamptz not null,
  primary key (org_id, transfer_id),
  check (debit_account_id <> credit_account_id),
  check ((kind in ('post', 'void')) = (pending_id is not null))
);
call kernel.own('ledger.transfer', append_only => true);
create unique index transfer_resolves on ledger.transfer (org_id, pending_id) where pending_id is not null;
create index transfer_debit on ledger.transfer (org_id, debit_account_id, business_date, transfer_id);
create index transfer_credit on ledger.transfer (org_id, credit_account_id, business_date, transfer_id);
alter table ledger.transfer
  set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create view ledger.face_account as
  select org_id, account_id, code, party_org_id, debits_pending, debits_posted, credits_pending, credits_posted,
         debit_limit_fen
    from ledger.account;
call kernel.publish('ledger.face_account');
