import { type Ctx, newId } from '@yaolian/kernel'
import { insertDrugs, insertProducts } from './product.sql.ts'
import type { ProductToStore } from './product-row.ts'

/** Stores new products and the drugs they are of; gives the ids of those that were not there yet. */
export async function storeProducts(ctx: Ctx, rows: readonly ProductToStore[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  // Same order for everyone: two imports that name the same drugs must not wait for each other.
  const drugs = [...new Map(rows.map(row => [`${row.genericName}\t${row.form}`, row]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const [, stored] = await Promise.all([
    insertDrugs(ctx, {
      ids: drugs.map(() => newId()),
      names: drugs.map(([, row]) => row.genericName),
      forms: drugs.map(([, row]) => row.form),
    }),
    insertProducts(ctx, { ...columnsOf(rows), at: ctx.now }),
  ])
  return new Set(stored.map(row => row.productId))
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
})
