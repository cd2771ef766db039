import { type Ctx, decodeKey, pageOf, permit } from '@yaolian/kernel'
import type { ApprovalState, Marks, ProductState } from './contract.ts'
import { marksOf } from './marks.ts'
import { productsById } from './product.sql.ts'
import { type FaceRow, faceOf, factsOf, type ProductRow } from './read-products.ts'
import { productPage, productsByCodes, productsByWord, productsByWords, wantedPage } from './search.sql.ts'
import { termsByText } from './search-index.sql.ts'
import { endOf, isShort, searchWords } from './search-words.ts'
import { correctWords } from './spelling.ts'
import { foldTerm } from './term-keys.ts'

export type ProductFilters = {
  /** Left out: what may be on offer, that is published and suspended ones. */
  states?: readonly ProductState[]
  rx?: readonly string[]
  classes?: readonly string[]
  temperatures?: readonly string[]
  forms?: readonly string[]
  /** Names as facets give them. */
  makers?: readonly string[]
  /** Only what some firm offers. */
  offered?: boolean
}
export type ProductSearch = ProductFilters & {
  /** Names, brand, maker, number, barcode, pinyin or its initials; several words in any order; '' lists everything. */
  q: string
  limit: number
  after?: string
}
export type FoundRow = ProductRow & {
  drugId: string
  state: ProductState
  approvalState: ApprovalState
  assumed: string[]
  /** Where the words stand in what a screen shows. */
  marks: Marks
}
export type Found = {
  rows: FoundRow[]
  next: string | null
  /** What the words were taken for, where as they stand they begin nothing. */
  spelling: string | null
  /** So many products one word lists, where it ends although more hold it; null anywhere else. */
  cutAt: number | null
}

type Place = Awaited<ReturnType<typeof productsByWord>>[number]
type Filters = Awaited<ReturnType<typeof filtersOf>>

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
export const BEFORE_ALL = {
  afterClass: -1,
  afterWeight: 0,
  afterLength: 0,
  afterTerm: 0,
  afterId: FIRST_ID,
}
/** Counts go so far. */
export const COUNT_MAX = 10_000
const ON_OFFER: readonly ProductState[] = ['published', 'suspended']
/** So deep does one search go; who pages further narrows it down. */
const DEPTH_MAX = 160
/** Of several words, so many products that hold the rarest one are looked at. */
const ROWS_MAX = 2_000
/** Filters may leave nothing of the best terms: then so many more are looked through. */
const TERMS_FILTERED_MAX = 600

/**
 * Products that hold every word: those whose name or brand is the word, then those where it begins, then the rest;
 * within that what is wanted most. Page by page, 80 to 160 rows deep at most for one word. Words that begin nowhere are taken for their
 * neighbours one error away, and the answer says so.
 */
export async function searchProducts(ctx: Ctx, search: ProductSearch): Promise<Found> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length === 0) return { ...(await listProducts(ctx, search)), spelling: null, cutAt: null }
  const found = await findWords(ctx, search, words)
  if (found.rows.length > 0 || search.after) {
    const cutAt = search.after && !found.next ? await cutOf(ctx, search, words) : null
    return { ...found, spelling: null, cutAt }
  }
  const corrected = await correctWords(ctx, words)
  if (!corrected) return { ...found, spelling: null, cutAt: null }
  const again =
    corrected.codes.length > 1
      ? await findCodes(ctx, search, corrected.codes)
      : await findWords(ctx, search, corrected.words)
  return { ...again, spelling: again.rows.length > 0 ? corrected.words.join(' ') : null, cutAt: null }
}

/** The words decide the place of a product, the filters whether it shows. */
async function findWords(ctx: Ctx, search: ProductSearch, words: readonly string[]) {
  const filters = await filtersOf(ctx, search)
  const key = decodeKey(search.after, 5)
  const after = {
    afterClass: Number(key?.[0] ?? -1),
    afterWeight: Number(key?.[1] ?? 0),
    afterLength: Number(key?.[2] ?? 0),
    afterTerm: Number(key?.[3] ?? 0),
    afterId: String(key?.[4] ?? FIRST_ID),
    limit: search.limit + 1,
  }
  const places = await (words.length === 1
    ? findWord(ctx, words[0] as string, filters, after)
    : productsByWords(ctx, { ...filters, ...after, ...rangesOf(words), rows: ROWS_MAX }))
  return pageOfPlaces(ctx, search.limit, places, words)
}

async function findWord(
  ctx: Ctx,
  word: string,
  filters: Filters,
  after: { afterClass: number; limit: number } & Record<`after${string}`, number | string>,
): Promise<Place[]> {
  const pairs = after.afterClass < 0 ? 2 * after.limit : DEPTH_MAX
  const ask = (terms: number) =>
    productsByWord(ctx, {
      ...filters,
      ...(after as Parameters<typeof productsByWord>[1]),
      word,
      past: endOf(word),
      short: isShort(word),
      terms,
      pairs,
    })
  const places = await ask(pairs)
  return isNarrow(filters) && places.length < after.limit && pairs < TERMS_FILTERED_MAX
    ? ask(TERMS_FILTERED_MAX)
    : places
}

const isNarrow = (filters: Filters): boolean =>
  filters.offered ||
  [filters.rx, filters.classes, filters.temperatures, filters.forms, filters.makers].some(one => one !== null)

/** Who paged to the end of one word is told whether it was the end. Asked only there: it counts anew. */
async function cutOf(ctx: Ctx, search: ProductSearch, words: readonly string[]): Promise<number | null> {
  const [word] = words
  if (word === undefined || words.length > 1) return null
  const filters = await filtersOf(ctx, search)
  const from = { ...filters, ...BEFORE_ALL }
  const [all, listed] = await Promise.all([
    productsByWords(ctx, { ...from, ...rangesOf(words), rows: COUNT_MAX, limit: 1 }),
    productsByWord(ctx, {
      ...from,
      word,
      past: endOf(word),
      short: isShort(word),
      terms: isNarrow(filters) ? TERMS_FILTERED_MAX : DEPTH_MAX,
      pairs: DEPTH_MAX,
      limit: COUNT_MAX,
    }),
  ])
  const [first] = all
  return first && (!first.whole || first.found > listed.length) ? listed.length : null
}

/** Several numbers that lie equally near to one that nothing has. */
async function findCodes(ctx: Ctx, search: ProductSearch, codes: readonly string[]) {
  const places = await productsByCodes(ctx, { ...(await filtersOf(ctx, search)), codes, limit: search.limit })
  return pageOfPlaces(ctx, search.limit, places, codes)
}

/** Nothing is looked for: what is offered by what is wanted most, else the catalogue in the order of pinyin. */
async function listProducts(
  ctx: Ctx,
  search: ProductSearch,
): Promise<{ rows: FoundRow[]; next: string | null }> {
  const { offered, ...filters } = await filtersOf(ctx, search)
  if (search.q.trim() !== '' && !/\p{L}/u.test(search.q)) return { rows: [], next: null }
  if (offered) {
    const [weight, id] = decodeKey(search.after, 2) ?? [2_147_483_647, FIRST_ID]
    const places = await wantedPage(ctx, {
      ...filters,
      offered,
      least: leastOf(filters.states),
      afterWeight: Number(weight),
      afterId: String(id),
      limit: search.limit + 1,
    })
    const { rows, next } = pageOf(places, search.limit, row => [row.weight, row.productId])
    return { rows: await rowsOf(ctx, rows, []), next }
  }
  const [pinyin, id] = decodeKey(search.after, 2) ?? ['', FIRST_ID]
  const page = await productPage(ctx, {
    ...filters,
    afterPinyin: String(pinyin),
    afterId: String(id),
    limit: search.limit + 1,
  })
  const { rows, next } = pageOf(page, search.limit, row => [row.pinyin, row.productId])
  return { rows: await rowsOf(ctx, rows, []), next }
}

async function pageOfPlaces(ctx: Ctx, limit: number, places: readonly Place[], words: readonly string[]) {
  const { rows, next } = pageOf([...places], limit, row => [
    row.class,
    row.weight,
    row.length,
    row.termId,
    row.productId,
  ])
  return { rows: await rowsOf(ctx, rows, words), next }
}

async function rowsOf(
  ctx: Ctx,
  places: readonly { productId: string }[],
  words: readonly string[],
): Promise<FoundRow[]> {
  if (places.length === 0) return []
  const stored = await productsById(ctx, { ids: places.map(place => place.productId) })
  const byId = new Map(stored.map(row => [row.productId, row]))
  return places.flatMap(({ productId }) => {
    const row = byId.get(productId)
    return row ? [rowOf(row, words)] : []
  })
}

/** Whatever is offered and not a draft weighs so much: nothing behind it has to be read. */
const OFFERED_WEIGHT = 1_000
export const leastOf = (states: readonly ProductState[]): number =>
  states.every(state => ON_OFFER.includes(state)) ? OFFERED_WEIGHT : -1

export const filtersOf = async (ctx: Ctx, search: ProductFilters) => ({
  states: search.states ?? ON_OFFER,
  rx: search.rx ?? null,
  classes: search.classes ?? null,
  temperatures: search.temperatures ?? null,
  forms: search.forms ?? null,
  makers: search.makers ? await makerTerms(ctx, search.makers) : null,
  offered: search.offered ?? false,
})

async function makerTerms(ctx: Ctx, names: readonly string[]): Promise<number[]> {
  const folded = names.map(foldTerm)
  const terms = await termsByText(ctx, { kinds: folded.map(() => 'maker'), folded })
  return terms.map(({ termId }) => termId)
}

export const rangesOf = (words: readonly string[]) => ({
  words,
  pasts: words.map(endOf),
  shorts: words.map(isShort),
})

const rowOf = (row: FaceRow & { drugId: string }, words: readonly string[]): FoundRow => ({
  ...faceOf(row),
  drugId: row.drugId,
  facts: factsOf(row),
  state: row.state,
  approvalState: row.approvalState,
  assumed: row.assumed,
  marks: {
    genericName: marksOf(row.genericName, words),
    brand: marksOf(row.brand, words),
    makerName: marksOf(row.makerName, words),
  },
})
