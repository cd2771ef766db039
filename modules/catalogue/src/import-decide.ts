import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { RowChoice, RowsDecided } from './contract-import.ts'
import {
  decideRow,
  dropPartnerCodes,
  keepCodes,
  lockImport,
  rowsByLine,
  settledRows,
} from './import-lists.sql.ts'
import type { Mapping } from './import-mapping.ts'
import { titleOf } from './import-match.ts'
import { draftOf, wordsOf } from './import-row.ts'
import { productsByFacts, productsById } from './product.sql.ts'
import type { ProductToStore } from './product-row.ts'
import { storeProducts } from './store-products.ts'

type Row = Awaited<ReturnType<typeof rowsByLine>>[number]
type Decided = { row: Row; state: 'accepted' | 'drafted' | 'skipped' | 'open'; productId: string | null }

/** With one click so many; the screen asks again until none is left. */
const ACCEPT_MAX = 2_000

/**
 * What a person says of rows: it is this product, make a draft of it, leave it out, or open it again. Each row is
 * decided or refused on its own. A settled row teaches the firm's code, so that the next list finds it at once; a
 * reopened one forgets it.
 */
export async function decideRows(
  ctx: Ctx,
  given: { importId: string; rows: readonly RowChoice[] },
): Promise<RowsDecided | Refusal> {
  permit(ctx, 'catalogue.list.import')
  const key = { org: ctx.actor.orgId, id: given.importId }
  const list = await lockImport(ctx, key)
  if (!list) throw new NotFound('import')
  if (list.state !== 'review') return refuse('catalogue.import_not_ready', { state: list.state })
  const lines = [...new Set(given.rows.map(row => row.line))]
  const found = new Map((await rowsByLine(ctx, { ...key, lines })).map(row => [row.line, row]))
  const named = given.rows.flatMap(row => (row.productId ? [row.productId] : []))
  const known = new Set(
    (await productsById(ctx, { ids: [...new Set(named)] }))
      .filter(product => product.state !== 'withdrawn')
      .map(product => product.productId),
  )
  const decided: Decided[] = []
  const refused: RowsDecided['refused'] = []
  const drafts: { row: Row; draft: ProductToStore }[] = []
  for (const choice of new Map(given.rows.map(row => [row.line, row])).values()) {
    const row = found.get(choice.line)
    const no = (code: string): void => {
      refused.push({ line: choice.line, code })
    }
    if (!row) no('catalogue.row_unknown')
    else if (choice.choice === 'skip') decided.push({ row, state: 'skipped', productId: null })
    else if (choice.choice === 'accept') {
      if (!choice.productId || !known.has(choice.productId)) no('catalogue.product_unknown')
      else decided.push({ row, state: 'accepted', productId: choice.productId })
    } else if (choice.choice === 'reopen') decided.push({ row, state: 'open', productId: null })
    else {
      const draft = draftOf(row.line, row.cells, titleOf(list.titles, list.mapping as Mapping))
      if (Array.isArray(draft)) no('catalogue.row_faulty')
      else drafts.push({ row, draft })
    }
  }
  decided.push(...(await storeDrafts(ctx, drafts)))
  await keepDecisions(ctx, key, decided)
  return { changed: decided.length, refused }
}

/** Settles every open row that one rule matched at this score or better, 2,000 at a time. */
export async function acceptMatches(
  ctx: Ctx,
  given: { importId: string; scoreMin: number },
): Promise<RowsDecided | Refusal> {
  permit(ctx, 'catalogue.list.import')
  const key = { org: ctx.actor.orgId, id: given.importId }
  const list = await lockImport(ctx, key)
  if (!list) throw new NotFound('import')
  if (list.state !== 'review') return refuse('catalogue.import_not_ready', { state: list.state })
  const rows = await settledRows(ctx, { ...key, score: given.scoreMin, limit: ACCEPT_MAX })
  const decided = rows.map(row => ({
    row,
    state: 'accepted' as const,
    productId: row.proposals[0]?.productId ?? null,
  }))
  await keepDecisions(ctx, key, decided)
  return { changed: decided.length, refused: [] }
}

/** A draft that stands already, in the same words, is that product. */
async function storeDrafts(
  ctx: Ctx,
  drafts: readonly { row: Row; draft: ProductToStore }[],
): Promise<Decided[]> {
  if (drafts.length === 0) return []
  const stored = await storeProducts(
    ctx,
    drafts.map(({ draft }) => draft),
  )
  const others = drafts.filter(({ draft }) => !stored.has(draft.productId)).map(({ draft }) => draft)
  const keyOf = (row: Pick<ProductToStore, 'genericName' | 'form' | 'spec' | 'makerName'>): string =>
    [row.genericName, row.form, row.spec, row.makerName].join('\t')
  const standing = await productsByFacts(ctx, {
    names: others.map(row => row.genericName),
    forms: others.map(row => row.form),
    specs: others.map(row => row.spec),
    makers: others.map(row => row.makerName),
    demos: others.map(() => false),
  })
  const byFacts = new Map(standing.map(row => [keyOf(row), row.productId]))
  return drafts.map(({ row, draft }) => {
    const isNew = stored.has(draft.productId)
    const productId = isNew ? draft.productId : (byFacts.get(keyOf(draft)) ?? null)
    if (!productId) throw new Error('a draft was neither stored nor standing')
    return { row, state: isNew ? ('drafted' as const) : ('accepted' as const), productId }
  })
}

async function keepDecisions(
  ctx: Ctx,
  key: { org: string; id: string },
  decided: readonly Decided[],
): Promise<void> {
  if (decided.length === 0) return
  const by = { byName: ctx.actor.name, at: ctx.now }
  await decideRow(ctx, {
    ...key,
    ...by,
    lines: decided.map(({ row }) => row.line),
    states: decided.map(({ row, state }) => (state === 'open' && row.fault ? 'faulty' : state)),
    products: decided.map(({ productId }) => productId),
  })
  // Two rows with one code: the one that was decided last says what the code means.
  const settled = new Map(
    decided.flatMap(({ row, productId }) =>
      productId ? [[row.code, { productId, words: wordsOf(row.cells) }] as const] : [],
    ),
  )
  const codes = [...settled.keys()].sort()
  if (codes.length > 0)
    await keepCodes(ctx, {
      org: key.org,
      codes,
      products: codes.map(code => settled.get(code)?.productId ?? ''),
      words: codes.map(code => settled.get(code)?.words ?? ''),
      ...by,
    })
  const forgotten = decided.filter(({ productId }) => !productId).map(({ row }) => row.code)
  if (forgotten.length > 0) await dropPartnerCodes(ctx, { org: key.org, codes: forgotten })
}
