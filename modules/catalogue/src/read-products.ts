import type { Ctx, Values } from '@yaolian/kernel'
import type { ProductFacts } from '@yaolian/rulebook/contract'
import type { ProductFace } from './contract.ts'
import { type faceColumns, productsById } from './product.sql.ts'

/** A product as trade sees it: what a screen shows, and the facts that rules judge. */
export type ProductRow = ProductFace & { facts: ProductFacts }

/** A stored product as every statement gives it. */
export type FaceRow = Values<typeof faceColumns>
export type FoundProduct = Awaited<ReturnType<typeof productsById>>[number]

/** Goods of these classes are no drugs: the rules about drugs don't speak of them. */
const NO_DRUGS: readonly string[] = ['device1', 'device2', 'device3', 'health_food', 'other']

/**
 * Many products by id in one statement; an unknown id has no row, and the order is not that of the ids. Shared
 * facts: no right and no row-level security, the caller's own verb has asked for its right.
 */
export async function readProducts(ctx: Ctx, productIds: readonly string[]): Promise<ProductRow[]> {
  const rows = await productsById(ctx, { ids: [...new Set(productIds)] })
  return rows.map(row => ({ ...faceOf(row), facts: factsOf(row) }))
}

export const faceOf = (row: FaceRow): ProductFace => ({
  productId: row.productId,
  genericName: row.genericName,
  brand: row.brand,
  form: row.form,
  strength: row.strength,
  spec: row.spec,
  makerName: row.makerName,
  approvalNo: row.approvalNo,
  salesUnit: row.salesUnit,
  packLevels: row.packLevels,
  scopeClass: row.scopeClass,
  rx: row.rx,
  temperature: row.temperature,
  ephedrine: row.ephedrine,
  demo: row.demo,
})

export const factsOf = (row: FaceRow): ProductFacts => ({
  scopeClass: row.scopeClass,
  rx: row.rx,
  temperature: row.temperature,
  ephedrine: row.ephedrine,
  state: row.state,
  approvalState: row.approvalState,
  isDrug: !NO_DRUGS.includes(row.scopeClass),
  mahOrgId: row.mahOrgId,
  deviceClass: row.deviceClass as ProductFacts['deviceClass'],
  onlineBan: onlineBanOf(row),
})

/**
 * What the first ban list of online drugs (NMPA 2022 no. 111) adds to the specially controlled classes: preparations of
 * a hospital have numbers of their own (×药制字), formula granules say so in their name or form.
 */
const onlineBanOf = (row: FaceRow): ProductFacts['onlineBan'] => {
  if (row.approvalNo?.includes('药制字')) return 'institution'
  return row.form.includes('配方颗粒') || row.genericName.includes('配方颗粒') ? 'granules' : 'none'
}
