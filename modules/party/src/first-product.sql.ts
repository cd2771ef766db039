import { bool, day, instant, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import type { ProductDescription } from './approval-contract.ts'

const { many, maybe, one, run } = statements('party')

/** Products that their buyers have approved, of those asked for, on one business date. */
export const productsApproved = many(
  'productsApproved',
  { buyerOrgId: uuid, productId: uuid },
  { buyers: list(uuid), products: list(uuid), today: day },
  p => sql`
    select w.buyer_org_id, w.product_id
      from unnest(${p.buyers}::uuid[], ${p.products}::uuid[]) as w (buyer_org_id, product_id)
      join party.first_product f
        on f.org_id = w.buyer_org_id and f.product_id = w.product_id
       and f.state not in ('rejected', 'withdrawn', 'lapsed')
     where f.state = 'approved' and coalesce(f.valid_to >= ${p.today}, true)`,
)

/** Those of the products that a file of this organisation already holds, whatever it waits for. */
export const productsAsked = many(
  'productsAsked',
  { productId: uuid, relationId: uuid, state: text },
  { org: uuid, products: list(uuid) },
  p => sql`
    select f.product_id, f.relation_id, f.state
      from unnest(${p.products}::uuid[]) as w (product_id)
      join party.first_product f
        on f.org_id = ${p.org} and f.product_id = w.product_id
       and f.state not in ('rejected', 'withdrawn', 'lapsed')`,
)

export const insertProducts = run(
  'insertProducts',
  {
    org: uuid,
    relations: list(uuid),
    products: list(uuid),
    states: list(text),
    descriptions: list(json<ProductDescription>()),
    at: instant,
  },
  p => sql`
    insert into party.first_product (org_id, relation_id, product_id, state, product, asked_at)
    select ${p.org}, w.relation_id, w.product_id, w.state, w.product, ${p.at}
      from unnest(${p.relations}::uuid[], ${p.products}::uuid[], ${p.states}::text[], ${p.descriptions}::jsonb[])
        as w (relation_id, product_id, state, product)
     order by w.product_id`,
)

/** The products of a file go where the file goes; an approval gives them their last day. */
export const moveProducts = run(
  'moveProducts',
  { org: uuid, relations: list(uuid), states: list(text), validTos: list(optional(day)) },
  p => sql`
    update party.first_product f set state = w.state, valid_to = w.valid_to
      from unnest(${p.relations}::uuid[], ${p.states}::text[], ${p.validTos}::date[])
        as w (relation_id, state, valid_to)
     where f.org_id = ${p.org} and f.relation_id = w.relation_id`,
)

export const productsOfFiles = many(
  'productsOfFiles',
  { relationId: uuid, productId: uuid, product: json<ProductDescription>() },
  { org: uuid, relations: list(uuid) },
  p => sql`
    select f.relation_id, f.product_id, f.product
      from unnest(${p.relations}::uuid[]) as w (relation_id)
      join party.first_product f on f.org_id = ${p.org} and f.relation_id = w.relation_id`,
)

export const firstProductPage = many(
  'firstProductPage',
  {
    relationId: uuid,
    productId: uuid,
    product: json<ProductDescription>(),
    state: text,
    validTo: optional(day),
    askedAt: instant,
    partnerOrgId: uuid,
    partnerName: text,
  },
  {
    org: uuid,
    state: optional(text),
    pattern: optional(text),
    beforeAt: instant,
    beforeId: uuid,
    limit: int,
  },
  p => sql`
    select f.relation_id, f.product_id, f.product, f.state, f.valid_to, f.asked_at, r.partner_org_id,
           o.name as partner_name
      from party.first_product f
      join party.relation_approval r on r.org_id = f.org_id and r.relation_id = f.relation_id
      join party.organisation o on o.org_id = r.partner_org_id
     where f.org_id = ${p.org} and (f.asked_at, f.product_id) < (${p.beforeAt}, ${p.beforeId})
       and (${p.state}::text is null or f.state = ${p.state})
       and (${p.pattern}::text is null or (f.product ->> 'genericName' || ' ' || (f.product ->> 'makerName'))
            ilike ${p.pattern})
     order by f.asked_at desc, f.product_id desc
     limit ${p.limit}`,
)

export const countFirstProducts = one(
  'countFirstProducts',
  { count: int },
  { org: uuid, state: optional(text), pattern: optional(text) },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.first_product f
             where f.org_id = ${p.org} and (${p.state}::text is null or f.state = ${p.state})
               and (${p.pattern}::text is null or (f.product ->> 'genericName' || ' ' || (f.product ->> 'makerName'))
                    ilike ${p.pattern})
             limit 10001) as counted`,
)

export const policyOf = maybe(
  'policyOf',
  { kind: text, firstProducts: optional(bool) },
  { org: uuid },
  p => sql`
    select s.kind, b.first_products
      from party.standing s
      left join party.buying_policy b on b.org_id = s.org_id
     where s.org_id = ${p.org}`,
)

export const writePolicy = run(
  'writePolicy',
  { org: uuid, firstProducts: bool, user: uuid, name: text, at: instant },
  p => sql`
    insert into party.buying_policy (org_id, first_products, changed_by, changed_name, changed_at)
    values (${p.org}, ${p.firstProducts}, ${p.user}, ${p.name}, ${p.at})
    on conflict (org_id) do update
       set first_products = excluded.first_products, changed_by = excluded.changed_by,
           changed_name = excluded.changed_name, changed_at = excluded.changed_at`,
)
