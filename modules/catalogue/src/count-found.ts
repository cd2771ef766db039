import { type Ctx, permit } from '@yaolian/kernel'
import type { Facets } from './contract.ts'
import { countAll, productsByWords, wantedPage } from './search.sql.ts'
import { facetsOf } from './search-facets.sql.ts'
import {
  BEFORE_ALL,
  COUNT_MAX,
  filtersOf,
  leastOf,
  type ProductFilters,
  rangesOf,
} from './search-products.ts'
import { searchWords } from './search-words.ts'
import { correctWords } from './spelling.ts'

/** Facets are counted over so many of the best found. */
const FACETED_MAX = 2_000
const WEIGHT_MAX = 2_147_483_647

/** How many products that search finds, exact up to 10,000. */
export async function countFound(
  ctx: Ctx,
  search: ProductFilters & { q: string },
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length > 0) {
    const [first] = await placesOf(ctx, await filtersOf(ctx, search), words, 1)
    return first ? { count: first.found, exact: first.whole } : { count: 0, exact: true }
  }
  const { count } = await countAll(ctx, await filtersOf(ctx, search))
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/**
 * What the found products are, to narrow the search down: over the best 2,000, which `whole` says are all. What is
 * chosen already narrows every facet but its own, so that a second value of it can be added; where there are too many
 * for that, the chosen ones alone are counted. Without words only what is on offer has facets.
 */
export async function facetsFound(ctx: Ctx, search: ProductFilters & { q: string }): Promise<Facets> {
  permit(ctx, 'catalogue.product.read')
  const typed = searchWords(search.q)
  if (typed.length === 0 && (!search.offered || search.q.trim() !== '')) return { facets: [], whole: true }
  const { states, offered = false } = search
  const chosen = await filtersOf(ctx, search)
  const open = await filtersOf(ctx, { ...(states && { states }), offered })
  let words = typed
  let wide = await bestOf(ctx, open, words)
  if (wide.ids.length === 0 && words.length > 0) {
    // As searchProducts does: what was found is what the words were taken for.
    const corrected = await correctWords(ctx, words)
    if (!corrected || corrected.codes.length > 1) return { facets: [], whole: true }
    words = corrected.words
    wide = await bestOf(ctx, open, words)
  }
  const best = wide.whole ? wide : await bestOf(ctx, chosen, words)
  const { rx, classes, temperatures, forms, makers } = chosen
  const facets = await facetsOf(ctx, { ids: best.ids, rx, classes, temperatures, forms, makers })
  return { facets, whole: best.whole }
}

type Filters = Awaited<ReturnType<typeof filtersOf>>

async function bestOf(ctx: Ctx, filters: Filters, words: readonly string[]) {
  if (words.length === 0) {
    const top = { afterWeight: WEIGHT_MAX, afterId: BEFORE_ALL.afterId, limit: FACETED_MAX + 1 }
    const places = await wantedPage(ctx, { ...filters, ...top, least: leastOf(filters.states) })
    const ids = places.slice(0, FACETED_MAX).map(place => place.productId)
    return { ids, whole: places.length <= FACETED_MAX }
  }
  const places = await placesOf(ctx, filters, words, FACETED_MAX)
  const ids = places.map(place => place.productId)
  return { ids, whole: places.every(place => place.whole && place.found <= FACETED_MAX) }
}

const placesOf = (ctx: Ctx, filters: Filters, words: readonly string[], limit: number) =>
  productsByWords(ctx, { ...filters, ...BEFORE_ALL, ...rangesOf(words), rows: COUNT_MAX, limit })
