import { type Ctx, isRefusal, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { anotherPerson } from './another-person.ts'
import { checkApproval } from './check-approval.ts'
import type { ProductClass, ProductStatus, Publication } from './contract.ts'
import { submitters } from './depth.sql.ts'
import { lockProducts, productsById } from './product.sql.ts'
import { type Standing, stepOf } from './product-states.ts'
import type { FoundProduct } from './read-products.ts'
import { type Change, writeChanges } from './write-changes.ts'

/**
 * Hands drafts to quality, each on its own, answers in the order given. It takes a number that fits the class (slices
 * and herbs have none), and what an import only assumed must be stated in `class` or confirmed.
 */
export async function submitProducts(
  ctx: Ctx,
  given: readonly Publication[],
): Promise<(ProductStatus | Refusal)[]> {
  permit(ctx, 'catalogue.product.add')
  const byId = await lockedProducts(
    ctx,
    given.map(publication => publication.productId),
  )
  return keepDecisions(ctx, byId, given, decideSubmission)
}

/**
 * Publishes what somebody else has submitted, so that it may be offered; each on its own, answers in the order given.
 * The person who submitted it may not publish it, and no machine may.
 */
export async function publishProducts(
  ctx: Ctx,
  given: readonly Pick<Publication, 'productId'>[],
): Promise<(ProductStatus | Refusal)[]> {
  permit(ctx, 'catalogue.product.publish')
  const ids = given.map(publication => publication.productId)
  const [byId, prepared] = await Promise.all([lockedProducts(ctx, ids), submitters(ctx, { ids })])
  const preparedBy = new Map(prepared.map(row => [row.productId, row.submittedBy]))
  return keepDecisions(ctx, byId, given, product => {
    const after = stepOf('publish', standingOf(product))
    if (!after) return refuse('catalogue.not_submitted', { state: product.state })
    const wrongPerson = anotherPerson(ctx, preparedBy.get(product.productId) ?? null)
    return wrongPerson ?? withNumber('publish', product, classOf(product), product.approvalNo)
  })
}

async function lockedProducts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, FoundProduct>> {
  const [, found] = await Promise.all([lockProducts(ctx, { ids }), productsById(ctx, { ids })])
  return new Map(found.map(row => [row.productId, row]))
}

async function keepDecisions<G extends { productId: string }>(
  ctx: Ctx,
  byId: Map<string, FoundProduct>,
  given: readonly G[],
  decide: (product: FoundProduct, one: G) => Change | Refusal,
): Promise<(ProductStatus | Refusal)[]> {
  const decisions = given.map(one => {
    const product = byId.get(one.productId)
    if (!product) throw new NotFound('product')
    const change = decide(product, one)
    if (!isRefusal(change)) byId.set(product.productId, { ...product, state: change.status.state })
    return change
  })
  await writeChanges(
    ctx,
    decisions.filter((change): change is Change => !isRefusal(change)),
  )
  return decisions.map(change => (isRefusal(change) ? change : change.status))
}

/** Pure: the change that submitting makes, or why it may not be made. */
function decideSubmission(product: FoundProduct, publication: Publication): Change | Refusal {
  if (!stepOf('submit', standingOf(product))) return refuse('catalogue.not_draft', { state: product.state })
  const stated = { ...classOf(product), ...publication.class }
  const open = publication.confirm ? [] : product.assumed.filter(fact => !(fact in (publication.class ?? {})))
  if (open.length > 0) return refuse('catalogue.unreviewed', { assumed: open })
  return withNumber('submit', product, stated, publication.approvalNo ?? product.approvalNo)
}

function withNumber(
  step: 'submit' | 'publish',
  product: FoundProduct,
  stated: ProductClass,
  approvalNo: string | null,
): Change | Refusal {
  const approval = checkApproval(stated.scopeClass, approvalNo)
  if (approval.state === 'wrong') {
    const code = approvalNo ? 'catalogue.approval_format' : 'catalogue.approval_missing'
    return refuse(code, { approvalNo: approvalNo ?? '', scopeClass: stated.scopeClass, why: approval.why })
  }
  const state = step === 'submit' ? ('submitted' as const) : ('published' as const)
  const isApproved = step === 'publish' && approval.state === 'valid'
  const after = { state, approvalState: isApproved ? ('valid' as const) : ('none' as const) }
  const number = approval.state === 'valid' ? approval.approvalNo : null
  return { product, step, reason: '', class: stated, assumed: [], status: statusOf(product, after, number) }
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
