import { type Route, reading } from '@yaolian/kernel'
import { page } from '@yaolian/kernel/contract'
import { AccountQuery, AccountRow, TransferQuery, TransferRow, TrialBalance } from './contract.ts'
import { listAccounts, trialBalance } from './list-accounts.ts'
import { listTransfers } from './list-transfers.ts'

export const ledgerRoutes = (): Route[] => [
  reading(
    {
      path: '/ledger/accounts',
      summary: 'Accounts of the own organisation with their counters',
      right: 'ledger.read',
      query: AccountQuery,
      answer: page(AccountRow),
    },
    (ctx, { query }) => listAccounts(ctx, query),
  ),
  reading(
    {
      path: '/ledger/transfers',
      summary: 'Transfers of the own organisation, newest document first, or those of one document',
      right: 'ledger.read',
      query: TransferQuery,
      answer: page(TransferRow),
    },
    (ctx, { query }) => listTransfers(ctx, query),
  ),
  reading(
    {
      path: '/ledger/trial-balance',
      summary: 'Counters by account code, debits equal to credits',
      right: 'ledger.read',
      answer: TrialBalance,
    },
    ctx => trialBalance(ctx),
  ),
]
