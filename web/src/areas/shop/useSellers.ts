import type { OrderRow } from '@yaolian/trade/contract'
import { useGet } from '../../kit/queries.ts'

/** The sellers I have ordered from, by name; undefined while they are read. */
export function useSellers(): { sellerId: string; sellerName: string }[] | undefined {
  const orders = useGet<{ rows: OrderRow[] }>('/trade/purchases', { query: { limit: 200 } }).data
  if (!orders) return undefined
  const names = new Map(orders.rows.map(row => [row.partnerId, row.partnerName]))
  return [...names]
    .map(([sellerId, sellerName]) => ({ sellerId, sellerName }))
    .sort((a, b) => a.sellerName.localeCompare(b.sellerName, 'zh-CN'))
}
