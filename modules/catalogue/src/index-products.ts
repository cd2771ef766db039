import { type Ctx, type Database, type Job, plusDays, systemActor, transact } from '@yaolian/kernel'
import {
  countTerms,
  dropCodes,
  insertCodes,
  insertKeys,
  insertTerms,
  keepDemand,
  keepRows,
  productsToIndex,
  productsUnknown,
  raiseWeights,
  termsByText,
} from './search-index.sql.ts'
import { forgetMisses } from './search-miss.sql.ts'
import { gramsOf, OLD_NUMBER } from './search-words.ts'
import { FIELD, foldTerm, type TermKind, termKeys } from './term-keys.ts'

type ToIndex = Awaited<ReturnType<typeof productsToIndex>>[number]
type Term = { kind: TermKind; folded: string }

/**
 * Makes products findable as they stand now: called in the transaction that enters or changes them, with up to a few
 * thousand ids. Names, brands, makers and specs that many products share are taken apart once.
 */
export async function indexProducts(ctx: Ctx, productIds: Iterable<string>): Promise<void> {
  const products = await productsToIndex(ctx, { ids: [...new Set(productIds)] })
  if (products.length === 0) return
  const terms = new Map(products.flatMap(termsOf).map(term => [keyOf(term), term]))
  const idOf = await keepTerms(ctx, [...terms.values()])
  const id = (kind: TermKind, text: string | null): number => idOf.get(keyOf(termOf(kind, text))) ?? 0
  const ids = products.map(product => product.productId)
  const codes = products.flatMap(product => codesOf(product).map(code => ({ code, id: product.productId })))
  await Promise.all([
    keepRows(ctx, {
      ids,
      names: products.map(product => id('name', nameOf(product))),
      brands: products.map(product => id('brand', product.brand)),
      makers: products.map(product => id('maker', product.makerName)),
      specs: products.map(product => id('spec', specOf(product))),
    }),
    dropCodes(ctx, { ids }),
    insertCodes(ctx, { codes: codes.map(({ code }) => code), ids: codes.map(code => code.id) }),
    raiseWeights(ctx, { ids }),
  ])
}

/**
 * What is offered (firms) and bought (order lines of 90 days) of products: it decides the order of what fits equally
 * well. `null` leaves a number as it was.
 */
export async function noteDemand(
  ctx: Ctx,
  demand: readonly { productId: string; offers: number | null; sold: number | null }[],
): Promise<void> {
  if (demand.length === 0) return
  const sorted = [...demand].sort((a, b) => (a.productId < b.productId ? -1 : 1))
  const ids = sorted.map(({ productId }) => productId)
  await Promise.all([
    keepDemand(ctx, {
      ids,
      offers: sorted.map(({ offers }) => offers),
      sold: sorted.map(({ sold }) => sold),
    }),
    raiseWeights(ctx, { ids }),
  ])
}

const PIECE = 1_000
const MISS_DAYS_KEPT = 180
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Indexes what was brought into the table from outside and counts the terms anew: nightly, and after large imports. */
export async function keepSearch(db: Database): Promise<void> {
  for (let after = FIRST_ID; ; ) {
    const ids = await transact(db, { actor: systemActor('catalogue.keep-search') }, async ctx => {
      const found = await productsUnknown(ctx, { after, limit: PIECE })
      const ids = found.map(({ productId }) => productId)
      await indexProducts(ctx, ids)
      return ids
    })
    if (ids.length < PIECE) break
    after = ids.at(-1) as string
  }
  const scope = { actor: systemActor('catalogue.keep-search'), statementSecondsMax: 600 }
  await transact(db, scope, async ctx => {
    await countTerms(ctx, {})
    await forgetMisses(ctx, { before: plusDays(ctx.today, -MISS_DAYS_KEPT) })
  })
}

/** Nightly, before anybody orders; a migration asks for it once. */
export const keepSearchJob: Job = { task: 'catalogue.keep-search', cron: '30 3 * * *', run: keepSearch }

async function keepTerms(ctx: Ctx, terms: readonly Term[]): Promise<Map<string, number>> {
  const kinds = terms.map(term => term.kind)
  const folded = terms.map(term => term.folded)
  const known = await termsByText(ctx, { kinds, folded })
  const idOf = new Map(known.map(term => [keyOf(term as Term), term.termId]))
  const missing = terms.filter(term => !idOf.has(keyOf(term)))
  if (missing.length === 0) return idOf
  const made = (await insertTerms(ctx, {
    kinds: missing.map(term => term.kind),
    folded: missing.map(term => term.folded),
    grams: missing.map(term => gramsOf(term.folded)),
  })) as (Term & { termId: number })[]
  await keepKeys(ctx, made)
  for (const term of made) idOf.set(keyOf(term), term.termId)
  if (made.length === missing.length) return idOf
  // Somebody else made the rest meanwhile, and its keys.
  for (const term of await termsByText(ctx, { kinds, folded })) idOf.set(keyOf(term as Term), term.termId)
  return idOf
}

async function keepKeys(ctx: Ctx, made: readonly (Term & { termId: number })[]): Promise<void> {
  const rows = made.flatMap(term =>
    termKeys(term.kind, term.folded).map(key => ({ ...key, term: term.termId, kind: term.kind, of: term })),
  )
  await insertKeys(ctx, {
    keys: rows.map(row => row.key),
    terms: rows.map(row => row.term),
    kinds: rows.map(row => row.kind),
    classes: rows.map(row => row.class),
    starts: rows.map(row => row.starts),
    lengths: rows.map(row => Math.min(row.of.folded.length, 1_000)),
  })
}

const keyOf = ({ kind, folded }: Term): string => `${kind}\t${folded}`
const termOf = (kind: TermKind, text: string | null): Term => ({
  kind,
  folded: (text ?? '').split(FIELD).map(foldTerm).join(FIELD),
})
const nameOf = ({ genericName, alias }: ToIndex): string =>
  alias ? `${genericName}${FIELD}${alias}` : genericName
const specOf = (product: ToIndex): string => `${product.spec}${FIELD}${product.form}`

const termsOf = (product: ToIndex): Term[] =>
  [
    termOf('name', nameOf(product)),
    termOf('brand', product.brand),
    termOf('maker', product.makerName),
    termOf('spec', specOf(product)),
  ].filter(({ folded }) => folded !== '')

/** An approval number is looked for with and without its letters, a barcode with and without leading zeros. */
function codesOf({ approvalNo, gtins }: ToIndex): string[] {
  const approval = foldTerm((approvalNo ?? '').replace(OLD_NUMBER, ' $1$2 ')).match(/[a-z0-9]+/g) ?? []
  const digits = approval.flatMap(part => [part, part.replace(/^[a-z]+/, '')])
  const barcodes = gtins.map(gtin => gtin.replace(/^0+/, ''))
  return [...new Set([...digits, ...barcodes])].filter(code => code.length >= 4)
}
