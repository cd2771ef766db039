import { keepSearch, noteDemand } from '@yaolian/catalogue'
import { type Database, type Job, systemActor, transact } from '@yaolian/kernel'
import { countOffers, offeredProducts } from './price.sql.ts'

const PIECE = 2_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Tells the catalogue's search how many firms offer each product. Listing does that at once; this is for offers
 * that came into the table another way, and for a house that is older than its search.
 */
export async function tellOffers(db: Database): Promise<void> {
  await keepSearch(db)
  const scope = { actor: systemActor('price.tell-offers') }
  for (let after = FIRST_ID; ; ) {
    const products = await transact(db, scope, async ctx => {
      const found = (await offeredProducts(ctx, { after, limit: PIECE })).map(row => row.productId)
      const counted = await countOffers(ctx, { products: found })
      await noteDemand(
        ctx,
        counted.map(count => ({ ...count, sold: null })),
      )
      return found
    })
    if (products.length < PIECE) return
    after = products.at(-1) as string
  }
}

export const tellOffersJob: Job = { task: 'price.tell-offers', cron: '0 4 * * *', run: tellOffers }
