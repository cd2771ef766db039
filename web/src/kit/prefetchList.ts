import type { Query } from './api.ts'
import { prefetch } from './queries.ts'
import { listQuery, readView, type Search } from './view.ts'

/** Rows of one page. */
export const listRows = 50

/** Starts a list's first read beside its chunk: `loader: ({ location }) => prefetchList('/trade/orders', location.search)`. */
export function prefetchList(path: string, search: object, fixed: Query = {}): void {
  prefetch(path, { ...fixed, ...listQuery(readView(search as Search), listRows) })
}
