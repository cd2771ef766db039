import { bool, type Hole, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import { faceColumns } from './product.sql.ts'

const { many, one } = statements('catalogue')

/** What narrows a search down; null narrows nothing. */
const filters = {
  states: list(text),
  rx: optional(list(text)),
  classes: optional(list(text)),
  temperatures: optional(list(text)),
  forms: optional(list(text)),
  /** Terms of makers. */
  makers: optional(list(int)),
  offered: bool,
}
/** What a row `r` of search_row must be to pass the filters. */
const passes = (p: { readonly [K in keyof typeof filters]: Hole }) => sql`r.state = any (${p.states})
         and (${p.rx}::text[] is null or r.rx = any (${p.rx}))
         and (${p.classes}::text[] is null or r.scope_class = any (${p.classes}))
         and (${p.temperatures}::text[] is null or r.temperature = any (${p.temperatures}))
         and (${p.forms}::text[] is null or r.form = any (${p.forms}))
         and (${p.makers}::integer[] is null or r.maker_term = any (${p.makers}))
         and (not ${p.offered} or r.offers > 0)`
/** The place of a row in the order of what is found. */
const place = { class: int, weight: int, length: int, termId: int, productId: uuid }
const after = {
  afterClass: int,
  afterWeight: int,
  afterLength: int,
  afterTerm: int,
  afterId: uuid,
  limit: int,
}

/** All products in the order of their pinyin: index product_sorted. */
export const productPage = many(
  'productPage',
  { pinyin: text, ...faceColumns },
  {
    states: list(text),
    rx: optional(list(text)),
    classes: optional(list(text)),
    temperatures: optional(list(text)),
    forms: optional(list(text)),
    makers: optional(list(int)),
    afterPinyin: text,
    afterId: uuid,
    limit: int,
  },
  p => sql`
    select p.pinyin, p.product_id, p.generic_name, p.brand, p.form, p.strength, p.spec, p.maker_name,
           p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine,
           p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo
      from catalogue.product p
     where (p.pinyin, p.product_id) > (${p.afterPinyin}, ${p.afterId})
       and p.state = any (${p.states})
       and (${p.rx}::text[] is null or p.rx = any (${p.rx}))
       and (${p.classes}::text[] is null or p.scope_class = any (${p.classes}))
       and (${p.temperatures}::text[] is null or p.temperature = any (${p.temperatures}))
       and (${p.forms}::text[] is null or p.form = any (${p.forms}))
       and (${p.makers}::integer[] is null
            or (select r.maker_term from catalogue.search_row r where r.product_id = p.product_id) = any (${p.makers}))
     order by p.pinyin, p.product_id
     limit ${p.limit}`,
)

/**
 * Products that hold one word. The best `terms` terms are enough, by class, weight, length and id: a term outside
 * them has as many terms before it, each with a product that stands before all of its own, since no product weighs
 * more than its term. `pairs` rows of the first and one less of each that follows, for the same reason; twice what is
 * wanted, since a product may be found by its name and its brand.
 */
export const productsByWord = many(
  'productsByWord',
  place,
  { ...filters, ...after, word: text, past: text, short: bool, terms: int, pairs: int },
  p => sql`
    with hit as (
      select k.term_id, k.kind, min(k.length) as length, max(k.weight) as weight,
             min(case when k.class = 1 and k.key = ${p.word} then 0 else k.class end) as class
        from catalogue.search_key k
       where k.key >= ${p.word} and k.key < ${p.past} and (k.starts or not ${p.short})
       group by k.term_id, k.kind),
    best as materialized (
      select *, row_number() over (order by class, weight desc, length, term_id)::integer as nth
        from hit order by class, weight desc, length, term_id limit ${p.terms}),
    pair as (
      select t.class, r.weight, t.length, t.term_id, r.product_id
        from best t cross join lateral (
        (select r.product_id, r.weight from catalogue.search_row r
          where t.kind = 'name' and r.name_term = t.term_id
            and ${passes(p)}
          order by r.weight desc, r.product_id limit greatest(1, ${p.pairs} - t.nth))
        union all
        (select r.product_id, r.weight from catalogue.search_row r
          where t.kind = 'brand' and r.brand_term = t.term_id and r.brand_term > 0
            and ${passes(p)}
          order by r.weight desc, r.product_id limit greatest(1, ${p.pairs} - t.nth))
        union all
        (select r.product_id, r.weight from catalogue.search_row r
          where t.kind = 'maker' and r.maker_term = t.term_id and r.maker_term > 0
            and ${passes(p)}
          order by r.weight desc, r.product_id limit greatest(1, ${p.pairs} - t.nth))
        union all
        (select r.product_id, r.weight from catalogue.search_row r
          where t.kind = 'spec' and r.spec_term = t.term_id and r.spec_term > 0
            and ${passes(p)}
          order by r.weight desc, r.product_id limit greatest(1, ${p.pairs} - t.nth))
        ) as r
      union all
      select case when c.code = ${p.word} then 0 else 1 end, r.weight, 0, 0, r.product_id
        from (select code, product_id from catalogue.search_code
               where code >= ${p.word} and code < ${p.past} and not ${p.short} limit 500) as c
        join catalogue.search_row r on r.product_id = c.product_id
       where ${passes(p)}),
    found as (
      select distinct on (product_id) class, weight, length, term_id, product_id
        from pair order by product_id, class, length, term_id)
    select f.class, f.weight, f.length, f.term_id, f.product_id
      from found f
     where (f.class, -f.weight, f.length, f.term_id, f.product_id)
             > (${p.afterClass}, -${p.afterWeight}::integer, ${p.afterLength}, ${p.afterTerm}, ${p.afterId})
     order by f.class, f.weight desc, f.length, f.term_id, f.product_id
     limit ${p.limit}`,
)

/**
 * Products that hold several words. The word that the fewest products hold leads to them, best terms first, until
 * `rows` products were looked at; where even that word is a common one, the `rows` most wanted products are looked
 * at too. Each term carries a bit for every word that it holds, so that a product is judged by four look-ups however
 * many words there are. `class` counts the words that the product holds elsewhere than at the beginning of a name.
 */
export const productsByWords = many(
  'productsByWords',
  { ...place, found: int, whole: bool },
  {
    ...filters,
    ...after,
    words: list(text),
    pasts: list(text),
    shorts: list(bool),
    rows: int,
  },
  p => sql`
    with word as (
      select w.word, w.past, w.short, (1 << (w.at - 1)::integer) as bit
        from unnest(${p.words}::text[], ${p.pasts}::text[], ${p.shorts}::boolean[])
             with ordinality as w (word, past, short, at)),
    hit as materialized (
      select w.bit, k.term_id, k.kind, max(k.products) as products, max(k.weight) as weight, min(k.class) as class
        from word w
       cross join lateral (
          select * from catalogue.search_key k
           where k.key >= w.word and k.key < w.past and (k.starts or not w.short) offset 0) as k
       group by w.bit, k.term_id, k.kind),
    code as materialized (
      select w.bit, c.product_id
        from word w
       cross join lateral (
          select c.product_id from catalogue.search_code c
           where c.code >= w.word and c.code < w.past and length(w.word) >= 4 limit 500) as c),
    size as (
      select bit, sum(products) as products from (
        select bit, products from hit union all select bit, 1 from code) as each_hit
       group by bit),
    leader as materialized (
      select bit, products from size order by products limit 1),
    rare as materialized (
      select term_id, kind from (
        select h.*, sum(h.products) over (order by h.class, h.weight desc, h.term_id) - h.products as before
          from hit h where h.bit = (select bit from leader)) as ranked
       where before < ${p.rows}),
    mask as materialized (
      select kind, term_id, bit_or(bit) as bits, coalesce(bit_or(bit) filter (where class = 1), 0) as good
        from hit group by kind, term_id),
    candidate as (
      select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
        from rare t cross join lateral (
          select * from catalogue.search_row r where r.name_term = t.term_id offset 0) as r
       where t.kind = 'name' and ${passes(p)}
      union all
      select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
        from rare t cross join lateral (
          select * from catalogue.search_row r where r.brand_term = t.term_id and r.brand_term > 0 offset 0) as r
       where t.kind = 'brand' and ${passes(p)}
      union all
      select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
        from rare t cross join lateral (
          select * from catalogue.search_row r where r.maker_term = t.term_id and r.maker_term > 0 offset 0) as r
       where t.kind = 'maker' and ${passes(p)}
      union all
      select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
        from rare t cross join lateral (
          select * from catalogue.search_row r where r.spec_term = t.term_id and r.spec_term > 0 offset 0) as r
       where t.kind = 'spec' and ${passes(p)}
      union all
      select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
        from (select distinct product_id from code where bit = (select bit from leader)) as c
        join catalogue.search_row r on r.product_id = c.product_id
       where ${passes(p)}
      union all
      (select r.product_id, r.weight, r.name_term, r.brand_term, r.maker_term, r.spec_term
         from catalogue.search_row r
        where ${passes(p)}
        order by r.weight desc, r.product_id
        limit (select case when products > ${p.rows} then ${p.rows} else 0 end from leader))),
    judged as (
      select c.product_id, c.weight,
             coalesce(n.bits, 0) | coalesce(b.bits, 0) | coalesce(m.bits, 0) | coalesce(s.bits, 0)
               | coalesce(d.bits, 0) as bits,
             coalesce(n.good, 0) | coalesce(b.good, 0) | coalesce(d.bits, 0) as good
        from candidate c
        left join (select term_id, bits, good from mask where kind = 'name') as n on n.term_id = c.name_term
        left join (select term_id, bits, good from mask where kind = 'brand') as b on b.term_id = c.brand_term
        left join (select term_id, bits from mask where kind = 'maker') as m on m.term_id = c.maker_term
        left join (select term_id, bits from mask where kind = 'spec') as s on s.term_id = c.spec_term
        left join (select product_id, bit_or(bit) as bits from code group by product_id) as d
               on d.product_id = c.product_id),
    fitting as (
      select distinct product_id, weight,
             bit_count((~ good & ((1 << cardinality(${p.words}::text[])) - 1))::bit(6))::integer as class
        from judged
       where bits = (1 << cardinality(${p.words}::text[])) - 1),
    found as (
      select class, weight, 0 as length, 0 as term_id, product_id, count(*) over ()::integer as found
        from fitting)
    select f.class, f.weight, f.length, f.term_id, f.product_id, f.found,
           (select products from leader) <= ${p.rows} as whole
      from found f
     where (f.class, -f.weight, f.length, f.term_id, f.product_id)
             > (${p.afterClass}, -${p.afterWeight}::integer, ${p.afterLength}, ${p.afterTerm}, ${p.afterId})
     order by f.class, f.weight desc, f.length, f.term_id, f.product_id
     limit ${p.limit}`,
)

/** What is on offer, most wanted first: where nothing is looked for. Index search_row_weight. */
export const wantedPage = many(
  'wantedPage',
  place,
  { ...filters, least: int, afterWeight: int, afterId: uuid, limit: int },
  p => sql`
    select 0 as class, r.weight, 0 as length, 0 as term_id, r.product_id
      from catalogue.search_row r
     where r.weight <= ${p.afterWeight} and r.weight >= ${p.least}
       and (r.weight < ${p.afterWeight} or r.product_id > ${p.afterId})
       and ${passes(p)}
     order by r.weight desc, r.product_id
     limit ${p.limit}`,
)

/** Products with one of several numbers. */
export const productsByCodes = many(
  'productsByCodes',
  place,
  { ...filters, codes: list(text), limit: int },
  p => sql`
    select distinct 0 as class, r.weight, 0 as length, 0 as term_id, r.product_id
      from unnest(${p.codes}::text[]) as w (code)
      join catalogue.search_code c on c.code = w.code
      join catalogue.search_row r on r.product_id = c.product_id
     where ${passes(p)}
     order by r.weight desc, r.product_id
     limit ${p.limit}`,
)

export const countAll = one(
  'countAll',
  { count: int },
  filters,
  p => sql`
    select count(*)::integer as count from (
      select 1 from catalogue.search_row r
       where ${passes(p)}
       limit 10001) as counted`,
)
