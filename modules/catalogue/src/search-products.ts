import { type Ctx, decodeKey, pageOf, permit } from '@yaolian/kernel'
import type { ApprovalState, Marks, ProductState } from './contract.ts'
import { marksOf } from './marks.ts'
import { type FaceRow, faceOf, factsOf, type ProductRow } from './read-products.ts'
import {
  countAll,
  countByHan,
  countByLetters,
  productPage,
  productsByHan,
  productsByLetters,
} from './search.sql.ts'
import { likePattern, searchGrams, searchWords } from './search-words.ts'

export type ProductSearch = {
  /** Names, brand, maker, number, pinyin or its initials; several words in any order; '' lists everything. */
  q: string
  limit: number
  after?: string
  /** Left out: what may be on offer, that is published and suspended ones. */
  states?: readonly ProductState[]
  rx?: readonly string[]
  classes?: readonly string[]
}
export type FoundRow = ProductRow & {
  state: ProductState
  approvalState: ApprovalState
  assumed: string[]
  /** Where the words stand in what a screen shows. */
  marks: Marks
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const ON_OFFER: readonly ProductState[] = ['published', 'suspended']
const COUNT_MAX = 10_000

/** Products that hold every word, those that begin with the first one in front, then by pinyin; page by page. */
export async function searchProducts(
  ctx: Ctx,
  search: ProductSearch,
): Promise<{ rows: FoundRow[]; next: string | null }> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length === 0 && search.q.trim() !== '') return { rows: [], next: null }
  const [rank, pinyin, id] = decodeKey(search.after, 3) ?? [-1, '', FIRST_ID]
  const filters = filtersOf(search)
  const page = { afterPinyin: String(pinyin), afterId: String(id), limit: search.limit + 1 }
  const ranked = { ...filters, ...page, first: words[0] ?? '', afterRank: Number(rank) }
  const found = await {
    all: () => productPage(ctx, { ...filters, ...page }),
    letters: () => productsByLetters(ctx, { ...ranked, ...six(words.map(likePattern)) }),
    han: () => productsByHan(ctx, { ...ranked, grams: searchGrams(words), ...six(words) }),
  }[wayOf(words)]()
  const { rows, next } = pageOf(found, search.limit, row => [row.rank, row.pinyin, row.productId])
  return { rows: rows.map(row => rowOf(row, words)), next }
}

/** How many products that search finds, exact up to 10,000. */
export async function countFound(
  ctx: Ctx,
  search: Omit<ProductSearch, 'limit' | 'after'>,
): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(search.q)
  if (words.length === 0 && search.q.trim() !== '') return { count: 0, exact: true }
  const filters = filtersOf(search)
  const { count } = await {
    all: () => countAll(ctx, filters),
    letters: () => countByLetters(ctx, { ...filters, ...six(words.map(likePattern)) }),
    han: () => countByHan(ctx, { ...filters, grams: searchGrams(words), ...six(words) }),
  }[wayOf(words)]()
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/** Which index finds these words. */
const wayOf = (words: readonly string[]): 'all' | 'letters' | 'han' =>
  words.length === 0 ? 'all' : searchGrams(words).length > 0 ? 'han' : 'letters'

const filtersOf = (search: Omit<ProductSearch, 'limit'>) => ({
  states: search.states ?? ON_OFFER,
  rx: search.rx ?? null,
  classes: search.classes ?? null,
})

/** Unused conditions repeat the first. */
function six(given: readonly string[]) {
  const at = (i: number): string => given[i] ?? given[0] ?? ''
  return { w1: at(0), w2: at(1), w3: at(2), w4: at(3), w5: at(4), w6: at(5) }
}

const rowOf = (row: FaceRow, words: readonly string[]): FoundRow => ({
  ...faceOf(row),
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
