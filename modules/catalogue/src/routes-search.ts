import { limitOf, open, type Route, reading, transact } from '@yaolian/kernel'
import { ListQuery } from '@yaolian/kernel/contract'
import * as c from './contract.ts'
import { facetsFound } from './count-found.ts'
import { listMisses, noteMiss } from './search-misses.ts'
import { searchOf } from './search-query.ts'

export const searchRoutes = (): Route[] => [
  reading(
    {
      path: '/catalogue/products/facets',
      summary: 'What the found products are, to narrow the search down',
      right: 'catalogue.product.read',
      query: c.ProductQuery,
      answer: c.Facets,
    },
    (ctx, { query }) => facetsFound(ctx, searchOf(query)),
  ),
  // No command: its stored answer would say who looked for what.
  open(
    'POST',
    {
      path: '/catalogue/searches/missed',
      summary: 'Count words that were looked for in vain; kept without a person, by the day',
      right: 'catalogue.product.read',
      body: c.MissBody,
      answer: c.MissNoted,
      perMinute: 30,
    },
    async (db, actor, { body }) => {
      if (!actor) throw new Error('the edge lets no stranger reach a route that is not public')
      const found = await transact(db, { actor }, ctx => noteMiss(ctx, body.q))
      return { kind: 'json', status: 200, value: { found } }
    },
  ),
  reading(
    {
      path: '/catalogue/searches/missed',
      summary: 'What people looked for and did not find in the last 30 days, three times at least',
      right: 'catalogue.search.read',
      query: ListQuery,
      answer: c.MissPage,
    },
    (ctx, { query }) =>
      listMisses(ctx, { limit: limitOf(query), ...(query.after && { after: query.after }) }),
  ),
]
