import { noteDemand, productsSold } from '@yaolian/catalogue'
import { type Database, type Job, plusDays, startOfDay, systemActor, transact } from '@yaolian/kernel'
import { soldSince } from './sold.sql.ts'

const DAYS_COUNTED = 90
/** So many best sellers are told; what sells less stands behind them anyway. */
const SELLERS_MAX = 100_000
const PIECE = 2_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const scope = { actor: systemActor('trade.tell-sold') }

/**
 * Tells the catalogue's search how often each product was ordered in the last 90 days, and of what was not ordered
 * any more that it was not. Run again, it changes nothing; cut off, it has told whole pieces and is done by the next.
 */
export async function tellSold(db: Database): Promise<void> {
  const counting = { ...scope, orgs: [], everywhere: true, statementSecondsMax: 600 }
  const counted = await transact(db, counting, ctx =>
    soldSince(ctx, { since: startOfDay(plusDays(ctx.today, -DAYS_COUNTED)), limit: SELLERS_MAX }),
  )
  for (let from = 0; from < counted.length; from += PIECE) {
    const piece = counted.slice(from, from + PIECE)
    await transact(db, scope, ctx => noteDemand(ctx, piece.map(asDemand)))
  }
  await forgetUnsold(db, new Set(counted.map(({ productId }) => productId)))
}

async function forgetUnsold(db: Database, sold: ReadonlySet<string>): Promise<void> {
  for (let after = FIRST_ID; ; ) {
    const known = await transact(db, scope, async ctx => {
      const page = await productsSold(ctx, { after, limit: PIECE })
      const unsold = page.filter(({ productId }) => !sold.has(productId))
      await noteDemand(
        ctx,
        unsold.map(({ productId }) => asDemand({ productId, sold: 0 })),
      )
      return page
    })
    if (known.length < PIECE) return
    after = known.at(-1)?.productId as string
  }
}

const asDemand = (row: { productId: string; sold: number }) => ({ ...row, offers: null })

/** Before catalogue.keep-search, whose count makes the terms' weights exact again. */
export const tellSoldJob: Job = { task: 'trade.tell-sold', cron: '10 3 * * *', run: tellSold }
