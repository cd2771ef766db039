import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { ProductStatus, ProductStep } from './contract.ts'
import { lockProducts, productsById } from './product.sql.ts'
import { stepOf } from './product-states.ts'
import { classOf, standingOf, statusOf } from './publish-products.ts'
import { writeChanges } from './write-changes.ts'

/** Suspends, resumes or withdraws a product, or notes that its approval was revoked; the reason is kept. */
export async function stepProduct(
  ctx: Ctx,
  given: { productId: string; step: ProductStep; reason: string },
): Promise<ProductStatus | Refusal> {
  permit(ctx, 'catalogue.product.publish')
  const ids = [given.productId]
  const [, [product]] = await Promise.all([lockProducts(ctx, { ids }), productsById(ctx, { ids })])
  if (!product) throw new NotFound('product')
  const after = stepOf(given.step, standingOf(product))
  if (!after) return refuse('catalogue.wrong_state', { state: product.state, step: given.step })
  const status = statusOf(product, after, product.approvalNo)
  const { step, reason } = given
  await writeChanges(ctx, [
    { product, step, reason, class: classOf(product), assumed: product.assumed, status },
  ])
  return status
}

/** The step that quality takes when something is found wrong with a product: it can't be sold from now on. */
export const suspendProduct = (
  ctx: Ctx,
  given: { productId: string; reason: string },
): Promise<ProductStatus | Refusal> => stepProduct(ctx, { ...given, step: 'suspend' })
