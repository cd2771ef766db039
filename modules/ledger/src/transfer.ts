import type { AccountKey } from './account-id.ts'

/** What happened: the kind of business that moved the money. */
export type PostingCode = 'order' | 'cancel' | 'ship' | 'sign' | 'return' | 'payment' | 'stock'

export type TransferHead = {
  /** Whose books; it must be among the transaction's organisations. */
  orgId: string
  documentId: string
  documentNo: string
  /** Day of the books, Asia/Shanghai. */
  businessDate: string
  code: PostingCode
  /** Names the transfer within its document and these books; together they make its id. */
  part: string
  /** Version of the posting rules that made it. */
  ruleVersion: number
}

/**
 * One movement between two accounts of one organisation, in fen, greater than zero. `single` moves the posted
 * counters, `pending` the pending ones. `post` resolves a pending transfer with up to its amount and releases the
 * rest; `void` releases all of it. Accounts of `post` and `void` are those of the pending transfer.
 */
export type NewTransfer = TransferHead &
  (
    | { kind: 'single' | 'pending'; debit: AccountKey; credit: AccountKey; amountFen: number }
    | { kind: 'post'; pendingId: string; amountFen: number }
    | { kind: 'void'; pendingId: string }
  )
