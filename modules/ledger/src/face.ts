/** The ledger's face: the small core of money. What other modules may call, and the module itself. */
import type { Module } from '@yaolian/kernel'
import { proofs } from './proofs.ts'
import { events, rights } from './rights.ts'
import { ledgerRoutes } from './routes.ts'

export const ledger: Module = {
  name: 'ledger',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: ledgerRoutes,
  subscribers: [],
  jobs: [],
  proofs,
}

export { type AccountKey, accountId } from './account-id.ts'
export { applyTransfers } from './apply-transfers.ts'
export { type AccountCode, CHART, type ChartEntry, chartEntry } from './chart.ts'
export { type OwnedAccount, openAccounts, setDebitLimits } from './open-accounts.ts'
export {
  type Amounts,
  type Document,
  orderCancelled,
  orderPlaced,
  type Parties,
  POSTING_RULES_VERSION,
  paid,
  pendingOfOrder,
  returned,
  type Signed,
  shipped,
  signedForBuyer,
  signedForSeller,
  stockReceived,
} from './posting-rules.ts'
export { type StatementOrder, statementOf } from './statement-of.ts'
export type { NewTransfer, PostingCode } from './transfer.ts'
