import { isIssuable } from '@yaolian/allocation'
import {
  type Ctx,
  daysBetween,
  decodeKey,
  limitOf,
  NotFound,
  pageOf,
  patternOf,
  permit,
  plusDays,
} from '@yaolian/kernel'
import { roundHalfUp } from '@yaolian/pricing'
import type { HoldRow, LotDetail, LotQuery, LotRow, Quality, TemperatureClass } from './contract.ts'
import {
  entryRows,
  holdsOfLot,
  lotById,
  lotRows,
  lotTotals,
  openHoldRows,
  ownLot,
  productRows,
  shelvesOfLot,
} from './desk.sql.ts'

const NIL = '00000000-0000-0000-0000-000000000000'
const FIRST_DAY = '0001-01-01'
const NEAR_DAYS = 180
const MICRO_PER_FEN = 10_000n

type Paging = { after?: string; limit?: string }
type LotFilters = Omit<LotQuery, 'after' | 'limit'>

const filtersOf = (ctx: Ctx, query: LotFilters) => ({
  org: ctx.actor.orgId,
  today: ctx.today,
  nearBy: plusDays(ctx.today, Number(query['f.days'] ?? NEAR_DAYS)),
  q: patternOf(query.q),
  product: query['f.product'] ?? null,
  place: query['f.place'] ?? null,
  state: query['f.state'] ?? null,
})

/** The own goods by lot and place, what runs out first in front. Sold-out lots are left out. */
export async function listLots(ctx: Ctx, query: LotQuery) {
  permit(ctx, 'stock.read')
  const limit = limitOf(query)
  const [afterDay, afterId] = decodeKey(query.after, 2) ?? [FIRST_DAY, NIL]
  const rows = await lotRows(ctx, {
    ...filtersOf(ctx, query),
    afterDay: String(afterDay),
    afterId: String(afterId),
    limit: limit + 1,
  })
  const { rows: shown, next } = pageOf(rows, limit, row => [row.expiresOn, row.stockId])
  return {
    rows: shown.map((row): LotRow => {
      const quality = row.quality as Quality
      const issuable = isIssuable({ ...row, quality }, ctx.today)
      const available = issuable ? row.onHand - row.reserved - row.held : 0
      return { ...row, quality, issuable, available, daysLeft: daysBetween(ctx.today, row.expiresOn) }
    }),
    next,
  }
}

/** Sums over everything that the same filters list; the cost is what the goods stand in the books for. */
export async function totalLots(ctx: Ctx, query: LotFilters) {
  permit(ctx, 'stock.read')
  const { costMicro, ...totals } = await lotTotals(ctx, filtersOf(ctx, query))
  return { ...totals, costFen: roundHalfUp(BigInt(costMicro), MICRO_PER_FEN) }
}

/** The own goods by product. */
export async function listProductStock(ctx: Ctx, query: Paging & { q?: string }) {
  permit(ctx, 'stock.read')
  const limit = limitOf(query)
  const rows = await productRows(ctx, {
    org: ctx.actor.orgId,
    today: ctx.today,
    q: patternOf(query.q),
    after: String(decodeKey(query.after, 1)?.[0] ?? NIL),
    limit: limit + 1,
  })
  return pageOf(rows, limit, row => [row.productId])
}

/** One own lot with the places where it lies and every hold that there ever was. */
export async function readLot(ctx: Ctx, { lotId }: { lotId: string }): Promise<LotDetail> {
  permit(ctx, 'stock.read')
  const key = { org: ctx.actor.orgId, lot: lotId }
  const [lot, shelves, holds] = await Promise.all([
    lotById(ctx, key),
    shelvesOfLot(ctx, key),
    holdsOfLot(ctx, key),
  ])
  if (!lot) throw new NotFound('lot')
  const quality = lot.quality as Quality
  return {
    ...lot,
    quality,
    temperature: lot.temperature as TemperatureClass,
    places: shelves.map(shelf => {
      const issuable = isIssuable({ ...lot, ...shelf, quality }, ctx.today)
      return { ...shelf, available: issuable ? shelf.onHand - shelf.reserved - shelf.held : 0 }
    }),
    holds: holds as HoldRow[],
  }
}

/** Everything that ever moved of one own lot, newest first. */
export async function listEntries(ctx: Ctx, { lotId }: { lotId: string }, query: Paging) {
  permit(ctx, 'stock.read')
  const limit = limitOf(query)
  const before = Number(decodeKey(query.after, 1)?.[0] ?? Number.MAX_SAFE_INTEGER)
  const org = ctx.actor.orgId
  const [lot, rows] = await Promise.all([
    ownLot(ctx, { org, lot: lotId }),
    entryRows(ctx, { org, lot: lotId, before, limit: limit + 1 }),
  ])
  if (!lot) throw new NotFound('lot')
  return pageOf(rows, limit, row => [row.entryId])
}

/** What waits for quality's word: returns to check, stopped lots, what ran out of date. Oldest first. */
export async function listHolds(ctx: Ctx, query: Paging & { 'f.cause'?: string }) {
  permit(ctx, 'stock.read')
  const limit = limitOf(query)
  const rows = await openHoldRows(ctx, {
    org: ctx.actor.orgId,
    causes: query['f.cause']?.split(',') ?? null,
    after: String(decodeKey(query.after, 1)?.[0] ?? NIL),
    limit: limit + 1,
  })
  return pageOf(rows as HoldRow[], limit, row => [row.holdId])
}
