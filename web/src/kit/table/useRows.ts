import type { Query } from '../api.ts'
import { listRows } from '../prefetchList.ts'
import { useGet } from '../queries.ts'
import { listQuery, type Search, type View } from '../view.ts'
import type { ListAnswer, Totals } from './types.ts'

/** What identifies the rows of a view without the page and the order: the query of totals and of "all matching". */
export function matchQuery(view: View, fixed: Query): Search {
  const { limit: _limit, after: _after, sort: _sort, ...match } = listQuery(view, listRows)
  const own = Object.entries(fixed).map(([name, value]) => [name, String(value)])
  return { ...Object.fromEntries(own), ...match }
}

/** One page of a list, and its totals by a request of their own once the rows are there. */
export function useRows<Row>(path: string, view: View, fixed: Query, withTotals: boolean) {
  const rows = useGet<ListAnswer<Row>>(path, {
    query: { ...fixed, ...listQuery(view, listRows) },
    keep: true,
  })
  const totals = useGet<Totals>(withTotals && rows.data ? `${path}/totals` : null, {
    query: matchQuery(view, fixed),
    keep: true,
  })
  return { rows, totals: totals.data }
}
