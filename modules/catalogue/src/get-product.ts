import { type Ctx, NotFound, permit } from '@yaolian/kernel'
import type { ProductDetail } from './contract.ts'
import { depthOf, flagsOf } from './depth.sql.ts'
import { changesOf, productsById } from './product.sql.ts'
import { standingOf } from './publish-products.ts'
import { faceOf } from './read-products.ts'

/** One product with its class, its states and who changed them. */
export async function getProduct(ctx: Ctx, productId: string): Promise<ProductDetail> {
  permit(ctx, 'catalogue.product.read')
  const ids = [productId]
  const [[product], changes, depth, flags] = await Promise.all([
    productsById(ctx, { ids }),
    changesOf(ctx, { product: productId }),
    depthOf(ctx, { product: productId }),
    flagsOf(ctx, { ids }),
  ])
  if (!product || !depth) throw new NotFound('product')
  const { submittedBy, ...more } = depth
  const { drugId, alias, deviceClass, assumed, mahOrgId, version, updatedAt } = product
  return {
    ...faceOf(product),
    ...standingOf(product),
    ...more,
    submittedByMe: submittedBy !== null && submittedBy === ctx.actor.userId,
    flags: flags.map(({ productId: _, ...flag }) => flag),
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
