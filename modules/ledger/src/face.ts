/** The ledger's face: the small core of money. What other modules may call, and the module itself. */
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
export type { NewTransfer, PostingCode } from './transfer.ts'
