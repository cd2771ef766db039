import { appliedOf, type Candidate, measured, sum } from './apply-promotion.ts'
import { chooseSet } from './choose-set.ts'
import type { Applied, CartLine, Give, LineDiscount, NotApplied, PricedCart, Promotion } from './model.ts'

/** Promotions made ready for many carts: which ones speak of a product is looked up instead of searched. */
export type PromotionBook = {
  byProduct: ReadonlyMap<string, readonly Promotion[]>
  onAll: readonly Promotion[]
}

export function openBook(promotions: readonly Promotion[]): PromotionBook {
  const byProduct = new Map<string, Promotion[]>()
  for (const promotion of promotions) {
    check(promotion)
    if (promotion.on === 'all') continue
    for (const productId of promotion.on) {
      const there = byProduct.get(productId)
      if (there) there.push(promotion)
      else byProduct.set(productId, [promotion])
    }
  }
  return { byProduct, onAll: promotions.filter(promotion => promotion.on === 'all') }
}

/**
 * A higher step must give more: the search for the best set relies on it, and so does the buyer.
 * @throws RangeError for a promotion that nobody could carry out
 */
function check({ id, steps, repeats, bearers }: Promotion): void {
  const fault = (what: string): never => {
    throw new RangeError(`promotion ${id}: ${what}`)
  }
  if (steps.length === 0) fault('no steps')
  if (repeats && steps.length > 1) fault('what repeats has one step')
  for (const [i, { from, give }] of steps.entries()) {
    if (!Number.isSafeInteger(from) || from < 0) fault(`step ${i} begins at ${from}`)
    const before = steps[i - 1]
    if (!before) continue
    if (from <= before.from) fault('steps must ascend')
    if (give.kind !== before.give.kind || size(give) < size(before.give))
      fault(`step ${i} gives less than the one before`)
  }
  if (sum(bearers.map(bearer => bearer.shareBp)) !== 10_000) fault('bearers must carry 100 % together')
}

/** Comparable among gives of one kind. */
function size(give: Give): number {
  switch (give.kind) {
    case 'off':
      return give.fen
    case 'percent':
      return give.basisPoints
    case 'price':
      return -give.micro
    case 'gifts':
      return sum(give.items.map(item => item.valueFen))
  }
}

/**
 * What a cart costs under the promotions that hold for its buyer now: the set worth most to the buyer, each discount on
 * its lines, who bears it, and why the others did not come in. Deterministic; a permutation of the lines changes
 * nothing but their order. O(lines + candidates) but for the choice among promotions that share lines.
 */
export function priceCart(cart: readonly CartLine[], book: PromotionBook): PricedCart {
  const candidates = candidatesOf(cart, book)
  const applied: Applied[] = []
  const notApplied: NotApplied[] = []
  const discounts = cart.map((): LineDiscount[] => [])
  let exact = true
  for (const part of connectedParts(candidates)) {
    const choice = chooseSet(cart, part)
    exact &&= choice.exact
    for (const { candidate, result } of choice.picks) {
      applied.push(appliedOf(candidate, result))
      for (const [at, fen] of result.parts.entries())
        if (fen > 0) discounts[candidate.lines[at]!]!.push({ promotionId: candidate.promotion.id, fen })
    }
    notApplied.push(...explain(cart, part, applied))
  }
  const lines = cart.map(({ lineNo, amountFen }, i) => ({
    ...{ lineNo, amountFen, discounts: discounts[i]! },
    netFen: amountFen - discounts[i]!.reduce((total, one) => total + one.fen, 0),
  }))
  const netFen = lines.reduce((total, line) => total + line.netFen, 0)
  const grossFen = cart.reduce((total, line) => total + line.amountFen, 0)
  return { lines, applied, notApplied, discountFen: grossFen - netFen, netFen, exact }
}

function candidatesOf(cart: readonly CartLine[], book: PromotionBook): Candidate[] {
  const lines = new Map<Promotion, number[]>()
  for (const promotion of book.onAll) lines.set(promotion, [])
  for (const [i, { productId }] of cart.entries()) {
    for (const promotion of book.onAll) lines.get(promotion)!.push(i)
    for (const promotion of book.byProduct.get(productId) ?? []) {
      const there = lines.get(promotion)
      if (there) there.push(i)
      else lines.set(promotion, [i])
    }
  }
  return [...lines]
    .map(([promotion, all]) => ({ promotion, lines: exceptIn(cart, promotion, all) }))
    .filter(one => one.lines.length > 0)
    .sort((a, b) => a.promotion.stage - b.promotion.stage || (a.promotion.id < b.promotion.id ? -1 : 1))
}

const exceptIn = (cart: readonly CartLine[], { except }: Promotion, lines: readonly number[]) =>
  except ? lines.filter(i => !except.includes(cart[i]!.productId)) : lines

/** Promotions that share no line, directly or over others, don't touch each other: each part is solved alone. */
function connectedParts(candidates: readonly Candidate[]): Candidate[][] {
  const parts: { all: Candidate[]; lines: Set<number> }[] = []
  for (const one of candidates) {
    const met = parts.filter(part => one.lines.some(line => part.lines.has(line)))
    const part = { all: [...met.flatMap(other => other.all), one], lines: new Set(one.lines) }
    for (const other of met) {
      for (const line of other.lines) part.lines.add(line)
      parts.splice(parts.indexOf(other), 1)
    }
    parts.push(part)
  }
  const order = new Map(candidates.map((one, i) => [one, i]))
  return parts.map(part => part.all.sort((a, b) => order.get(a)! - order.get(b)!))
}

/** Why the rest of a part did not come in; measured on the plain cart, as the buyer sees it. */
function explain(
  cart: readonly CartLine[],
  part: readonly Candidate[],
  applied: readonly Applied[],
): NotApplied[] {
  const came = new Set(applied.map(one => one.promotionId))
  const amounts = cart.map(line => line.amountFen)
  return part.flatMap(({ promotion, lines }): NotApplied[] => {
    const promotionId = promotion.id
    if (came.has(promotionId)) return []
    const first = promotion.steps[0]!
    const missing = first.from - measured(cart, amounts, promotion, lines)
    if (missing > 0) return [{ promotionId, why: 'short', missing, give: first.give }]
    const by = part.filter(
      other => came.has(other.promotion.id) && other.lines.some(line => lines.includes(line)),
    )
    return by.length > 0
      ? [{ promotionId, why: 'beaten', by: by.map(other => other.promotion.id) }]
      : [{ promotionId, why: 'protected' }]
  })
}
