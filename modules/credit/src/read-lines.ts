import type { Querier } from '@yaolian/kernel'
import { type CreditLine, type CreditPair, pairKey } from './line.ts'
import { linesOfPairs } from './lines.sql.ts'

/**
 * The lines of many pairs in one statement, without any lock: the debit limit of the ledger account is what holds.
 * Pairs without a line give no row; a pair asked twice gives one. The sellers must be among the transaction's
 * organisations. Part of its caller's transaction and permit.
 */
export async function readLines(by: Querier, pairs: readonly CreditPair[]): Promise<CreditLine[]> {
  const distinct = [...new Map(pairs.map(pair => [pairKey(pair), pair])).values()]
  if (distinct.length === 0) return []
  const rows = await linesOfPairs(by, {
    sellers: distinct.map(pair => pair.sellerOrgId),
    buyers: distinct.map(pair => pair.buyerOrgId),
  })
  return rows as CreditLine[] // the table's checks admit no other state or reason
}
