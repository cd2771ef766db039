/** The catalogue that is searched, and how long each kind of query is asked. */
export type SearchSize = {
  name: 'small' | 'full'
  products: number
  /** Queries of each kind. */
  targets: number
  perSecond: number
  warmSeconds: number
  /** Each kind of query is asked alone for so long: at 100 a second that is what stands behind its p99. */
  kindSeconds: number
  /** Queries of each kind that the reference answers too. */
  referenceQueries: number
}

export const SIZES: Readonly<Record<SearchSize['name'], SearchSize>> = {
  full: {
    name: 'full',
    products: 400_000,
    targets: 200,
    perSecond: 100,
    warmSeconds: 5,
    kindSeconds: 12,
    referenceQueries: 5,
  },
  small: {
    name: 'small',
    products: 6_000,
    targets: 40,
    perSecond: 50,
    warmSeconds: 2,
    kindSeconds: 3,
    referenceQueries: 5,
  },
}

export const SEED = 20_261_122
/** Whoever searches: people of one firm, so that no rate limit of a single person stands in the way. */
export const SEARCHERS = 256
const idOf =
  (prefix: string) =>
  (n: number): string =>
    `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const firmId = idOf('b0000000')(0)
export const userId = idOf('0e000000')
export const sessionId = idOf('5e550000')
/** Of the form that identity gives out: 43 characters. */
export const sessionToken = (n: number): string => userId(n).replaceAll('-', '').padEnd(43, '0')
