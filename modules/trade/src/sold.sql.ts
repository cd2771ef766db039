import { instant, int, sql, statements, uuid } from '@yaolian/kernel'

const { many } = statements('trade')

/**
 * Order lines per product since a moment, of the products sold most; what was cancelled or ran out was not sold.
 * Lines and not units: a carton of 200 is one decision to buy. One pass over the orders of these days.
 */
export const soldSince = many(
  'soldSince',
  { productId: uuid, sold: int },
  { since: instant, limit: int },
  p => sql`
    select l.product_id, count(*)::integer as sold
      from trade.sales_order o
      join trade.order_line l on l.org_id = o.org_id and l.order_id = o.order_id
     where o.placed_at >= ${p.since} and o.state not in ('cancelled', 'expired')
     group by l.product_id
     order by count(*) desc, l.product_id
     limit ${p.limit}`,
)
