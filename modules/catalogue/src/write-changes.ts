import type { Ctx } from '@yaolian/kernel'
import type { ProductClass, ProductStatus, ProductStep } from './contract.ts'
import { indexProducts } from './index-products.ts'
import { insertChanges, updateProducts } from './product.sql.ts'
import { searchColumns } from './product-row.ts'
import { STEPS } from './product-states.ts'
import type { FoundProduct } from './read-products.ts'

/** A decided change of one product: what stood there, the step, and what stands there afterwards. */
export type Change = {
  product: FoundProduct
  step: ProductStep | 'submit' | 'publish'
  reason: string
  class: ProductClass
  assumed: readonly string[]
  status: ProductStatus
}

/** Writes decided changes with their history and tells those who listen. */
export async function writeChanges(ctx: Ctx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(change => change.product.productId)
  await Promise.all([
    updateProducts(ctx, {
      ids,
      states: changes.map(({ status }) => status.state),
      approvalStates: changes.map(({ status }) => status.approvalState),
      approvals: changes.map(({ status }) => status.approvalNo),
      classes: changes.map(change => change.class.scopeClass),
      rx: changes.map(change => change.class.rx),
      temperatures: changes.map(change => change.class.temperature),
      ephedrine: changes.map(change => change.class.ephedrine),
      devices: changes.map(change => change.class.deviceClass),
      assumed: changes.map(change => change.assumed),
      searchTexts: changes.map(
        ({ product, status }) => searchColumns({ ...product, approvalNo: status.approvalNo }).searchText,
      ),
      by: ctx.actor.userId,
      today: ctx.today,
      at: ctx.now,
    }),
    insertChanges(ctx, {
      ids,
      versions: changes.map(({ status }) => status.version),
      steps: changes.map(change => change.step),
      reasons: changes.map(change => change.reason),
      befores: changes.map(before),
      user: ctx.actor.userId,
      name: ctx.actor.name,
      at: ctx.now,
    }),
  ])
  await indexProducts(ctx, ids)
  for (const change of changes)
    ctx.record({
      type: STEPS[change.step].event,
      orgId: ctx.actor.orgId,
      subjectId: change.product.productId,
      data: eventData(change),
    })
}

const before = ({ product, class: stated }: Change): Record<string, unknown> => {
  const changed = (Object.keys(stated) as (keyof ProductClass)[]).filter(key => stated[key] !== product[key])
  return {
    state: product.state,
    approvalState: product.approvalState,
    approvalNo: product.approvalNo,
    ...Object.fromEntries(changed.map(key => [key, product[key]])),
  }
}

const eventData = ({ product, step, reason, class: stated, status }: Change): Record<string, unknown> =>
  step === 'publish'
    ? {
        drugId: product.drugId,
        scopeClass: stated.scopeClass,
        rx: stated.rx,
        temperature: stated.temperature,
        state: status.state,
      }
    : { state: status.state, approvalState: status.approvalState, reason }
