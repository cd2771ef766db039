import { splitByLargestRemainder } from '../amount.ts'

/**
 * Spreads an amount in proportion to `weights`, no part above its `room`; what one part cannot take the others take.
 * Gives parts that sum to the smaller of the amount and all room together.
 */
export function spreadCapped(amount: number, weights: readonly number[], room: readonly number[]): number[] {
  const parts = weights.map(() => 0)
  let left = amount
  let open = weights.flatMap((weight, i) => (weight > 0 && room[i]! > 0 ? [i] : []))
  while (left > 0 && open.length > 0) {
    const shares = splitByLargestRemainder(
      left,
      open.map(i => weights[i]!),
    )
    const full = open.filter((i, at) => parts[i]! + shares[at]! > room[i]!)
    // Nobody over: done. Otherwise fill those to the brim first and share the rest anew among the others.
    const giving = full.length === 0 ? open : full
    for (const i of giving) {
      const share = full.length === 0 ? shares[open.indexOf(i)]! : room[i]! - parts[i]!
      parts[i] = parts[i]! + share
      left -= share
    }
    open = full.length === 0 ? [] : open.filter(i => !full.includes(i))
  }
  return parts
}
