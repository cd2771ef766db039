import type { Ctx, Subscriber } from '@yaolian/kernel'
import { markHolds, openOrdersOf, orderHeads, orderLines } from './orders.sql.ts'
import { recheck } from './recheck.ts'

/**
 * When a firm's licences or approvals change, its open orders are judged again and marked with the rules that stop
 * them now (GSP 附录2: 资质失效自动锁定相关业务). Releasing and shipping ask the rules themselves; the mark is for people.
 */
export const holdOpenOrders: Subscriber = {
  name: 'trade.hold-open-orders',
  types: ['party.licence_changed', 'party.relation_approved', 'party.relation_changed'],
  handle: async (ctx, events) => {
    const parties = new Set(events.map(event => event.orgId))
    for (const party of parties) await remark(ctx, party)
  },
}

async function remark(ctx: Ctx, party: string): Promise<void> {
  const open = await openOrdersOf(ctx, { party })
  if (open.length === 0) return
  const key = { sellers: open.map(order => order.orgId), orders: open.map(order => order.orderId) }
  const [heads, lines] = await Promise.all([orderHeads(ctx, key), orderLines(ctx, key)])
  const { verdicts } = await recheck(ctx, heads, lines)
  const changed = open.flatMap(order => {
    const verdict = verdicts.get(order.orderId)
    const stopping = (verdict?.hits ?? []).filter(hit => hit.decision === 'block').map(hit => hit.ruleId)
    const reasons = [...new Set(stopping)].sort()
    return reasons.join() === [...order.holdReasons].sort().join() ? [] : [{ ...order, reasons }]
  })
  if (changed.length === 0) return
  await markHolds(ctx, {
    sellers: changed.map(order => order.orgId),
    orders: changed.map(order => order.orderId),
    reasons: changed.map(order => order.reasons),
  })
  for (const { orgId, orderId, buyerOrgId, reasons } of changed)
    ctx.record({
      type: reasons.length > 0 ? 'trade.order_stopped' : 'trade.order_freed',
      orgId,
      subjectId: orderId,
      data: { buyerOrgId, rules: reasons },
    })
}
