import { int, list, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many } = statements('catalogue')
const pair = { at: int, productId: uuid }

/** Products that carry a number that a row states. */
export const productsByNumber = many(
  'productsByNumber',
  pair,
  { ats: list(int), numbers: list(text) },
  p => sql`
    select w.at, p.product_id
      from unnest(${p.ats}::integer[], ${p.numbers}::text[]) as w (at, number)
      join catalogue.product p on p.approval_no = w.number
     where p.merged_into is null and p.state <> 'withdrawn'`,
)

export const productsByGtin = many(
  'productsByGtin',
  pair,
  { ats: list(int), gtins: list(text) },
  p => sql`
    select w.at, p.product_id
      from unnest(${p.ats}::integer[], ${p.gtins}::text[]) as w (at, gtin)
      join catalogue.product p on p.gtins @> array[w.gtin]
     where p.merged_into is null and p.state <> 'withdrawn'`,
)

/**
 * Products whose name or brand begins as a row's does, those of the row's maker first: a popular substance has some
 * hundred products, and a person reads eight.
 */
export const productsByBeginning = many(
  'productsByBeginning',
  pair,
  { ats: list(int), begins: list(text), untils: list(text), makers: list(text), limit: int },
  p => sql`
    select w.at, f.product_id
      from unnest(${p.ats}::integer[], ${p.begins}::text[], ${p.untils}::text[], ${p.makers}::text[])
           as w (at, begins, until, maker)
     cross join lateral (
       select s.product_id from (
         select n.product_id, n.maker_name from catalogue.product n
          where lower(n.generic_name) collate "C" >= w.begins and lower(n.generic_name) collate "C" < w.until
            and n.merged_into is null and n.state <> 'withdrawn'
          union all
         select b.product_id, b.maker_name from catalogue.product b
          where b.brand is not null
            and lower(b.brand) collate "C" >= w.begins and lower(b.brand) collate "C" < w.until
            and b.merged_into is null and b.state <> 'withdrawn') as s
        order by (w.maker <> '' and position(w.maker in s.maker_name) > 0) desc, s.product_id
        limit ${p.limit}) as f`,
)

/** What the engine reads of a product. */
export const productsToMatch = many(
  'productsToMatch',
  {
    productId: uuid,
    genericName: text,
    brand: optional(text),
    form: text,
    spec: text,
    salesUnit: text,
    makerName: text,
    approvalNo: optional(text),
    gtins: texts,
  },
  { ids: list(uuid) },
  p => sql`
    select p.product_id, p.generic_name, p.brand, p.form, p.spec, p.sales_unit, p.maker_name, p.approval_no, p.gtins
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id`,
)
