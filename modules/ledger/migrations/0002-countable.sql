-- What an account counts must stay a whole number in every language that reads it (2^53 - 1 fen is 90 trillion yuan):
-- one transfer past it would make the books of its owner unreadable, so the database refuses that transfer instead.
alter table ledger.account
  add constraint account_countable check (debits_pending + debits_posted <= 9007199254740991
                                      and credits_pending + credits_posted <= 9007199254740991);
