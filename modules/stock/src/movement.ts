import { type Actor, type Ctx, Stale } from '@yaolian/kernel'
import { changeShelves, insertEntries } from './movement.sql.ts'

/** A signed change of one shelf's counters; without `stockId` it is the outside world's leg. */
export type Movement = {
  orgId: string
  lotId: string
  stockId: string | null
  onHand: number
  held: number
  reason: string
  documentId: string | null
  /** Who acts, where a batch holds the commands of several people; the transaction's actor when left out. */
  by?: Actor | undefined
}
/** Where and why goods move. */
export type Spot = {
  orgId: string
  lotId: string
  stockId: string
  reason: string
  documentId: string | null
  /** Who acts, where a batch holds the commands of several people; the transaction's actor when left out. */
  by?: Actor | undefined
}

/** Units that come in from outside; `held` of them are not for sale. Negative units go out. */
export const fromOutside = (spot: Spot, quantity: number, held = 0): Movement[] => [
  { ...spot, onHand: quantity, held },
  { ...spot, stockId: null, onHand: -quantity, held: 0 },
]

export const hold = (spot: Spot, quantity: number): Movement => ({ ...spot, onHand: 0, held: quantity })

/**
 * Writes movements: counters of shelves and their entries. The caller has locked the shelves and decided on
 * what it saw under that lock, so nothing can be short here; reservations move by their own statements
 * only.
 */
export async function postMovements(ctx: Ctx, movements: readonly Movement[]): Promise<void> {
  const real = movements.filter(m => m.onHand !== 0 || m.held !== 0)
  if (real.length === 0) return
  const own = real.filter(m => m.stockId !== null)
  const zeros = (rows: readonly Movement[]) => rows.map(() => 0)
  const [changed] = await Promise.all([
    changeShelves(ctx, {
      orgs: own.map(m => m.orgId),
      stocks: own.map(m => m.stockId as string),
      onHand: own.map(m => m.onHand),
      reserved: zeros(own),
      held: own.map(m => m.held),
    }),
    insertEntries(ctx, {
      orgs: real.map(m => m.orgId),
      lots: real.map(m => m.lotId),
      stocks: real.map(m => m.stockId),
      onHand: real.map(m => m.onHand),
      reserved: zeros(real),
      held: real.map(m => m.held),
      reasons: real.map(m => m.reason),
      documents: real.map(m => m.documentId),
      now: ctx.now,
      users: real.map(m => (m.by ?? ctx.actor).userId),
      names: real.map(m => (m.by ?? ctx.actor).name),
    }),
  ])
  if (changed !== new Set(own.map(m => m.stockId)).size) throw new Stale('a shelf is missing')
}
