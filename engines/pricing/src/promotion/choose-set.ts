import { applyPromotion, type Candidate, type Result } from './apply-promotion.ts'
import type { CartLine } from './model.ts'

/** Promotions meeting on connected lines; of more only the worthiest compete. One bit each. */
const CANDIDATES_MAX = 30
/** Steps of the search; a cart of everyday promotions needs some dozen. */
const STEPS_MAX = 2_000

type Pick = { candidate: Candidate; result: Result }
export type Choice = { picks: readonly Pick[]; worthFen: number; exact: boolean }

/**
 * The promotions of one connected part of the cart that together are worth most to the buyer; among equals the ones
 * that come first. `candidates` in the order in which they apply.
 *
 * Branch and bound: a promotion never gives more after others than it would give alone (each counts what earlier ones
 * left), so what is picked plus all that might still come bounds a branch from above. Exact within STEPS_MAX.
 */
export function chooseSet(cart: readonly CartLine[], candidates: readonly Candidate[]): Choice {
  const untouched = cart.map(line => line.amountFen)
  const alone = candidates
    .map(candidate => ({ candidate, result: applyPromotion(cart, untouched, candidate) }))
    .filter((one): one is Standing => one.result !== null && one.result.worthFen > 0)
  const [only, ...others] = alone
  if (!only) return { picks: [], worthFen: 0, exact: true }
  if (others.length === 0) return { picks: [only], worthFen: only.result.worthFen, exact: true }
  const kept = worthiest(alone)
  const clash = kept.map(one => clashBits(one.candidate, kept))
  // Bound of what can still come from each position on.
  const rest = kept.map(() => 0)
  for (let i = kept.length - 1; i >= 0; i--) rest[i] = kept[i]!.result.worthFen + (rest[i + 1] ?? 0)

  let found: Omit<Choice, 'exact'> = { picks: [], worthFen: 0 }
  let steps = 0
  const search = (
    at: number,
    left: readonly number[],
    picks: readonly Pick[],
    worth: number,
    barred: number,
  ) => {
    if (worth > found.worthFen) found = { picks, worthFen: worth }
    if (at === kept.length || worth + rest[at]! <= found.worthFen || steps >= STEPS_MAX) return
    steps++
    const { candidate, result: first } = kept[at]!
    const result =
      (barred >> at) & 1 ? null : left === untouched ? first : applyPromotion(cart, left, candidate)
    if (result) {
      const after = [...left]
      for (const [i, line] of candidate.lines.entries()) after[line] = after[line]! - result.parts[i]!
      search(at + 1, after, [...picks, { candidate, result }], worth + result.worthFen, barred | clash[at]!)
    }
    search(at + 1, left, picks, worth, barred)
  }
  search(0, untouched, [], 0, 0)
  return { ...found, exact: steps < STEPS_MAX && kept.length === alone.length }
}

/** A candidate with what it would give if it came alone. */
type Standing = Pick

function worthiest(all: readonly Standing[]): readonly Standing[] {
  if (all.length <= CANDIDATES_MAX) return all
  const best = new Set(
    [...all].sort((a, b) => b.result.worthFen - a.result.worthFen).slice(0, CANDIDATES_MAX),
  )
  return all.filter(one => best.has(one))
}

/** A bit for each of those that may not stand beside it. */
function clashBits(one: Candidate, all: readonly Standing[]): number {
  let bits = 0
  for (const [i, { candidate }] of all.entries()) if (mayNotMeet(one, candidate)) bits |= 1 << i
  return bits
}

function mayNotMeet(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.promotion, other.promotion]
  if (a === b || (!a.alone && !b.alone && a.group !== b.group)) return false
  return one.lines.some(line => other.lines.includes(line))
}
