import { type Ctx, decodeKey, limitOf, pageOf, patternOf, permit } from '@yaolian/kernel'
import type { PriceHistory, PriceRecord } from './contract.ts'
import { contractHistory, deskRows, listHistory } from './desk.sql.ts'
import { readPrices } from './read-prices.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

export type PriceFilter = {
  q?: string
  after?: string
  limit?: string
  'f.listed'?: '1' | '0'
  'f.priced'?: '1' | '0'
}

/**
 * The own organisation's products with offer and price of today and what follows, in the order of product
 * ids.
 */
export async function listPrices(ctx: Ctx, query: PriceFilter) {
  permit(ctx, 'price.read')
  const limit = limitOf(query)
  const rows = await deskRows(ctx, {
    org: ctx.actor.orgId,
    after: String(decodeKey(query.after, 1)?.[0] ?? NIL),
    q: patternOf(query.q),
    listed: flagOf(query['f.listed']),
    priced: flagOf(query['f.priced']),
    today: ctx.today,
    limit: limit + 1,
  })
  return pageOf(rows, limit, row => [row.productId])
}

const flagOf = (flag: '1' | '0' | undefined): boolean | null => (flag === undefined ? null : flag === '1')

/** Why this price: what a buyer (or anyone, where none is named) pays on a day, and every price ever set. */
export async function explainPrice(
  ctx: Ctx,
  asked: { productId: string; buyerOrgId?: string; date?: string },
): Promise<PriceHistory> {
  permit(ctx, 'price.read')
  const { productId } = asked
  const org = ctx.actor.orgId
  const date = asked.date ?? ctx.today
  // Nobody has a contract with oneself: without a buyer the list price is what comes out.
  const buyerOrgId = asked.buyerOrgId ?? org
  const [[found], list, contract] = await Promise.all([
    readPrices(ctx, [{ sellerOrgId: org, buyerOrgId, productId }], date),
    listHistory(ctx, { org, product: productId }),
    contractHistory(ctx, { org, product: productId, buyer: asked.buyerOrgId ?? null }),
  ])
  return {
    productId,
    date,
    effective: found
      ? { micro: found.micro, vatBp: found.vatBp, source: found.source, priceId: found.priceId }
      : null,
    list: list as PriceRecord[],
    contract: contract as PriceRecord[],
  }
}
