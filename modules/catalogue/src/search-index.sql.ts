import { bool, int, json, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, run } = statements('catalogue')

/** What search wants to know about products. */
export const productsToIndex = many(
  'productsToIndex',
  {
    productId: uuid,
    genericName: text,
    brand: optional(text),
    alias: optional(text),
    makerName: text,
    spec: text,
    form: text,
    approvalNo: optional(text),
    gtins: texts,
  },
  { ids: list(uuid) },
  p => sql`
    select p.product_id, p.generic_name, p.brand, p.alias, p.maker_name, p.spec, p.form, p.approval_no, p.gtins
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id`,
)

/** Products that search doesn't know yet, by id: those of a table that was filled from outside. */
export const productsUnknown = many(
  'productsUnknown',
  { productId: uuid },
  { after: uuid, limit: int },
  p => sql`
    select p.product_id from catalogue.product p
     where p.product_id > ${p.after}
       and not exists (select from catalogue.search_row r where r.product_id = p.product_id)
     order by p.product_id limit ${p.limit}`,
)

/** New terms only; whoever comes second waits for the first and finds them. */
export const insertTerms = many(
  'insertTerms',
  { termId: int, kind: text, folded: text },
  { kinds: list(text), folded: list(text), grams: list(json<readonly string[]>()) },
  p => sql`
    insert into catalogue.search_term (kind, folded, grams)
    select w.kind, w.folded, array(select jsonb_array_elements_text(w.grams))
      from unnest(${p.kinds}::text[], ${p.folded}::text[], ${p.grams}::jsonb[]) as w (kind, folded, grams)
     order by w.kind, w.folded
        on conflict do nothing
    returning term_id, kind, folded`,
)

export const termsByText = many(
  'termsByText',
  { termId: int, kind: text, folded: text },
  { kinds: list(text), folded: list(text) },
  p => sql`
    select t.term_id, t.kind, t.folded
      from unnest(${p.kinds}::text[], ${p.folded}::text[]) as w (kind, folded)
      join catalogue.search_term t on t.kind = w.kind and t.folded = w.folded`,
)

export const insertKeys = run(
  'insertKeys',
  {
    keys: list(text),
    terms: list(int),
    kinds: list(text),
    classes: list(int),
    starts: list(bool),
    lengths: list(int),
  },
  p => sql`
    insert into catalogue.search_key (key, term_id, kind, class, starts, length, products, weight)
    select w.key, w.term_id, w.kind, w.class, w.starts, w.length, 1, 0
      from unnest(${p.keys}::text[], ${p.terms}::integer[], ${p.kinds}::text[], ${p.classes}::integer[],
                  ${p.starts}::boolean[], ${p.lengths}::integer[]) as w (key, term_id, kind, class, starts, length)
        on conflict do nothing`,
)

/** A row per product, new or changed; what it weighs stays, and a product that is no longer on offer weighs nothing. */
export const keepRows = run(
  'keepRows',
  {
    ids: list(uuid),
    names: list(int),
    brands: list(int),
    makers: list(int),
    specs: list(int),
  },
  p => sql`
    insert into catalogue.search_row as r (
      product_id, name_term, brand_term, maker_term, spec_term, weight, state, rx, scope_class,
      temperature, form)
    select p.product_id, w.name_term, w.brand_term, w.maker_term, w.spec_term,
           case when p.state in ('published', 'suspended') then 0 else -1 end,
           p.state, p.rx, p.scope_class, p.temperature, p.form
      from unnest(${p.ids}::uuid[], ${p.names}::integer[], ${p.brands}::integer[],
                  ${p.makers}::integer[], ${p.specs}::integer[])
           as w (product_id, name_term, brand_term, maker_term, spec_term)
      join catalogue.product p on p.product_id = w.product_id
        on conflict (product_id) do update
       set name_term = excluded.name_term, brand_term = excluded.brand_term,
           maker_term = excluded.maker_term, spec_term = excluded.spec_term,
           weight = case when excluded.weight < 0 then -1
                         else (case when r.offers > 0 then 1000 else 0 end) + 10 * least(r.offers, 90)
                              + least(r.sold, 1000000) end,
           state = excluded.state, rx = excluded.rx, scope_class = excluded.scope_class,
           temperature = excluded.temperature, form = excluded.form`,
)

export const dropCodes = run(
  'dropCodes',
  { ids: list(uuid) },
  p => sql`
    delete from catalogue.search_code c using unnest(${p.ids}::uuid[]) as w (product_id)
     where c.product_id = w.product_id`,
)

export const insertCodes = run(
  'insertCodes',
  { codes: list(text), ids: list(uuid) },
  p => sql`
    insert into catalogue.search_code (code, product_id)
    select w.code, w.product_id from unnest(${p.codes}::text[], ${p.ids}::uuid[]) as w (code, product_id)
        on conflict do nothing`,
)

/**
 * Raises the weights of the terms of some products to what these weigh now, before the nightly count: no term may
 * weigh less than its best product, or the search would stop too early.
 */
export const raiseWeights = run(
  'raiseWeights',
  { ids: list(uuid) },
  p => sql`
    update catalogue.search_key k set weight = best.weight
      from (select t.term_id, max(r.weight) as weight
              from unnest(${p.ids}::uuid[]) as w (product_id)
              join catalogue.search_row r on r.product_id = w.product_id
             cross join lateral (values (r.name_term), (r.brand_term), (r.maker_term), (r.spec_term))
                   as t (term_id)
             where t.term_id > 0
             group by t.term_id) as best
     where k.term_id = best.term_id and k.weight < best.weight`,
)

/** Counts again what each term leads to, where that changed. */
export const countTerms = run(
  'countTerms',
  {},
  () => sql`
    update catalogue.search_key k set products = t.products, weight = t.weight
      from (select term_id, count(*)::integer as products, max(weight) as weight
              from (select name_term as term_id, weight from catalogue.search_row
                     union all
                    select brand_term, weight from catalogue.search_row where brand_term > 0
                     union all
                    select maker_term, weight from catalogue.search_row where maker_term > 0
                     union all
                    select spec_term, weight from catalogue.search_row where spec_term > 0) as each_term
             group by term_id) as t
     where k.term_id = t.term_id and (k.products <> t.products or k.weight <> t.weight)`,
)

/** Products that search takes for sold, by id. */
export const productsSold = many(
  'productsSold',
  { productId: uuid },
  { after: uuid, limit: int },
  p => sql`
    select r.product_id from catalogue.search_row r
     where r.product_id > ${p.after} and r.sold > 0
     order by r.product_id limit ${p.limit}`,
)

/** What is offered and bought, by product; a product that search doesn't know is passed over. */
export const keepDemand = run(
  'keepDemand',
  { ids: list(uuid), offers: list(optional(int)), sold: list(optional(int)) },
  p => sql`
    update catalogue.search_row r
       set offers = d.offers, sold = d.sold,
           weight = case when r.state in ('published', 'suspended')
                         then (case when d.offers > 0 then 1000 else 0 end) + 10 * least(d.offers, 90)
                              + least(d.sold, 1000000)
                         else -1 end
      from (select r.product_id, coalesce(w.offers, r.offers) as offers, coalesce(w.sold, r.sold) as sold
              from unnest(${p.ids}::uuid[], ${p.offers}::integer[], ${p.sold}::integer[])
                   as w (product_id, offers, sold)
              join catalogue.search_row r on r.product_id = w.product_id) as d
     where r.product_id = d.product_id and (r.offers <> d.offers or r.sold <> d.sold)`,
)
