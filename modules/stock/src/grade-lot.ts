import { type Ctx, NotFound, permit, type Refusal, refuse } from '@yaolian/kernel'
import type { Quality } from './contract.ts'
import { changeLots, lockGoods } from './lots.ts'

/** What acceptance may make of a lot: a rejected one never becomes good again. */
const NEXT: Record<Quality, readonly Quality[]> = {
  pending: ['accepted', 'rejected'],
  accepted: ['rejected'],
  rejected: [],
}

export type LotGraded = { lotId: string; quality: Quality; report: string }

/**
 * Acceptance (验收) of a lot of the own organisation. Refuses with stock.quality_step where the step is not
 * allowed and with stock.no_report where a lot would be accepted without the number of its test report (GSP
 * 第七十六条).
 */
export async function gradeLot(
  ctx: Ctx,
  order: { lotId: string; quality: 'accepted' | 'rejected'; report?: string },
): Promise<LotGraded | Refusal> {
  permit(ctx, 'stock.accept')
  const { lots } = await lockGoods(ctx, [{ orgId: ctx.actor.orgId, lotId: order.lotId }])
  const lot = lots[0]
  if (!lot) throw new NotFound('lot')
  if (!NEXT[lot.quality].includes(order.quality))
    return refuse('stock.quality_step', { lotNo: lot.lotNo, from: lot.quality, to: order.quality })
  const report = order.report || lot.report
  if (order.quality === 'accepted' && !report) return refuse('stock.no_report', { lotNo: lot.lotNo })
  await changeLots(ctx, [{ ...lot, quality: order.quality, report }])
  ctx.record({
    type: 'stock.graded',
    orgId: lot.orgId,
    subjectId: lot.lotId,
    data: { productId: lot.productId, from: lot.quality, to: order.quality, report },
  })
  return { lotId: lot.lotId, quality: order.quality, report }
}
