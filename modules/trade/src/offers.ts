import { availableOn, openShelf } from '@yaolian/allocation'
import { type ProductRow, readProducts, searchProducts } from '@yaolian/catalogue'
import { readLines } from '@yaolian/credit'
import { type Ctx, limitOf, NotFound, permit, plusDays, type RuleHit } from '@yaolian/kernel'
import { productKey, readFirstProducts, readRelations, readStandings, type Standing } from '@yaolian/party'
import { offersOf, readPrices } from '@yaolian/price'
import { readGrants } from '@yaolian/rulebook'
import { readShelves, type Shelf } from '@yaolian/stock'
import type { Offer } from './contract.ts'
import { LIFE_DAYS_DEFAULT, refuseClosed } from './decide-order.ts'
import { grantsByPair, judgeLine } from './judge-line.ts'

export type OfferQuery = {
  q?: string
  after?: string
  limit?: string
  'f.seller'?: string
  'f.rx'?: string
  'f.temperature'?: string
  'f.class'?: string
  'f.form'?: string
  'f.maker'?: string
  'f.open'?: '1'
}

/**
 * What the market offers this buyer for some words: a row for each product and seller, with the buyer's own price
 * and stock where the two know each other, and otherwise the reason why the offer is closed to this buyer.
 * Products without an offer are left out, so that a page may be shorter than its limit.
 */
export async function findOffers(ctx: Ctx, query: OfferQuery) {
  permit(ctx, 'trade.offer.read')
  const shown = (row: Offer): boolean =>
    (!query['f.seller'] || row.sellerId === query['f.seller']) &&
    (!query['f.open'] || (row.closed === null && row.availableUnits > 0))
  const search = {
    q: query.q ?? '',
    limit: limitOf(query),
    offered: true,
    ...(query['f.rx'] && { rx: query['f.rx'].split(',') }),
    ...(query['f.temperature'] && { temperatures: query['f.temperature'].split(',') }),
    ...(query['f.class'] && { classes: query['f.class'].split(',') }),
    ...(query['f.form'] && { forms: query['f.form'].split(',') }),
    ...(query['f.maker'] && { makers: query['f.maker'].split(',') }),
  }
  let after = query.after
  // What this buyer may not have is left out after the search: several pages may hold nothing to show.
  for (let page = 1; ; page++) {
    const found = await searchProducts(ctx, { ...search, ...(after && { after }) })
    const rows = (await offersFor(ctx, found.rows)).filter(shown)
    const empty = rows.length === 0
    if (!empty || !found.next || page === PAGES_MAX) {
      const known = empty && !query.after ? await knownButNotOffered(ctx, search.q) : null
      return { rows, next: found.next, spelling: found.spelling, cutAt: found.cutAt, known }
    }
    after = found.next
  }
}

const PAGES_MAX = 4

/** The first product of the catalogue that the words mean, where nobody offers any: for its substitutes. */
async function knownButNotOffered(ctx: Ctx, q: string) {
  if (q.trim() === '') return null
  const [product] = (await searchProducts(ctx, { q, limit: 1 })).rows
  if (!product) return null
  const { productId, genericName, spec, makerName } = product
  return { productId, genericName, spec, makerName }
}

/** One offer with its lots and the buyer's credit at this seller. */
export async function readOffer(ctx: Ctx, params: { sellerId: string; productId: string }) {
  permit(ctx, 'trade.offer.read')
  const products = await readProducts(ctx, [params.productId])
  const pair = { sellerOrgId: params.sellerId, buyerOrgId: ctx.actor.orgId }
  const offer = (await offersFor(ctx, products)).find(row => row.sellerId === params.sellerId)
  if (!offer) throw new NotFound('offer')
  const known = offer.priceMicro !== null
  const [shelves, [line]] = known
    ? await Promise.all([
        readShelves(ctx, [{ orgId: params.sellerId, productId: params.productId }]),
        readLines(ctx, [pair]),
      ])
    : [[], []]
  return {
    ...offer,
    lots: openShelf(shelves, ctx.today).rows.map(({ stock, left }) => ({
      lotNo: (stock as Shelf).lotNo,
      expiresOn: stock.expiresOn,
      availableUnits: left,
    })),
    credit: line
      ? { limitFen: line.limitFen, exposureFen: line.exposureFen, termDays: line.termDays, state: line.state }
      : null,
  }
}

export async function offersFor(
  ctx: Ctx,
  products: readonly (ProductRow & Pick<Offer, 'marks'>)[],
): Promise<Offer[]> {
  const buyerOrgId = ctx.actor.orgId
  const offered = (
    await offersOf(
      ctx,
      products.map(product => product.productId),
    )
  ).filter(offer => offer.sellerOrgId !== buyerOrgId)
  const sellers = [...new Set(offered.map(offer => offer.sellerOrgId))]
  // The seller's own approval of this buyer stands in the seller's row: it says whether price and stock show.
  ctx.widen(sellers)
  const [standings, relations, firsts, grants] = await Promise.all([
    readStandings(ctx, [...sellers, buyerOrgId]),
    readRelations(
      ctx,
      sellers.map(sellerOrgId => ({ sellerOrgId, buyerOrgId })),
    ),
    readFirstProducts(
      ctx,
      products.map(({ productId }) => ({ buyerOrgId, productId })),
    ),
    readGrants(
      ctx,
      sellers.map(sellerOrgId => ({ sellerOrgId, buyerOrgId })),
    ),
  ])
  const grantsOf = grantsByPair(grants)
  const relationOf = new Map(relations.map(relation => [relation.sellerOrgId, relation]))
  const known = offered.filter(offer => relationOf.get(offer.sellerOrgId)?.customerApproved)
  const [prices, shelves] = await Promise.all([
    readPrices(
      ctx,
      known.map(({ sellerOrgId, productId }) => ({ sellerOrgId, buyerOrgId, productId })),
      ctx.today,
    ),
    readShelves(
      ctx,
      known.map(({ sellerOrgId, productId }) => ({ orgId: sellerOrgId, productId })),
    ),
  ])
  const keyOf = (sellerId: string, productId: string): string => `${sellerId}|${productId}`
  const priceOf = new Map(prices.map(price => [keyOf(price.sellerOrgId, price.productId), price]))
  const stockOf = Map.groupBy(shelves, shelf => keyOf(shelf.orgId, shelf.productId))
  const offersBy = Map.groupBy(offered, offer => offer.productId)
  // What an order that asks for nothing special would get: lots with the usual remaining life.
  const lives = plusDays(ctx.today, LIFE_DAYS_DEFAULT)
  const buyer = standings.get(buyerOrgId)
  if (!buyer) throw new NotFound('organisation')
  return products.flatMap(product =>
    (offersBy.get(product.productId) ?? []).flatMap(offer => {
      const seller = standings.get(offer.sellerOrgId)
      if (!seller) return []
      const relation = relationOf.get(offer.sellerOrgId)
      const price = priceOf.get(keyOf(offer.sellerOrgId, product.productId))
      const shelf = openShelf(stockOf.get(keyOf(offer.sellerOrgId, product.productId)) ?? [], ctx.today)
      const quantity = offer.minQuantity
      const productApproved = firsts.has(productKey({ buyerOrgId, productId: product.productId }))
      const { blocked, hits } = judgeLine(
        { date: ctx.today, seller, buyer, relation, product, productApproved, quantity },
        grantsOf(offer.sellerOrgId, buyerOrgId),
      )
      const { facts: _, ...face } = product
      return {
        ...face,
        sellerId: offer.sellerOrgId,
        sellerName: seller.name,
        priceMicro: price?.micro ?? null,
        priceSource: price?.source ?? null,
        minQuantity: offer.minQuantity,
        multiple: offer.multiple,
        availableUnits: availableOn(shelf, lives),
        nearestExpiry: shelf.rows.find(row => row.stock.expiresOn >= lives)?.stock.expiresOn ?? null,
        closed: closedFirm(seller, buyer) ?? closedBy(blocked, hits, seller.name, price !== undefined),
        warnings: blocked ? [] : hits,
      }
    }),
  )
}

function closedFirm(seller: Standing, buyer: Standing): Offer['closed'] {
  const refusal = refuseClosed(seller, buyer)
  return refusal && { code: refusal.code, facts: refusal.facts, hits: [] }
}

function closedBy(blocked: boolean, hits: RuleHit[], sellerName: string, priced: boolean): Offer['closed'] {
  if (blocked) return { code: 'trade.closed_by_rule', facts: { sellerName }, hits }
  return priced ? null : { code: 'trade.no_price', facts: { sellerName }, hits: [] }
}
