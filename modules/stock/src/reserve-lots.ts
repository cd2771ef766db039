import { type Actor, type Ctx, type Instant, Stale } from '@yaolian/kernel'
import { reserve } from './shelf.sql.ts'

/** Units of one shelf for one line of a document. A line that takes two lots gives two picks. */
export type Pick = {
  orgId: string
  reservationId: string
  stockId: string
  lotId: string
  documentId: string
  lineNo: number
  quantity: number
  /**
   * Whose order it is, where a batch holds those of several people; the transaction's actor when left out.
   */
  by?: Actor | undefined
}

/**
 * Promises the picks, all or none, in one statement over any number of organisations. Throws Stale where a
 * shelf no longer has the units or may no longer be issued: the runner reads and decides again. An earlier
 * lot that became free between read and write is not noticed, which may cost a strict earliest-expiry order
 * in that moment; locking every candidate instead cost half of the throughput (measured: 1,281 against
 * 2,288 orders/s). `expiresAt` null keeps the promise until it is consumed or released.
 */
export async function reserveLots(
  ctx: Ctx,
  picks: readonly Pick[],
  expiresAt: Instant | null,
): Promise<void> {
  if (picks.length === 0) return
  const { wanted, taken } = await reserve(ctx, {
    orgs: picks.map(p => p.orgId),
    ids: picks.map(p => p.reservationId),
    stocks: picks.map(p => p.stockId),
    lots: picks.map(p => p.lotId),
    documents: picks.map(p => p.documentId),
    lines: picks.map(p => p.lineNo),
    quantities: picks.map(p => p.quantity),
    expiresAt,
    today: ctx.today,
    now: ctx.now,
    users: picks.map(p => (p.by ?? ctx.actor).userId),
    names: picks.map(p => (p.by ?? ctx.actor).name),
  })
  if (taken !== wanted) throw new Stale(`${wanted - taken} of ${wanted} shelves changed since they were read`)
}
