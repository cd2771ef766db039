import { type Ctx, isRefusal, keepFiles, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import { type Applied, applyChange, readChangeable } from './apply-change.ts'
import { insertRequest, newestLeaflet, openRequest } from './change.sql.ts'
import type { AskedChange, ChangeStanding, LeafletPatch } from './contract.ts'
import { patchProduct, same } from './patch-product.ts'
import { lockProducts } from './product.sql.ts'

/**
 * Asks for a change of a product: its facts, its registration or its leaflet. A draft is changed at once, since all
 * of it is looked at before it is published; whatever trades is changed only when another person says yes.
 */
export async function askChange(ctx: Ctx, asked: AskedChange): Promise<ChangeStanding | Refusal> {
  permit(ctx, 'catalogue.product.add')
  await lockProducts(ctx, { ids: [asked.productId] })
  const [found, waiting] = await Promise.all([
    readChangeable(ctx, asked.productId),
    openRequest(ctx, { product: asked.productId, kind: asked.kind }),
  ])
  if (!found) throw new NotFound('product')
  const { product, changeable } = found
  if (product.state === 'withdrawn' || product.state === 'submitted')
    return refuse('catalogue.not_changeable', { state: product.state })
  if (waiting)
    return refuse('catalogue.change_waiting', { requestId: waiting.requestId, by: waiting.askedName })
  const effectiveFrom = asked.effectiveFrom ?? ctx.today
  if (effectiveFrom < ctx.today) return refuse('catalogue.past_day', { day: effectiveFrom })
  const decided =
    asked.kind === 'leaflet'
      ? await decideLeaflet(ctx, asked.productId, asked.after)
      : patchProduct(changeable, asked)
  if (isRefusal(decided)) return decided
  const isDraft = product.state === 'draft'
  if (asked.kind === 'leaflet' && asked.after.fileId) {
    const kept = await keepFiles(ctx, [{ orgId: ctx.actor.orgId, fileId: asked.after.fileId }], ['pdf'])
    if (isRefusal(kept)) return kept
  }
  const { requestId, productId, kind, reason } = asked
  const after = asked.kind === 'leaflet' ? { ...asked.after, fileOrg: ctx.actor.orgId } : decided.after
  if (isDraft) {
    const change: Applied = {
      productId,
      kind,
      before: decided.before,
      after,
      reason,
      askedName: ctx.actor.name,
    }
    const refusal = await applyChange(ctx, change)
    if (refusal) return refusal
  }
  await insertRequest(ctx, {
    id: requestId,
    product: productId,
    kind,
    state: isDraft ? 'applied' : 'open',
    before: decided.before,
    after,
    reason,
    from: effectiveFrom,
    user: ctx.actor.userId,
    name: ctx.actor.name,
    at: ctx.now,
    decidedAt: isDraft ? ctx.now : null,
  })
  return { requestId, productId, state: isDraft ? 'applied' : 'open', effectiveFrom }
}

type Pair = { before: Record<string, unknown>; after: Record<string, unknown> }

async function decideLeaflet(ctx: Ctx, productId: string, after: LeafletPatch): Promise<Pair | Refusal> {
  if (after.revisedOn > ctx.today) return refuse('catalogue.leaflet_future', { day: after.revisedOn })
  if (Object.values(after.sections).every(text => !text?.trim())) return refuse('catalogue.leaflet_empty', {})
  const newest = await newestLeaflet(ctx, { product: productId })
  if (!newest) return { before: {}, after }
  const { version: _, ...before } = newest
  if (before.revisedOn === after.revisedOn && same(before.sections, after.sections))
    return refuse('catalogue.nothing_changed', {})
  if (after.revisedOn < before.revisedOn)
    return refuse('catalogue.leaflet_older', { day: after.revisedOn, newest: before.revisedOn })
  return { before, after }
}
