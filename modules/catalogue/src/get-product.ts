import { type Ctx, NotFound, permit } from '@yaolian/kernel'
import type { ProductDetail } from './contract.ts'
import { changesOf, productsById } from './product.sql.ts'
import { standingOf } from './publish-products.ts'
import { faceOf } from './read-products.ts'

/** One product with its class, its states and who changed them. */
export async function getProduct(ctx: Ctx, productId: string): Promise<ProductDetail> {
  permit(ctx, 'catalogue.product.read')
  const [[product], changes] = await Promise.all([
    productsById(ctx, { ids: [productId] }),
    changesOf(ctx, { product: productId }),
  ])
  if (!product) throw new NotFound('product')
  const { drugId, alias, deviceClass, assumed, mahOrgId, version, updatedAt } = product
  return {
    ...faceOf(product),
    ...standingOf(product),
    drugId,
    alias,
    deviceClass,
    assumed,
    mahOrgId,
    version,
    updatedAt,
    changes,
  }
}
