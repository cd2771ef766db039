import type { Ctx, Subscriber } from '@yaolian/kernel'
import { markHolds, openOrdersOf, openOrdersWith, orderHeads, orderLines } from './orders.sql.ts'
import { recheck } from './recheck.ts'

const PARTY_EVENTS = [
  'party.licence_changed',
  'party.relation_approved',
  'party.relation_suspended',
  'party.organisation_closed',
  'party.organisation_reopened',
]
const PRODUCT_EVENTS = [
  'catalogue.product_suspended',
  'catalogue.product_resumed',
  'catalogue.product_withdrawn',
  'catalogue.approval_revoked',
]

/**
 * When a firm's licences or approvals or a product's state change, open orders are judged again and marked with the rules that stop
 * them now (GSP 附录2: 资质失效自动锁定相关业务). Releasing and shipping ask the rules themselves; the mark is for people.
 */
export const holdOpenOrders: Subscriber = {
  name: 'trade.hold-open-orders',
  types: [...PARTY_EVENTS, ...PRODUCT_EVENTS],
  handle: async (ctx, events) => {
    const of = (types: readonly string[]) => events.filter(event => types.includes(event.type))
    for (const party of new Set(of(PARTY_EVENTS).map(event => event.orgId)))
      await remark(ctx, await openOrdersOf(ctx, { party }))
    for (const product of new Set(of(PRODUCT_EVENTS).map(event => event.subjectId)))
      await remark(ctx, await openOrdersWith(ctx, { product }))
  },
}

async function remark(ctx: Ctx, open: Awaited<ReturnType<typeof openOrdersOf>>): Promise<void> {
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
