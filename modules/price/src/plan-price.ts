import { type Day, plusDays, type Refusal, refuse } from '@yaolian/kernel'

/** A price that holds or will hold: from a day to a day, both included, or until another follows. */
export type Period = { priceId: string; validFrom: Day; validTo: Day | null; version: number }
export type NewPeriod = { validFrom: Day; validTo: Day | null }

/** What a new price does to those of the same product (and buyer). */
export type PricePlan = {
  validTo: Day | null
  version: number
  /** Corrected on the very day they were to begin: kept, but they no longer count. */
  replaced: string[]
  /** Ends the day before the new one begins. */
  shortened: { priceId: string; validTo: Day }[]
}

/**
 * Fits a new price among the active ones, so that every day has one price at most. It ends the price that
 * runs into it and replaces one that begins on the same day. A price without an end runs until the next one
 * that is already set; one with an end must not reach into the next, nor end inside a price that would have
 * gone on.
 */
export function planPrice(active: readonly Period[], wanted: NewPeriod): PricePlan | Refusal {
  const { validFrom } = wanted
  if (wanted.validTo !== null && wanted.validTo < validFrom)
    return refuse('price.ends_before_start', { validFrom, validTo: wanted.validTo })
  const next = active
    .filter(period => period.validFrom > validFrom)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0]
  if (next && wanted.validTo !== null && wanted.validTo >= next.validFrom) return overlap(wanted, next)
  const same = active.filter(period => period.validFrom === validFrom)
  const running = active.filter(
    period => period.validFrom < validFrom && (period.validTo === null || period.validTo >= validFrom),
  )
  const cutOff = running.find(
    period => wanted.validTo !== null && (period.validTo === null || period.validTo > wanted.validTo),
  )
  if (cutOff) return overlap(wanted, cutOff)
  const validTo = wanted.validTo ?? (next ? plusDays(next.validFrom, -1) : null)
  return {
    validTo,
    version: 1 + Math.max(0, ...active.map(period => period.version)),
    replaced: same.map(period => period.priceId),
    shortened: running.map(period => ({ priceId: period.priceId, validTo: plusDays(validFrom, -1) })),
  }
}

const overlap = (wanted: NewPeriod, other: Period): Refusal =>
  refuse('price.overlap', { ...wanted, otherFrom: other.validFrom, otherTo: other.validTo })
