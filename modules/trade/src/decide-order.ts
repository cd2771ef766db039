import { type CreditLine, decideCredit } from '@yaolian/credit'
import { isRefusal, plusDays, type Refusal, type RuleHit, refuse } from '@yaolian/kernel'
import type { Standing } from '@yaolian/party'
import type { EffectivePrice } from '@yaolian/price'
import { amountFen } from '@yaolian/pricing'
import type { Grant } from '@yaolian/rulebook'
import type { ProductFacts } from '@yaolian/rulebook/contract'
import type { PlaceOrder } from './contract.ts'
import { judgeLine, type Relation } from './judge-line.ts'
import type { ShipTo } from './place.sql.ts'
import type { ShelfPick, Shelves } from './shelves.ts'

export const LIFE_DAYS_DEFAULT = 90

type ProductRow = { productId: string; facts: ProductFacts; genericName: string; salesUnit: string }

/** What was read for a whole batch, looked up by key, and what the batch has used up so far. */
export type BatchFacts = {
  today: string
  standing(orgId: string): Standing | undefined
  relation(sellerId: string, buyerId: string): Relation | undefined
  /** The buyer has approved the product (首营品种) and may buy it today. */
  productApproved(buyerId: string, productId: string): boolean
  /** What people passed for this seller and buyer today. */
  grants(sellerId: string, buyerId: string): readonly Grant[]
  product(productId: string): ProductRow | undefined
  price(sellerId: string, buyerId: string, productId: string): EffectivePrice | undefined
  credit(sellerId: string, buyerId: string): CreditLine | undefined
  shipTo(buyerId: string, addressId: string): ShipTo | undefined
  shelves: Shelves
  /** Credit taken by earlier orders of this batch, by seller and buyer. */
  creditTaken: Map<string, number>
}

type DecidedLine = {
  lineNo: number
  productId: string
  quantity: number
  priceMicro: number
  vatBp: number
  amountFen: number
  source: string
  priceId: string
}
export type DecidedOrder = {
  orderId: string
  sellerId: string
  buyerId: string
  totalFen: number
  termDays: number
  lifeDays: number
  shipTo: ShipTo
  note: string | null
  lines: DecidedLine[]
  picks: (ShelfPick & { lineNo: number })[]
  warnings: RuleHit[]
}

/**
 * May this order be placed, at which price, from which lots? Pure but for what the batch uses up: shelves and
 * credit shrink only when the order is accepted. The whole order is accepted or refused; the first refusal in
 * the order rules, price, stock, credit is the answer, with every line it concerns.
 */
export function decideOrder(order: PlaceOrder, buyerId: string, facts: BatchFacts): DecidedOrder | Refusal {
  const shipTo = facts.shipTo(buyerId, order.shipToId)
  if (!shipTo) return refuse('trade.no_ship_to', { shipToId: order.shipToId })
  const judged = judgeOrder(order, buyerId, facts)
  if (isRefusal(judged)) return judged
  const lines = priceLines(order, buyerId, facts)
  if (isRefusal(lines)) return lines
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  if (totalFen <= 0) return refuse('trade.nothing_to_pay', {})
  const credit = facts.credit(order.sellerId, buyerId)
  const creditKey = `${order.sellerId}|${buyerId}`
  const taken = facts.creditTaken.get(creditKey) ?? 0
  const lifeDays = order.minimumLifeDays ?? LIFE_DAYS_DEFAULT
  const picks = pickLines(order, facts, lifeDays)
  if (isRefusal(picks)) return picks
  const noCredit = decideCredit(credit ?? null, totalFen, facts.today, taken)
  if (noCredit) {
    facts.shelves.giveBack(picks)
    return noCredit
  }
  facts.creditTaken.set(creditKey, taken + totalFen)
  return {
    orderId: order.id,
    sellerId: order.sellerId,
    buyerId,
    totalFen,
    termDays: credit?.termDays ?? 0,
    lifeDays,
    shipTo,
    note: order.note ?? null,
    lines,
    picks,
    warnings: judged,
  }
}

/** A firm that the platform closed neither sells nor buys, whatever its licences still say. */
export function refuseClosed(...parties: readonly (Standing | undefined)[]): Refusal | null {
  const closed = parties.find(party => party && party.state !== 'active')
  return closed ? refuse('party.organisation_closed', { orgId: closed.orgId }) : null
}

/** The rules' word on every line: a refusal with all hits where one blocks, else the warnings. */
function judgeOrder(order: PlaceOrder, buyerId: string, facts: BatchFacts): RuleHit[] | Refusal {
  const seller = facts.standing(order.sellerId)
  const buyer = facts.standing(buyerId)
  if (!seller || !buyer) return refuse('trade.unknown_seller', { sellerId: order.sellerId })
  const closed = refuseClosed(seller, buyer)
  if (closed) return closed
  const relation = facts.relation(order.sellerId, buyerId)
  const unknown = order.lines.filter(line => !facts.product(line.productId))
  if (unknown.length > 0)
    return refuse('trade.unknown_product', { productIds: unknown.map(l => l.productId) })
  const grants = facts.grants(order.sellerId, buyerId)
  const hits: RuleHit[] = []
  let blocked = false
  for (const line of order.lines) {
    const product = facts.product(line.productId)
    if (!product) continue
    const { quantity } = line
    const productApproved = facts.productApproved(buyerId, line.productId)
    const about = { relation, product, productApproved, quantity }
    const judged = judgeLine({ date: facts.today, seller, buyer, ...about }, grants)
    if (judged.hits.length > 0) hits.push(...judged.hits)
    blocked ||= judged.blocked
  }
  return blocked ? refuse('trade.closed_by_rule', { sellerName: seller.name }, hits) : hits
}

function priceLines(order: PlaceOrder, buyerId: string, facts: BatchFacts): DecidedLine[] | Refusal {
  const seen = new Set<string>()
  const lines: DecidedLine[] = []
  for (const [i, line] of order.lines.entries()) {
    const about = { productId: line.productId, name: facts.product(line.productId)?.genericName ?? '' }
    if (seen.has(line.productId)) return refuse('trade.product_twice', about)
    seen.add(line.productId)
    const price = facts.price(order.sellerId, buyerId, line.productId)
    if (!price?.listed) return refuse('trade.no_price', about)
    if (line.quantity < price.minQuantity)
      return refuse('trade.below_minimum', { ...about, minimum: price.minQuantity })
    if (line.quantity % price.multiple !== 0)
      return refuse('trade.not_a_multiple', { ...about, multiple: price.multiple })
    lines.push({
      lineNo: i + 1,
      productId: line.productId,
      quantity: line.quantity,
      priceMicro: price.micro,
      vatBp: price.vatBp,
      amountFen: amountFen(price.micro, line.quantity),
      source: price.source,
      priceId: price.priceId,
    })
  }
  return lines
}

function pickLines(order: PlaceOrder, facts: BatchFacts, lifeDays: number): DecidedOrder['picks'] | Refusal {
  const minimumExpiry = plusDays(facts.today, lifeDays)
  const picks: DecidedOrder['picks'] = []
  const short: { productId: string; name: string; wanted: number; available: number }[] = []
  for (const [i, line] of order.lines.entries()) {
    const taken = facts.shelves.take(order.sellerId, line.productId, line.quantity, minimumExpiry)
    if (Array.isArray(taken)) picks.push(...taken.map(pick => ({ ...pick, lineNo: i + 1 })))
    else
      short.push({
        productId: line.productId,
        name: facts.product(line.productId)?.genericName ?? '',
        wanted: line.quantity,
        available: taken.available,
      })
  }
  if (short.length === 0) return picks
  facts.shelves.giveBack(picks)
  return refuse('trade.short', { lines: short, lifeDays })
}
