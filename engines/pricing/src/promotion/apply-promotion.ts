import { amountFen, shareFen, splitByLargestRemainder } from '../amount.ts'
import type { Applied, CartLine, Gift, Give, Promotion } from './model.ts'
import { spreadCapped } from './spread-capped.ts'

/** A promotion together with the positions of the lines that it names. */
export type Candidate = { promotion: Promotion; lines: readonly number[] }

/** What a promotion gives, as far as the search for the best set needs it. */
export type Result = {
  step: number
  times: number
  /** How much of its measure the lines reached. */
  have: number
  /** Discounts in fen, one for each of the candidate's lines. */
  parts: readonly number[]
  discountFen: number
  limitedBy: Applied['limitedBy']
  /** To the buyer: what is off, and what the gifts are worth. */
  worthFen: number
}

/** What a promotion gives on what earlier stages left of the cart's lines; null where it gives nothing. */
export function applyPromotion(
  cart: readonly CartLine[],
  left: readonly number[],
  { promotion, lines }: Candidate,
): Result | null {
  const have = measured(cart, left, promotion, lines)
  const step = promotion.steps.findLastIndex(one => have >= one.from)
  const reached = promotion.steps[step]
  if (!reached) return null
  const { give } = reached
  const times = promotion.repeats ? Math.max(1, Math.floor(have / Math.max(1, reached.from))) : 1
  if (give.kind === 'gifts') {
    const worthFen = times * sum(give.items.map(item => item.valueFen))
    return { step, times, have, parts: lines.map(() => 0), discountFen: 0, limitedBy: null, worthFen }
  }
  const amounts = lines.map(i => left[i]!)
  const wanted = wantedOf(give, times, amounts, lines, cart)
  const total = sum(wanted)
  const capped = Math.min(total, promotion.capFen ?? total)
  const room = lines.map((i, at) => Math.max(0, amounts[at]! - cart[i]!.floorFen))
  const parts = spreadCapped(capped, wanted, room)
  const discountFen = sum(parts)
  if (discountFen === 0) return null
  const limitedBy = discountFen < capped ? 'floor' : capped < total ? 'cap' : null
  return { step, times, have, parts, discountFen, limitedBy, worthFen: discountFen }
}

/** The result in full, as the buyer reads it. */
export function appliedOf({ promotion }: Candidate, result: Result): Applied {
  const { step, times, discountFen, limitedBy } = result
  const { give } = promotion.steps[step]!
  const next = promotion.steps[step + 1]
  return {
    ...{ promotionId: promotion.id, version: promotion.version, step, times, discountFen, limitedBy },
    gifts: give.kind === 'gifts' ? give.items.map(item => multiplied(item, times)) : [],
    bearers: borne(promotion, discountFen),
    next: next ? { missing: next.from - result.have, give: next.give } : null,
  }
}

export function measured(
  cart: readonly CartLine[],
  left: readonly number[],
  { measure }: Promotion,
  lines: readonly number[],
): number {
  return lines.reduce((total, i) => total + (measure === 'fen' ? left[i]! : cart[i]!.quantity), 0)
}

/** What the step would take off each line if nothing limited it. */
function wantedOf(
  give: Exclude<Give, { kind: 'gifts' }>,
  times: number,
  amounts: readonly number[],
  lines: readonly number[],
  cart: readonly CartLine[],
): number[] {
  switch (give.kind) {
    case 'off':
      return spreadCapped(Math.min(give.fen * times, sum(amounts)), amounts, amounts)
    case 'percent':
      return spreadCapped(shareFen(sum(amounts), give.basisPoints), amounts, amounts)
    case 'price':
      return lines.map((i, at) => Math.max(0, amounts[at]! - amountFen(give.micro, cart[i]!.quantity)))
  }
}

const multiplied = ({ productId, quantity, valueFen }: Gift, times: number): Gift => ({
  productId,
  quantity: quantity * times,
  valueFen: valueFen * times,
})

function borne({ bearers }: Promotion, discountFen: number): { orgId: string; fen: number }[] {
  const shares = bearers.map(bearer => bearer.shareBp)
  const parts = splitByLargestRemainder(discountFen, shares)
  return bearers.map(({ orgId }, i) => ({ orgId, fen: parts[i]! }))
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
