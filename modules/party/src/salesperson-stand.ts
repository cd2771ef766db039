import type { SalespersonFact } from '@yaolian/rulebook/contract'
import type { SalespersonStand } from './approval-contract.ts'

/** An authorisation as orders see it, with the buyer's place already compared. */
export type SalespersonFacts = {
  salespersonId: string
  state: string
  validFrom: string
  validTo: string
  inRegion: boolean
  classes: string[]
  productIds: string[]
}

/** Where an authorisation stands on a day, whatever it covers. */
export function standOf(
  one: Pick<SalespersonFacts, 'state' | 'validFrom' | 'validTo'>,
  today: string,
): SalespersonStand {
  if (one.state === 'revoked') return 'revoked'
  if (today < one.validFrom) return 'not_begun'
  return today <= one.validTo ? 'authorised' : 'ended'
}

/**
 * May the buyer's responsible salesperson sell it this product today? `none`: nobody is named, so nobody sells by
 * authority of one (the buyer orders by itself). An authorisation that names neither classes nor products covers
 * everything its firm sells.
 */
export function salespersonFact(
  one: SalespersonFacts | null,
  line: { today: string; productId: string; scopeClass: string },
): SalespersonFact {
  if (!one) return 'none'
  const stand = standOf(one, line.today)
  if (stand !== 'authorised') return stand
  if (!one.inRegion) return 'outside_region'
  const everything = one.classes.length === 0 && one.productIds.length === 0
  const covered = one.classes.includes(line.scopeClass) || one.productIds.includes(line.productId)
  return everything || covered ? 'authorised' : 'outside_products'
}
