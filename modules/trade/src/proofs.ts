import { fen, int, type Proof, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, one } = statements('trade')

const countOrders = one(
  'countOrders',
  { count: int },
  {},
  () => sql`select count(*)::int as count from trade.sales_order`,
)

const brokenTotals = many(
  'brokenTotals',
  { number: text, totalFen: fen, linesFen: fen },
  {},
  () => sql`
    select o.number, o.total_fen, coalesce(l.lines_fen, 0)::bigint as lines_fen
      from trade.sales_order o
      left join (select org_id, order_id, sum(amount_fen)::bigint as lines_fen, count(*) as n
                   from trade.order_line group by org_id, order_id) l
        on l.org_id = o.org_id and l.order_id = o.order_id
     where l.order_id is null or l.lines_fen <> o.total_fen or l.n <> o.line_count
     limit 20`,
)

const brokenDeliveries = many(
  'brokenDeliveries',
  { number: text, lineNo: int },
  {},
  () => sql`
    select o.number, l.line_no
      from trade.sales_order o
      join trade.order_line l on l.org_id = o.org_id and l.order_id = o.order_id
      left join (select org_id, order_id, line_no, sum(quantity)::bigint as quantity, sum(amount_fen)::bigint as amount_fen
                   from trade.delivery_line group by org_id, order_id, line_no) d
        on d.org_id = l.org_id and d.order_id = l.order_id and d.line_no = l.line_no
     where o.state in ('shipped', 'signed')
       and (d.quantity is distinct from l.quantity or d.amount_fen is distinct from l.amount_fen)
     limit 20`,
)

const unmirrored = many(
  'unmirrored',
  { orderId: uuid, number: text },
  {},
  () => sql`
    select o.order_id, o.number
      from trade.sales_order o
      left join trade.purchase b on b.org_id = o.buyer_org_id and b.order_id = o.order_id
     where b.order_id is null or b.state <> o.state or b.total_fen <> o.total_fen or b.number <> o.number
     limit 20`,
)

export const tradeProofs: readonly Proof[] = [
  {
    promise: 4,
    name: 'trade.order_totals',
    title: { zh: '订单总额等于各行之和', en: 'Order totals are the sums of their lines' },
    check: async ctx => {
      const [{ count }, broken] = await Promise.all([countOrders(ctx, {}), brokenTotals(ctx, {})])
      return { checked: count, violations: broken.map(o => `${o.number}: ${o.totalFen} ≠ ${o.linesFen}`) }
    },
  },
  {
    promise: 4,
    name: 'trade.deliveries',
    title: { zh: '发货各批号之和等于订单行', en: 'What was delivered by lot sums to the order line' },
    check: async ctx => {
      const [{ count }, broken] = await Promise.all([countOrders(ctx, {}), brokenDeliveries(ctx, {})])
      return { checked: count, violations: broken.map(o => `${o.number} #${o.lineNo}`) }
    },
  },
  {
    promise: 6,
    name: 'trade.both_sides',
    title: { zh: '买卖双方看到的是同一张订单', en: 'Buyer and seller see the same order' },
    check: async ctx => {
      const [{ count }, broken] = await Promise.all([countOrders(ctx, {}), unmirrored(ctx, {})])
      return { checked: count, violations: broken.map(o => o.number) }
    },
  },
]
