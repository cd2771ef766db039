import { int, list, sql, statements, text, uuid, word } from '@yaolian/kernel'
import type { Facets } from './contract.ts'

const { many } = statements('catalogue')

/** How many of some products have each form, class, storage and maker: the commonest twelve values of each. */
export const facetsOf = many(
  'facetsOf',
  { facet: word<Facets['facets'][number]['facet']>(), value: text, products: int },
  { ids: list(uuid) },
  p => sql`
    select facet, value, products
      from (select v.facet, v.value, count(*)::integer as products,
                   row_number() over (partition by v.facet order by count(*) desc, v.value) as nth
              from unnest(${p.ids}::uuid[]) as w (product_id)
              join catalogue.search_row r on r.product_id = w.product_id
              join catalogue.product p on p.product_id = w.product_id
             cross join lateral (values ('rx', r.rx), ('class', r.scope_class), ('temperature', r.temperature),
                                        ('form', r.form), ('maker', p.maker_name),
                                        ('offered', case when r.offers > 0 then '1' else '' end)) as v (facet, value)
             where v.value <> ''
             group by v.facet, v.value) as counted
     where nth <= 12
     order by facet, products desc, value`,
)
