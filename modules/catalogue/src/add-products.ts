import { type Ctx, permit, type Refusal, refuse } from '@yaolian/kernel'
import { checkApproval } from './check-approval.ts'
import type { NewProduct, ProductAdded } from './contract.ts'
import { productsByFacts } from './product.sql.ts'
import { type ProductToStore, rowOf } from './product-row.ts'
import { storeProducts } from './store-products.ts'

/**
 * Enters products with all their facts, as drafts; each is accepted or refused on its own, answers in the order
 * given. Where a product with the same name, form, spec and maker stands already, its id is in the refusal.
 */
export async function addProducts(
  ctx: Ctx,
  given: readonly NewProduct[],
): Promise<(ProductAdded | Refusal)[]> {
  permit(ctx, 'catalogue.product.add')
  const taken = new Set<string>()
  const read = given.map(product => readNew(product, taken))
  const rows = read.filter((row): row is ProductToStore => !('refused' in row))
  const stored = await storeProducts(ctx, rows)
  const known = await readKnown(
    ctx,
    rows.filter(row => !stored.has(row.productId)),
  )
  return read.map(row => {
    if ('refused' in row) return row
    if (stored.has(row.productId)) return { productId: row.productId, version: 1 }
    const { genericName, spec, makerName } = row
    const productId = known.get(keyOf(row))
    const facts = { productId: productId ?? row.productId, genericName, spec, makerName }
    return refuse(productId ? 'catalogue.known_product' : 'catalogue.id_taken', facts)
  })
}

const keyOf = (row: Pick<ProductToStore, 'genericName' | 'form' | 'spec' | 'makerName' | 'demo'>): string =>
  [row.genericName, row.form, row.spec, row.makerName, row.demo].join('\t')

async function readKnown(ctx: Ctx, rows: readonly ProductToStore[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const known = await productsByFacts(ctx, {
    names: rows.map(row => row.genericName),
    forms: rows.map(row => row.form),
    specs: rows.map(row => row.spec),
    makers: rows.map(row => row.makerName),
    demos: rows.map(row => row.demo),
  })
  return new Map(known.map(row => [keyOf(row), row.productId]))
}

export function readNew(given: NewProduct, taken: Set<string>): ProductToStore | Refusal {
  if (taken.has(given.productId)) return refuse('catalogue.id_taken', { productId: given.productId })
  taken.add(given.productId)
  const approval = checkApproval(given.scopeClass, given.approvalNo ?? null)
  if (approval.state === 'wrong' && given.approvalNo)
    return refuse('catalogue.approval_format', {
      approvalNo: given.approvalNo,
      why: approval.why,
      at: approval.at,
    })
  const row = rowOf({
    ...given,
    brand: given.brand ?? null,
    alias: given.alias ?? null,
    packLevels: given.packLevels ?? null,
    makerName: given.makerName ?? '',
    mahOrgId: given.mahOrgId ?? null,
    approvalNo: approval.state === 'valid' ? approval.approvalNo : null,
    assumed: [],
    demo: given.demo ?? false,
    packFacts: given.packFacts ?? [],
    storageText: given.storageText ?? '',
    shelfLifeMonths: given.shelfLifeMonths ?? null,
  })
  if (!('problem' in row)) return row
  const code = row.problem === 'packs.broken' ? 'catalogue.packs_broken' : 'catalogue.spec_unreadable'
  return refuse(code, { spec: given.spec, at: row.at })
}
