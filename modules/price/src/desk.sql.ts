import { bool, day, instant, int, micro, optional, sql, statements, text, units, uuid } from '@yaolian/kernel'

const { many } = statements('price')

/** Index offer_seller gives the products in order; each row then probes its own prices. */
export const deskRows = many(
  'deskRows',
  {
    productId: uuid,
    genericName: text,
    spec: text,
    makerName: text,
    salesUnit: text,
    listed: bool,
    minQuantity: units,
    multiple: units,
    priceMicro: optional(micro),
    vatBp: optional(int),
    validFrom: optional(day),
    nextMicro: optional(micro),
    nextFrom: optional(day),
    contracts: int,
  },
  {
    org: uuid,
    after: uuid,
    q: optional(text),
    listed: optional(bool),
    priced: optional(bool),
    today: day,
    limit: int,
  },
  p => sql`
    select o.product_id, f.generic_name, f.spec, f.maker_name, f.sales_unit, o.listed, o.min_quantity,
           o.multiple, l.price_micro, l.vat_bp, l.valid_from, n.price_micro as next_micro,
           n.valid_from as next_from, c.contracts
      from price.offer o
      join catalogue.face_product f on f.product_id = o.product_id
      left join lateral (
        select i.price_micro, i.vat_bp, i.valid_from from price.list_price i
         where i.org_id = o.org_id and i.product_id = o.product_id and i.state = 'active'
           and i.valid_from <= ${p.today} and (i.valid_to is null or i.valid_to >= ${p.today})
         order by i.valid_from desc limit 1) as l on true
      left join lateral (
        select i.price_micro, i.valid_from from price.list_price i
         where i.org_id = o.org_id and i.product_id = o.product_id and i.state = 'active'
           and i.valid_from > ${p.today}
         order by i.valid_from limit 1) as n on true
      left join lateral (
        select count(*)::integer as contracts from price.contract_price i
         where i.org_id = o.org_id and i.product_id = o.product_id and i.state = 'active'
           and i.valid_from <= ${p.today} and (i.valid_to is null or i.valid_to >= ${p.today})) as c on true
     where o.org_id = ${p.org} and o.product_id > ${p.after}
       and (${p.q}::text is null or f.generic_name ilike ${p.q} or f.brand ilike ${p.q}
            or f.maker_name ilike ${p.q})
       and (${p.listed}::boolean is null or o.listed = ${p.listed})
       and (${p.priced}::boolean is null or (l.price_micro is not null) = ${p.priced})
     order by o.product_id
     limit ${p.limit}`,
)

const record = {
  priceId: uuid,
  buyerOrgId: optional(uuid),
  priceMicro: micro,
  vatBp: int,
  validFrom: day,
  validTo: optional(day),
  version: int,
  state: text,
  reason: text,
  changedAt: instant,
  changedName: text,
}

export const listHistory = many(
  'listHistory',
  record,
  { org: uuid, product: uuid },
  p => sql`
    select price_id, null::uuid as buyer_org_id, price_micro, vat_bp, valid_from, valid_to, version, state,
           reason, changed_at, changed_name
      from price.list_price where org_id = ${p.org} and product_id = ${p.product}
     order by version desc limit 200`,
)

export const contractHistory = many(
  'contractHistory',
  record,
  { org: uuid, product: uuid, buyer: optional(uuid) },
  p => sql`
    select price_id, buyer_org_id, price_micro, vat_bp, valid_from, valid_to, version, state, reason,
           changed_at, changed_name
      from price.contract_price
     where org_id = ${p.org} and product_id = ${p.product}
       and (${p.buyer}::uuid is null or buyer_org_id = ${p.buyer})
     order by buyer_org_id, version desc limit 200`,
)
