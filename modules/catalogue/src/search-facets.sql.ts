import { int, list, optional, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { Facets } from './contract.ts'

const { many } = statements('catalogue')

/**
 * How many of some products have each form, class, storage and maker: the commonest twelve values of each. What
 * is chosen of the others narrows a facet, what is chosen of its own does not.
 */
export const facetsOf = many(
  'facetsOf',
  { facet: word<Facets['facets'][number]['facet']>(), value: text, products: int },
  {
    ids: list(uuid),
    rx: optional(list(text)),
    classes: optional(list(text)),
    temperatures: optional(list(text)),
    forms: optional(list(text)),
    makers: optional(list(int)),
  },
  p => sql`
    select facet, value, products
      from (select v.facet, v.value, count(*)::integer as products,
                   row_number() over (partition by v.facet order by count(*) desc, v.value) as nth
              from unnest(${p.ids}::uuid[]) as w (product_id)
              join catalogue.search_row r on r.product_id = w.product_id
              join catalogue.product p on p.product_id = w.product_id
             cross join lateral (
                select ${p.rx}::text[] is null or r.rx = any (${p.rx}) as rx,
                       ${p.classes}::text[] is null or r.scope_class = any (${p.classes}) as class,
                       ${p.temperatures}::text[] is null or r.temperature = any (${p.temperatures}) as temperature,
                       ${p.forms}::text[] is null or r.form = any (${p.forms}) as form,
                       ${p.makers}::integer[] is null or r.maker_term = any (${p.makers}) as maker) as f
             cross join lateral (values
                ('rx', r.rx, f.class and f.temperature and f.form and f.maker),
                ('class', r.scope_class, f.rx and f.temperature and f.form and f.maker),
                ('temperature', r.temperature, f.rx and f.class and f.form and f.maker),
                ('form', r.form, f.rx and f.class and f.temperature and f.maker),
                ('maker', p.maker_name, f.rx and f.class and f.temperature and f.form),
                ('offered', case when r.offers > 0 then '1' else '' end,
                 f.rx and f.class and f.temperature and f.form and f.maker)) as v (facet, value, counts)
             where v.value <> '' and v.counts
             group by v.facet, v.value) as counted
     where nth <= 12
     order by facet, products desc, value`,
)
