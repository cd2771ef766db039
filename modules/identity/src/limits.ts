/** How long and how often: the figures of signing in, in one place. */
export const FAILURES_MAX = 5
export const LOCK_MS = 15 * 60_000
/**
 * From an address that somebody came in from this lately, a stranger's wrong guesses elsewhere lock nobody out: the
 * guesses of each such address are counted alone.
 */
export const HOME_MS = 30 * 24 * 3_600_000
/** From one address within a minute; a hospital behind one address has room, a guesser hasn't. */
export const FAILURES_PER_ADDRESS_MAX = 30
export const ADDRESS_WINDOW_MS = 60_000

export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_MS = 7 * 24 * 3_600_000
/** last_seen_at is written this seldom, so that a busy session costs a read. */
export const SESSION_SEEN_MS = 5 * 60_000
export const KEY_SEEN_MS = 3_600_000

/** How long an answer about a token is believed in this process; other processes notice an end this late. */
export const CACHE_MS = 5_000
export const CACHE_MAX = 20_000

/** An instant moved by milliseconds. */
export const shifted = (instant: string, ms: number): string =>
  new Date(Date.parse(instant) + ms).toISOString()
