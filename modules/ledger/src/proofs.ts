import type { Ctx, Proof } from '@yaolian/kernel'
import { balanceFaults, counterFaults, mirrorFaults, resolutionFaults } from './proofs.sql.ts'

type Faults = (ctx: Ctx, values: Record<never, never>) => Promise<{ checked: number; fault: string }[]>

const proof = (name: string, title: Proof['title'], faults: Faults): Proof => ({
  promise: 4,
  name,
  title,
  check: async ctx => {
    const rows = await faults(ctx, {})
    return { checked: rows[0]?.checked ?? 0, violations: rows.map(row => row.fault).filter(fault => fault) }
  },
})

/** Promise 4: every entry balances per legal entity, amounts are exact, a document posts once. */
export const proofs: readonly Proof[] = [
  proof(
    'ledger.balanced',
    { zh: '每个企业借贷相等，待履约订单清零', en: 'Debits equal credits in every organisation; 9001 clears' },
    balanceFaults,
  ),
  proof(
    'ledger.counters',
    { zh: '账户余额等于其分录之和', en: 'The four counters of each account equal the sums of its transfers' },
    counterFaults,
  ),
  proof(
    'ledger.resolved',
    {
      zh: '每笔待定分录至多了结一次且不超额',
      en: 'A pending transfer is resolved once at most, within its amount',
    },
    resolutionFaults,
  ),
  proof(
    'ledger.mirrored',
    { zh: '卖方应收与买方应付一致', en: "A seller's receivable equals the buyer's payable" },
    mirrorFaults,
  ),
]
