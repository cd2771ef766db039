import { bool, day, int, list, micro, sql, statements, text, units, uuid } from '@yaolian/kernel'

const { many } = statements('price')

/** Each price is one index probe: the newest active row that has begun. Periods never overlap. */
export const prices = many(
  'prices',
  {
    sellerOrgId: uuid,
    buyerOrgId: uuid,
    productId: uuid,
    micro,
    vatBp: int,
    source: text,
    priceId: uuid,
    listed: bool,
    minQuantity: units,
    multiple: units,
  },
  { sellers: list(uuid), buyers: list(uuid), products: list(uuid), date: day },
  p => sql`
    select w.seller_org_id, w.buyer_org_id, w.product_id,
           coalesce(c.price_micro, l.price_micro) as micro, coalesce(c.vat_bp, l.vat_bp) as vat_bp,
           case when c.price_id is null then 'list' else 'contract' end as source,
           coalesce(c.price_id, l.price_id) as price_id,
           coalesce(o.listed, false) as listed, coalesce(o.min_quantity, 1) as min_quantity,
           coalesce(o.multiple, 1) as multiple
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[], ${p.products}::uuid[])
           as w (seller_org_id, buyer_org_id, product_id)
      left join price.offer o on o.product_id = w.product_id and o.org_id = w.seller_org_id
      left join lateral (
        select i.price_id, i.price_micro, i.vat_bp from price.list_price i
         where i.org_id = w.seller_org_id and i.product_id = w.product_id and i.state = 'active'
           and i.valid_from <= ${p.date} and (i.valid_to is null or i.valid_to >= ${p.date})
         order by i.valid_from desc limit 1) as l on true
      left join lateral (
        select i.price_id, i.price_micro, i.vat_bp from price.contract_price i
         where i.org_id = w.seller_org_id and i.buyer_org_id = w.buyer_org_id and i.product_id = w.product_id
           and i.state = 'active'
           and i.valid_from <= ${p.date} and (i.valid_to is null or i.valid_to >= ${p.date})
         order by i.valid_from desc limit 1) as c on true
     where l.price_id is not null or c.price_id is not null`,
)

export const offers = many(
  'offers',
  { productId: uuid, sellerOrgId: uuid, minQuantity: units, multiple: units },
  { products: list(uuid) },
  p => sql`
    select o.product_id, o.org_id as seller_org_id, o.min_quantity, o.multiple
      from unnest(${p.products}::uuid[]) as w (product_id)
      join price.offer o on o.product_id = w.product_id and o.listed`,
)

/** How many firms offer each product; 0 where none does any more. */
export const countOffers = many(
  'countOffers',
  { productId: uuid, offers: int },
  { products: list(uuid) },
  p => sql`
    select w.product_id, count(o.org_id)::integer as offers
      from unnest(${p.products}::uuid[]) as w (product_id)
      left join price.offer o on o.product_id = w.product_id and o.listed
     group by w.product_id`,
)

/** Products that somebody offers or has offered, by id. */
export const offeredProducts = many(
  'offeredProducts',
  { productId: uuid },
  { after: uuid, limit: int },
  p => sql`
    select distinct o.product_id from price.offer o
     where o.product_id > ${p.after}
     order by o.product_id limit ${p.limit}`,
)
