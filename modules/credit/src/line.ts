/** Why a line is locked; `overdue` is the platform's own and goes when nothing is overdue any more. */
export type LockReason = 'overdue' | 'risk' | 'dispute' | 'request'

/** A credit line (授信) of one seller for one buyer, with what is used of it. Money in fen. */
export type CreditLine = {
  sellerOrgId: string
  buyerOrgId: string
  limitFen: number
  /** Days from signature until payment is due (账期). */
  termDays: number
  state: 'open' | 'locked'
  lockReason: LockReason | null
  lockNote: string | null
  version: number
  changedAt: string
  /** Orders placed and not yet signed, plus what is signed and unpaid; below zero where the buyer paid ahead. */
  exposureFen: number
  /** Due day of the oldest unpaid item. */
  oldestDueOn: string | null
}

export type CreditPair = { sellerOrgId: string; buyerOrgId: string }

/** A map key for a pair. */
export const pairKey = (pair: CreditPair): string => `${pair.sellerOrgId} ${pair.buyerOrgId}`
