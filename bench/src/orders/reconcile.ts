import { type House, prove } from '@yaolian/server'
import type pg from 'pg'

/** Orders acknowledged with 201, and the sum of their totals. */
export type Placed = { placed: number; placedFen: number }
export type Reconciled = { reconciled: boolean; faults: string[]; proofSeconds: number }

/**
 * The house's own proofs, and what the clients were told against what stands in the tables: each acknowledged
 * order once, with its amount, its stored answer, its claim in the ledger and its event; nothing else.
 */
export async function reconcile(
  house: House,
  owner: pg.Client,
  told: Placed,
  say: (text: string) => void,
): Promise<Reconciled> {
  const faults: string[] = []
  for (const [what, text] of Object.entries(COUNTS)) {
    const { rows } = await owner.query<{ orders: string; fen: string | null }>(text)
    const { orders, fen } = rows[0]!
    if (Number(orders) !== told.placed) faults.push(`${what}: ${orders}, acknowledged ${told.placed}`)
    if (fen !== null && Number(fen) !== told.placedFen)
      faults.push(`${what}: ${fen} fen, acknowledged ${told.placedFen}`)
  }
  const started = performance.now()
  const run = await prove(house, ({ name, checked, violations, ms }) =>
    say(`${name}: ${checked} checked, ${violations.length} violations, ${ms} ms`),
  )
  for (const { name, violations } of run.results)
    for (const violation of violations) faults.push(`${name}: ${violation}`)
  for (const fault of faults) say(`NOT RECONCILED ${fault}`)
  return { reconciled: faults.length === 0, faults, proofSeconds: (performance.now() - started) / 1000 }
}

const COUNTS: Record<string, string> = {
  orders: 'select count(*) as orders, coalesce(sum(total_fen), 0) as fen from trade.sales_order',
  purchases: 'select count(*) as orders, coalesce(sum(total_fen), 0) as fen from trade.purchase',
  answers: `select count(*) as orders, null as fen from kernel.command
             where kind = 'POST /trade/orders' and status = 201`,
  claims: `select count(*) as orders, coalesce(sum(amount_fen), 0) as fen from ledger.transfer where code = 'order'`,
  'counters of claims': `select (select count(*) from trade.sales_order) as orders, sum(debits_pending) as fen
                           from ledger.account where code = '1122'`,
  events: `select count(*) as orders, sum((data->>'totalFen')::bigint) as fen
             from kernel.event where type = 'trade.order_placed'`,
}
