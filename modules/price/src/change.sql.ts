import {
  bool,
  day,
  instant,
  int,
  list,
  micro,
  optional,
  sql,
  statements,
  text,
  units,
  uuid,
} from '@yaolian/kernel'

const { many, run } = statements('price')

const period = { productId: uuid, priceId: uuid, validFrom: day, validTo: optional(day), version: int }

export const lockListPrices = many(
  'lockListPrices',
  period,
  { org: uuid, products: list(uuid) },
  p => sql`
    select i.product_id, i.price_id, i.valid_from, i.valid_to, i.version
      from unnest(${p.products}::uuid[]) as w (product_id)
      join price.list_price i on i.org_id = ${p.org} and i.product_id = w.product_id and i.state = 'active'
     order by i.product_id, i.valid_from
       for update of i`,
)

export const lockContractPrices = many(
  'lockContractPrices',
  { buyerOrgId: uuid, ...period },
  { org: uuid, buyers: list(uuid), products: list(uuid) },
  p => sql`
    select i.buyer_org_id, i.product_id, i.price_id, i.valid_from, i.valid_to, i.version
      from unnest(${p.buyers}::uuid[], ${p.products}::uuid[]) as w (buyer_org_id, product_id)
      join price.contract_price i
        on i.org_id = ${p.org} and i.buyer_org_id = w.buyer_org_id and i.product_id = w.product_id
       and i.state = 'active'
     order by i.buyer_org_id, i.product_id, i.valid_from
       for update of i`,
)

const ended = { org: uuid, ids: list(uuid), states: list(text), validTo: list(optional(day)) }

/** The row itself stays as it was set, but for its end: who ended it stands in the price that follows. */
export const endListPrices = run(
  'endListPrices',
  ended,
  p => sql`
    update price.list_price i set state = w.state, valid_to = coalesce(w.valid_to, i.valid_to)
      from unnest(${p.ids}::uuid[], ${p.states}::text[], ${p.validTo}::date[])
           as w (price_id, state, valid_to)
     where i.org_id = ${p.org} and i.price_id = w.price_id`,
)

export const endContractPrices = run(
  'endContractPrices',
  ended,
  p => sql`
    update price.contract_price i set state = w.state, valid_to = coalesce(w.valid_to, i.valid_to)
      from unnest(${p.ids}::uuid[], ${p.states}::text[], ${p.validTo}::date[])
           as w (price_id, state, valid_to)
     where i.org_id = ${p.org} and i.price_id = w.price_id`,
)

const added = {
  org: uuid,
  ids: list(uuid),
  products: list(uuid),
  prices: list(micro),
  vatBps: list(int),
  validFrom: list(day),
  validTo: list(optional(day)),
  versions: list(int),
  reasons: list(text),
  now: instant,
  byUser: optional(uuid),
  byName: text,
}

// A conflict means that somebody else took the next version since the prices were read: fewer rows, and a
// retry.
export const addListPrices = run(
  'addListPrices',
  added,
  p => sql`
    insert into price.list_price (org_id, price_id, product_id, price_micro, vat_bp, valid_from, valid_to,
                                  version, reason, changed_at, changed_by, changed_name)
    select ${p.org}::uuid, w.*, ${p.now}::timestamptz, ${p.byUser}::uuid, ${p.byName}
      from unnest(${p.ids}::uuid[], ${p.products}::uuid[], ${p.prices}::bigint[], ${p.vatBps}::integer[],
                  ${p.validFrom}::date[], ${p.validTo}::date[], ${p.versions}::integer[],
                  ${p.reasons}::text[])
           as w (price_id, product_id, price, vat_bp, valid_from, valid_to, version, reason)
    on conflict do nothing`,
)

export const addContractPrices = run(
  'addContractPrices',
  { ...added, buyers: list(uuid) },
  p => sql`
    insert into price.contract_price (org_id, buyer_org_id, price_id, product_id, price_micro, vat_bp,
                                      valid_from, valid_to, version, reason, changed_at, changed_by,
                                      changed_name)
    select ${p.org}::uuid, w.*, ${p.now}::timestamptz, ${p.byUser}::uuid, ${p.byName}
      from unnest(${p.buyers}::uuid[], ${p.ids}::uuid[], ${p.products}::uuid[], ${p.prices}::bigint[],
                  ${p.vatBps}::integer[], ${p.validFrom}::date[], ${p.validTo}::date[],
                  ${p.versions}::integer[], ${p.reasons}::text[])
           as w (buyer_org_id, price_id, product_id, price, vat_bp, valid_from, valid_to, version, reason)
    on conflict do nothing`,
)

/** A product that gets a price stands on the desk, not yet on offer. */
export const addOffers = run(
  'addOffers',
  { org: uuid, products: list(uuid), now: instant, byName: text },
  p => sql`
    insert into price.offer (product_id, org_id, listed, min_quantity, multiple, changed_at, changed_name)
    select w.product_id, ${p.org}::uuid, false, 1, 1, ${p.now}::timestamptz, ${p.byName}
      from unnest(${p.products}::uuid[]) as w (product_id) order by w.product_id
    on conflict do nothing`,
)

export const putOffers = run(
  'putOffers',
  {
    org: uuid,
    products: list(uuid),
    listed: list(bool),
    minimums: list(units),
    multiples: list(units),
    now: instant,
    byName: text,
  },
  p => sql`
    insert into price.offer as o (product_id, org_id, listed, min_quantity, multiple, changed_at,
                                  changed_name)
    select w.product_id, ${p.org}::uuid, w.listed, w.min_quantity, w.multiple, ${p.now}::timestamptz,
           ${p.byName}
      from unnest(${p.products}::uuid[], ${p.listed}::boolean[], ${p.minimums}::bigint[],
                  ${p.multiples}::bigint[])
           as w (product_id, listed, min_quantity, multiple)
     order by w.product_id
    on conflict (product_id, org_id) do update
       set listed = excluded.listed, min_quantity = excluded.min_quantity, multiple = excluded.multiple,
           changed_at = excluded.changed_at, changed_name = excluded.changed_name`,
)
