import { Link } from '@tanstack/react-router'
import { useSession } from '../../../kit/session.tsx'
import type { OrderDetail } from '../../../parts/trade/wire.ts'

/** The customer's name; for those who may see customers, the way to its file. */
export function CustomerLink({ order }: { order: Pick<OrderDetail, 'buyerId' | 'buyerName'> }) {
  const { can } = useSession()
  if (!can('party.relation.read')) return <b>{order.buyerName}</b>
  return (
    <Link to="/desk/customers" search={{ open: order.buyerId } as never}>
      <b>{order.buyerName}</b>
    </Link>
  )
}
