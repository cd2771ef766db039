import { roundHalfUp, safe } from './ratio.ts'

const MICRO_PER_FEN = 10_000
const BASIS_POINTS = 10_000

/**
 * The amount of a line: unit price × quantity, half up to the fen, tax included as the price is.
 *
 * The product of everyday lines fits a double exactly and costs a few nanoseconds; the rest goes through BigInt.
 * @param micro unit price in millionths of a yuan, not negative
 * @param quantity smallest sales units, not negative
 * @throws RangeError for anything that is no whole number from 0, or an amount beyond 2^53 fen
 */
export function amountFen(micro: number, quantity: number): number {
  whole(micro, 'unit price')
  whole(quantity, 'quantity')
  const product = micro * quantity
  if (!Number.isSafeInteger(product)) return roundHalfUp(BigInt(micro) * BigInt(quantity), MICRO_PER_FEN)
  const rest = product % MICRO_PER_FEN
  return (product - rest) / MICRO_PER_FEN + (rest >= MICRO_PER_FEN / 2 ? 1 : 0)
}

/** A share of an amount, half up: a commission or rebate of `basisPoints` / 100 per cent. */
export function shareFen(amount: number, basisPoints: number): number {
  return roundHalfUp(BigInt(safe(amount)) * BigInt(whole(basisPoints, 'share')), BASIS_POINTS)
}

/**
 * Splits an amount in proportion to weights, by the method of the largest remainder: every part is its exact share
 * rounded down or up, and the parts always sum to the amount. Equal remainders favour the earlier part. The sign
 * of the amount is the sign of every part, so that a refund splits as its sale did.
 *
 * @param weights whole numbers, not negative, not all zero; a part of weight 0 gets nothing
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): number[] {
  const size = Math.abs(safe(amount))
  let sum = 0
  let largest = 0
  for (const weight of weights) {
    sum += whole(weight, 'weight')
    if (weight > largest) largest = weight
  }
  if (sum === 0) throw new RangeError('nothing to split by: all weights are zero')
  // Everyday amounts fit doubles exactly; the rest goes through BigInt at ten times the cost.
  const isSmall = Number.isSafeInteger(sum) && size * largest <= Number.MAX_SAFE_INTEGER
  const { floors, rests } = isSmall ? sharesOf(size, weights, sum) : bigSharesOf(size, weights)
  let missing = size
  for (const floor of floors) missing -= floor
  if (missing > 0) {
    const byRest = rests.map((_, at) => at)
    byRest.sort((a, b) => (rests[a] === rests[b] ? a - b : rests[a]! > rests[b]! ? -1 : 1))
    for (let i = 0; i < missing; i++) floors[byRest[i]!] = floors[byRest[i]!]! + 1
  }
  return amount < 0 ? floors.map(part => (part === 0 ? 0 : -part)) : floors
}

type Shares = { floors: number[]; rests: readonly (number | bigint)[] }

function sharesOf(size: number, weights: readonly number[], sum: number): Shares {
  const floors: number[] = []
  const rests: number[] = []
  for (const weight of weights) {
    const rest = (size * weight) % sum
    floors.push((size * weight - rest) / sum)
    rests.push(rest)
  }
  return { floors, rests }
}

function bigSharesOf(size: number, weights: readonly number[]): Shares {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  const products = weights.map(weight => BigInt(size) * BigInt(weight))
  return {
    floors: products.map(product => Number(product / sum)),
    rests: products.map(product => product % sum),
  }
}

/**
 * Spreads a discount over line amounts in proportion to them. Each part is at most its line, so no line turns
 * negative.
 * @throws RangeError when the discount exceeds the lines together
 */
export function spreadDiscount(amounts: readonly number[], discountFen: number): number[] {
  whole(discountFen, 'discount')
  const total = amounts.reduce((sum, amount) => sum + whole(amount, 'line amount'), 0)
  if (discountFen > total) throw new RangeError(`a discount of ${discountFen} fen on ${total} fen`)
  return total === 0 ? amounts.map(() => 0) : splitByLargestRemainder(discountFen, amounts)
}

function whole(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no ${what}: ${value}`)
  return value
}
