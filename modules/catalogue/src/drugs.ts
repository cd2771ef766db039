import { foldForSearch } from '@yaolian/drugmatch'
import {
  type Ctx,
  decodeKey,
  limitOf,
  NotFound,
  pageOf,
  patternOf,
  permit,
  type Refusal,
  refuse,
} from '@yaolian/kernel'
import type { Drug, DrugQuery, DrugRoute, Substitute } from './contract.ts'
import { drugById, listDrugs, productsOfDrug, substitutesOf, writeDrug } from './drug.sql.ts'
import { productsById } from './product.sql.ts'
import { faceOf } from './read-products.ts'

const SUBSTITUTES_MAX = 50

/** Drugs by name, with how many products stand under each. */
export async function findDrugs(ctx: Ctx, query: DrugQuery) {
  permit(ctx, 'catalogue.product.read')
  const limit = limitOf(query)
  const [lastName, lastForm] = (decodeKey(query.after, 2) ?? [null, null]) as [string | null, string | null]
  const rows = await listDrugs(ctx, {
    pattern: patternOf(foldForSearch(query.q ?? '')),
    atc: query['f.atc'] ? `${query['f.atc'].replace(/[^A-Z0-9]/g, '')}%` : null,
    route: query['f.route'] ?? null,
    lastName,
    lastForm,
    limit: limit + 1,
  })
  return pageOf(rows, limit, row => [row.genericName, row.form])
}

export async function readDrug(ctx: Ctx, drugId: string): Promise<Drug> {
  permit(ctx, 'catalogue.product.read')
  const drug = await drugById(ctx, { id: drugId })
  if (!drug) throw new NotFound('drug')
  return drug
}

/** The products of a drug in whatever state, by strength and maker. */
export async function listProductsOfDrug(
  ctx: Ctx,
  drugId: string,
  query: { limit?: string; after?: string },
) {
  permit(ctx, 'catalogue.product.read')
  const limit = limitOf(query)
  const [lastStrength, lastMaker, lastId] = (decodeKey(query.after, 3) ?? [null, null, null]) as (
    | string
    | null
  )[]
  const rows = await productsOfDrug(ctx, {
    drug: drugId,
    lastStrength: lastStrength ?? null,
    lastMaker: lastMaker ?? null,
    lastId: lastId ?? null,
    limit: limit + 1,
  })
  return pageOf(
    rows.map(row => ({ ...faceOf(row), state: row.state })),
    limit,
    row => [row.strength, row.makerName, row.productId],
  )
}

type DrugEdit = { drugId: string; version: number; englishName: string; atc: string | null; route: DrugRoute }

/** Corrects what was suggested for a drug from its name: English name, ATC code, route. No law hangs on them. */
export async function editDrug(ctx: Ctx, edit: DrugEdit): Promise<Drug | Refusal> {
  permit(ctx, 'catalogue.product.publish')
  const drug = await drugById(ctx, { id: edit.drugId })
  if (!drug) throw new NotFound('drug')
  const { drugId: id, version, englishName, atc, route } = edit
  if (drug.version !== version) return refuse('catalogue.changed_since', {})
  await writeDrug(ctx, { id, version, englishName, atc, route, at: ctx.now })
  ctx.record({
    type: 'catalogue.drug_changed',
    orgId: ctx.actor.orgId,
    subjectId: id,
    data: { englishName, atc, route },
  })
  return { ...drug, englishName, atc, route, version: version + 1 }
}

const RANKS: Record<Substitute['why'], number> = { same: 0, same_substance: 1, other_strength: 2 }
const PER_MG = { g: 1_000_000, mg: 1_000, μg: 1 } as const

/** 0.25g and 250mg are one strength: plain weights in micrograms, anything else as it is written. */
function comparableStrength(strength: string): string {
  const plain = /^(\d+(?:\.\d+)?)(g|mg|μg)$/.exec(strength)
  if (!plain) return strength
  return `${Math.round(Number(plain[1]) * PER_MG[plain[2] as keyof typeof PER_MG])}μg`
}

/** What may stand for a product, best first, with why; never of the demo world for a real one. */
export async function findSubstitutes(ctx: Ctx, productId: string): Promise<Substitute[]> {
  permit(ctx, 'catalogue.product.read')
  const [rows, [wanted]] = await Promise.all([
    substitutesOf(ctx, { product: productId, limit: SUBSTITUTES_MAX }),
    productsById(ctx, { ids: [productId] }),
  ])
  const strength = comparableStrength(wanted?.strength ?? '')
  return rows
    .map((row): Substitute => {
      const isSame = row.why === 'other_strength' && comparableStrength(row.strength) === strength
      return { ...faceOf(row), state: row.state, why: isSame ? 'same' : row.why }
    })
    .sort((a, b) => RANKS[a.why] - RANKS[b.why])
}
