import type { Ctx, Proof } from '@yaolian/kernel'
import { matchFaults, receivableFaults } from './proofs.sql.ts'

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

export const proofs: readonly Proof[] = [
  proof(
    'credit.matched',
    { zh: '未清项与收款等于其核销之和', en: 'Open items and receipts equal the sums of their matches' },
    matchFaults,
  ),
  proof(
    'credit.receivable',
    { zh: '未清项合计等于总账应收账款', en: "A buyer's open items equal the receivable in the ledger" },
    receivableFaults,
  ),
]
