import { type Ctx, permit } from '@yaolian/kernel'
import type { Facets } from './contract.ts'
import { countAll, productsByWords } from './search.sql.ts'
import { facetsOf } from './search-facets.sql.ts'
import { filtersOf, type ProductFilters, rangesOf } from './search-products.ts'
import { searchWords } from './search-words.ts'

const COUNT_MAX = 10_000
/** Facets are counted over so many of the best found. */
const FACETED_MAX = 2_000
const BEFORE_ALL = {
  afterClass: -1,
  afterWeight: 0,
  afterLength: 0,
  afterTerm: 0,
  afterId: '00000000-0000-0000-0000-000000000000',
}

/** How many products that search finds, exact up to 10,000. */
export async function countFound(
  ctx: Ctx,
  search: ProductFilters & { q: string },
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length > 0) {
    const [first] = await placesOf(ctx, search, words, 1)
    return first ? { count: first.found, exact: first.whole } : { count: 0, exact: true }
  }
  const { count } = await countAll(ctx, filtersOf(search))
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/** What the found products are, to narrow the search down: over the best 2,000, which `whole` says are all. */
export async function facetsFound(ctx: Ctx, search: ProductFilters & { q: string }): Promise<Facets> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length === 0) return { facets: [], whole: true }
  const places = await placesOf(ctx, search, words, FACETED_MAX)
  const facets = await facetsOf(ctx, { ids: places.map(place => place.productId) })
  return { facets, whole: places.every(place => place.whole && place.found <= FACETED_MAX) }
}

const placesOf = (ctx: Ctx, search: ProductFilters, words: readonly string[], limit: number) =>
  productsByWords(ctx, {
    ...filtersOf(search),
    ...BEFORE_ALL,
    ...rangesOf(words),
    rows: COUNT_MAX,
    limit,
  })
