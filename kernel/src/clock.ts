/** An instant as ISO 8601 text in UTC with milliseconds and `Z`. */
export type Instant = string
/** A business date `YYYY-MM-DD` in Asia/Shanghai. */
export type Day = string

/** The one source of time. Tests and the demo world move it; nothing below the edge calls `new Date()`. */
export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stands where it is put. */
export type MovableClock = Clock & { set(instant: Instant): void; advance(ms: number): void }

export function movableClock(start: Instant): MovableClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at).toISOString(),
    set: instant => {
      at = Date.parse(instant)
    },
    advance: ms => {
      at += ms
    },
  }
}

// China has kept UTC+8 without summer time since 1991: a fixed shift is exact and needs no zone data.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

export const dayOf = (instant: Instant): Day =>
  new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)

/** The instant at which a business day begins in Shanghai. */
export const startOfDay = (day: Day): Instant =>
  new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS).toISOString()

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
