import { list, sql, statements, text, uuid } from '@yaolian/kernel'

const { many } = statements('trade')

/** From whom these firms have bought anything: whose delivery records the next question looks into. */
export const supplierFirms = many(
  'supplierFirms',
  { sellerOrgId: uuid },
  { buyers: list(uuid) },
  p => sql`
    select distinct b.seller_org_id
      from unnest(${p.buyers}::uuid[]) as w (org_id)
      join trade.purchase b on b.org_id = w.org_id and b.state = 'signed'`,
)

/** Who delivered these lots to these firms, goods that were signed for. */
export const lotSuppliers = many(
  'lotSuppliers',
  { buyerOrgId: uuid, productId: uuid, lotNo: text, sellerOrgId: uuid },
  { buyers: list(uuid), products: list(uuid), lots: list(text) },
  p => sql`
    select distinct w.buyer_org_id, w.product_id, w.lot_no, d.org_id as seller_org_id
      from unnest(${p.buyers}::uuid[], ${p.products}::uuid[], ${p.lots}::text[]) as w (buyer_org_id, product_id, lot_no)
      join lateral (select distinct b.seller_org_id from trade.purchase b
                     where b.org_id = w.buyer_org_id and b.state = 'signed') as s on true
      join trade.delivery_line d
        on d.org_id = s.seller_org_id and d.product_id = w.product_id and d.lot_no = w.lot_no and d.signed > 0
      join trade.sales_order o
        on o.org_id = d.org_id and o.order_id = d.order_id and o.buyer_org_id = w.buyer_org_id`,
)
