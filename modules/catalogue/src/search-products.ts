import { type Ctx, decodeKey, pageOf, permit } from '@yaolian/kernel'
import type { ApprovalState, Marks, ProductState } from './contract.ts'
import { marksOf } from './marks.ts'
import { type FaceRow, faceOf, factsOf, type ProductRow } from './read-products.ts'
import { countProducts, productPage, productSearch } from './search.sql.ts'
import { likeText, searchWords } from './search-words.ts'

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
  const page = {
    ...filtersOf(search),
    afterPinyin: String(pinyin),
    afterId: String(id),
    limit: search.limit + 1,
  }
  const first = likeText(words[0] ?? '')
  const found =
    words.length === 0
      ? await productPage(ctx, page)
      : await productSearch(ctx, {
          ...page,
          ...patternsOf(words),
          prefix: `${first}%`,
          fieldStart: `% ${first}%`,
          afterRank: Number(rank),
        })
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
  const { count } = await countProducts(ctx, { ...filtersOf(search), ...patternsOf(words) })
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

const filtersOf = (search: Omit<ProductSearch, 'limit'>) => ({
  states: search.states ?? ON_OFFER,
  rx: search.rx ?? null,
  classes: search.classes ?? null,
})

/** Six conditions, always: a prepared statement has a fixed text. Unused ones repeat the first word. */
function patternsOf(words: readonly string[]) {
  const at = (i: number): string => `%${likeText(words[i] ?? words[0] ?? '')}%`
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
