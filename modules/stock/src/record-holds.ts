import type { Actor, Ctx } from '@yaolian/kernel'
import type { HoldCause } from './contract.ts'
import { insertHoldLines, insertHolds } from './hold.sql.ts'

/** A stop on a whole lot, or on the units in `lines` alone. */
export type NewHold = {
  orgId: string
  holdId: string
  lotId: string
  cause: HoldCause
  wholeLot: boolean
  reason: string
  documentId: string | null
  by?: Actor | undefined
  lines: readonly { stockId: string; quantity: number }[]
}

/** Writes the records of holds; counters and the lots' stops are the caller's, in the same transaction. */
export async function recordHolds(ctx: Ctx, holds: readonly NewHold[]): Promise<void> {
  if (holds.length === 0) return
  const lines = holds.flatMap(h =>
    h.lines.filter(line => line.quantity > 0).map(line => ({ ...line, orgId: h.orgId, holdId: h.holdId })),
  )
  await Promise.all([
    insertHolds(ctx, {
      orgs: holds.map(h => h.orgId),
      ids: holds.map(h => h.holdId),
      lots: holds.map(h => h.lotId),
      causes: holds.map(h => h.cause),
      wholeLots: holds.map(h => h.wholeLot),
      reasons: holds.map(h => h.reason),
      documents: holds.map(h => h.documentId),
      now: ctx.now,
      users: holds.map(h => (h.by ?? ctx.actor).userId),
      names: holds.map(h => (h.by ?? ctx.actor).name),
    }),
    insertHoldLines(ctx, {
      orgs: lines.map(l => l.orgId),
      holds: lines.map(l => l.holdId),
      stocks: lines.map(l => l.stockId),
      quantities: lines.map(l => l.quantity),
    }),
  ])
}
