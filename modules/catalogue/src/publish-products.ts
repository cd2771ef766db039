import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { checkApproval } from './check-approval.ts'
import type { ProductClass, ProductStatus, Publication } from './contract.ts'
import { lockProducts, productsById } from './product.sql.ts'
import { type Standing, stepOf } from './product-states.ts'
import type { FoundProduct } from './read-products.ts'
import { type Change, writeChanges } from './write-changes.ts'

/**
 * Publishes drafts, so that they may be offered; each is published or refused on its own, answers in the order
 * given. It takes a number that fits the class (slices and herbs have none), and what an import only assumed
 * must be stated in `class` or confirmed.
 */
export async function publishProducts(
  ctx: Ctx,
  given: readonly Publication[],
): Promise<(ProductStatus | Refusal)[]> {
  permit(ctx, 'catalogue.product.publish')
  const ids = given.map(publication => publication.productId)
  const [, found] = await Promise.all([lockProducts(ctx, { ids }), productsById(ctx, { ids })])
  const byId = new Map(found.map(row => [row.productId, row]))
  const decisions = given.map(publication => {
    const product = byId.get(publication.productId)
    if (!product) throw new NotFound('product')
    const change = decidePublication(product, publication)
    if (!isRefusal(change)) byId.set(product.productId, { ...product, state: 'published' })
    return change
  })
  await writeChanges(
    ctx,
    decisions.filter((change): change is Change => !isRefusal(change)),
  )
  return decisions.map(change => (isRefusal(change) ? change : change.status))
}

/** Pure: the change that publishing makes, or why it may not be made. */
function decidePublication(product: FoundProduct, publication: Publication): Change | Refusal {
  const after = stepOf('publish', standingOf(product))
  if (!after) return refuse('catalogue.not_draft', { state: product.state })
  const stated = { ...classOf(product), ...publication.class }
  const open = publication.confirm ? [] : product.assumed.filter(fact => !(fact in (publication.class ?? {})))
  if (open.length > 0) return refuse('catalogue.unreviewed', { assumed: open })
  const approvalNo = publication.approvalNo ?? product.approvalNo
  const approval = checkApproval(stated.scopeClass, approvalNo)
  if (approval.state === 'wrong') {
    const code = approvalNo ? 'catalogue.approval_format' : 'catalogue.approval_missing'
    return refuse(code, { approvalNo: approvalNo ?? '', scopeClass: stated.scopeClass, why: approval.why })
  }
  const approvalState = approval.state === 'valid' ? ('valid' as const) : ('none' as const)
  const number = approval.state === 'valid' ? approval.approvalNo : null
  return {
    product,
    step: 'publish',
    reason: '',
    class: stated,
    assumed: [],
    status: statusOf(product, { ...after, approvalState }, number),
  }
}

export const standingOf = ({ state, approvalState }: FoundProduct): Standing => ({ state, approvalState })

export const classOf = (product: FoundProduct): ProductClass => ({
  scopeClass: product.scopeClass,
  rx: product.rx,
  temperature: product.temperature,
  ephedrine: product.ephedrine,
  deviceClass: product.deviceClass as ProductClass['deviceClass'],
})

export const statusOf = (
  product: FoundProduct,
  after: Standing,
  approvalNo: string | null,
): ProductStatus => ({ productId: product.productId, ...after, approvalNo, version: product.version + 1 })
