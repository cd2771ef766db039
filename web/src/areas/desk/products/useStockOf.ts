import type { ProductPage } from '@yaolian/stock/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { useFlatSearch } from '../../../kit/view.ts'

type ProductStock = Static<typeof ProductPage>['rows'][number]
export type StockOf = (productId: string) => ProductStock | 'none' | undefined

/**
 * Stock for one page of the price list. Both lists run in the order of product ids and take the same `after`, so one
 * request for 200 stocks covers the page; past its end nothing is claimed.
 */
export function useStockOf(): StockOf {
  const { can } = useSession()
  const { q = '', after = '' } = useFlatSearch()
  const path = can('stock.read') ? '/stock/products' : null
  const page = useGet<Static<typeof ProductPage>>(path, { query: { q, after, limit: 200 }, keep: true }).data
  return useMemo(() => {
    const byId = new Map(page?.rows.map(row => [row.productId, row]))
    const last = page?.rows.at(-1)?.productId ?? ''
    return productId => {
      const found = byId.get(productId)
      if (found || !page) return found
      return page.next === null || productId < last ? 'none' : undefined
    }
  }, [page])
}
