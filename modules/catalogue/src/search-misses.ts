import { type Ctx, decodeKey, pageOf, permit, plusDays } from '@yaolian/kernel'
import type { MissKind } from './contract.ts'
import { keepMiss, missesSince } from './search-miss.sql.ts'
import { searchProducts } from './search-products.ts'
import { searchWords } from './search-words.ts'

const WORDS_LETTERS_MAX = 60
/** Fewer searches may be one person's: they are kept for the count and shown to nobody. */
const SHOWN_MIN = 3
const DAYS_SHOWN = 30
/** Phone and identity numbers, addresses of mail: what somebody pasted by mistake. */
const PERSONAL = /1\d{10}(?!\d)|\d{17}[\dx]|@/

/**
 * Notes words that somebody stopped at without finding an offer. Who it was is not kept, nor when on that day; the
 * search is made again, so that only what really leads nowhere is counted. Gives what it came to, null for a hit or
 * for words that may say something about a person.
 */
export async function noteMiss(ctx: Ctx, q: string): Promise<MissKind | null> {
  permit(ctx, 'catalogue.product.read')
  const words = searchWords(q).join(' ')
  if (words === '' || words.length > WORDS_LETTERS_MAX || PERSONAL.test(q)) return null
  const offered = await searchProducts(ctx, { q, limit: 1, offered: true })
  const found = await missOf(ctx, q, offered)
  if (found) await keepMiss(ctx, { day: ctx.today, words, found })
  return found
}

async function missOf(
  ctx: Ctx,
  q: string,
  offered: Awaited<ReturnType<typeof searchProducts>>,
): Promise<MissKind | null> {
  if (offered.rows.length > 0) return offered.spelling ? 'spelling' : null
  const known = await searchProducts(ctx, { q, limit: 1 })
  return known.rows.length > 0 ? 'no_offer' : 'nothing'
}

/** What people looked for and did not find in the last 30 days, three times at least, most wanted first. */
export async function listMisses(ctx: Ctx, page: { limit: number; after?: string }) {
  permit(ctx, 'catalogue.search.read')
  const [searches, words] = decodeKey(page.after, 2) ?? [2_147_483_647, '']
  const found = await missesSince(ctx, {
    since: plusDays(ctx.today, -DAYS_SHOWN),
    least: SHOWN_MIN,
    afterSearches: Number(searches),
    afterWords: String(words),
    limit: page.limit + 1,
  })
  const { rows, next } = pageOf(found, page.limit, row => [row.searches, `${row.words} ${row.found}`])
  return { rows: rows.map(row => ({ ...row, found: row.found as MissKind })), next }
}
