import { type Ctx, newId } from '@yaolian/kernel'
import type { PackFact, ProductState } from './contract.ts'
import { flagColumnsOf, insertFlags } from './depth.sql.ts'
import { indexProducts } from './index-products.ts'
import { insertDrugs, insertProducts } from './product.sql.ts'
import type { ProductToStore } from './product-row.ts'
import { suggestDrug } from './suggest-drug.ts'
import { suggestFlags } from './suggest-flags.ts'

/** Stores new products and the drugs they are of; gives the ids of those that were not there yet. */
export async function storeProducts(
  ctx: Ctx,
  rows: readonly ProductToStore[],
  state: ProductState = 'draft',
): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  // Same order for everyone: two imports that name the same drugs must not wait for each other.
  const drugs = [...new Map(rows.map(row => [`${row.genericName}\t${row.form}`, row]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const suggested = drugs.map(([, row]) => suggestDrug(row.genericName, row.form))
  const [, stored] = await Promise.all([
    insertDrugs(ctx, {
      ids: drugs.map(() => newId()),
      names: drugs.map(([, row]) => row.genericName),
      forms: drugs.map(([, row]) => row.form),
      englishNames: suggested.map(drug => drug.englishName),
      atcs: suggested.map(drug => drug.atc),
      routes: suggested.map(drug => drug.route),
      at: ctx.now,
    }),
    insertProducts(ctx, {
      ...columnsOf(rows),
      state,
      approvalStates: rows.map(row => (state === 'published' && row.approvalNo ? 'valid' : 'none')),
      by: ctx.actor.userId,
      at: ctx.now,
    }),
  ])
  const ids = stored.map(row => row.productId)
  await Promise.all([indexProducts(ctx, ids), keepFlags(ctx, rows, new Set(ids))])
  return new Set(ids)
}

async function keepFlags(ctx: Ctx, rows: readonly ProductToStore[], stored: Set<string>): Promise<void> {
  const flags = rows
    .filter(row => stored.has(row.productId))
    .flatMap(row => suggestFlags(row).map(flag => ({ ...flag, productId: row.productId })))
  if (flags.length > 0) await insertFlags(ctx, flagColumnsOf(flags))
}

const columnsOf = (rows: readonly ProductToStore[]) => ({
  ids: rows.map(row => row.productId),
  names: rows.map(row => row.genericName),
  brands: rows.map(row => row.brand),
  aliases: rows.map(row => row.alias),
  forms: rows.map(row => row.form),
  strengths: rows.map(row => row.strength),
  specs: rows.map(row => row.spec),
  units: rows.map(row => row.salesUnit),
  levels: rows.map(row => row.packLevels),
  makers: rows.map(row => row.makerName),
  holders: rows.map(row => row.mahOrgId),
  approvals: rows.map(row => row.approvalNo),
  classes: rows.map(row => row.scopeClass),
  rx: rows.map(row => row.rx),
  temperatures: rows.map(row => row.temperature),
  ephedrine: rows.map(row => row.ephedrine),
  devices: rows.map(row => row.deviceClass),
  assumed: rows.map(row => row.assumed),
  demos: rows.map(row => row.demo),
  searchTexts: rows.map(row => row.searchText),
  nameKeys: rows.map(row => row.nameKey),
  brandKeys: rows.map(row => row.brandKey),
  pinyins: rows.map(row => row.pinyin),
  initials: rows.map(row => row.initials),
  grams: rows.map(row => row.grams),
  packFacts: rows.map(row => row.packFacts ?? []),
  gtins: rows.map(row => gtinsOf(row.packFacts ?? [])),
  storages: rows.map(row => row.storageText ?? ''),
  shelfLives: rows.map(row => row.shelfLifeMonths ?? null),
})

/** By 14 digits, in which all lengths of one number are the same. */
export const gtinsOf = (facts: readonly PackFact[]): string[] =>
  facts.flatMap(fact => (fact.gtin ? [fact.gtin.padStart(14, '0')] : []))
