import type { ReactNode } from 'react'
import { Facts } from '../../kit/Facts.tsx'
import { Money } from '../../kit/figures.tsx'
import { time } from '../../kit/format.ts'
import { useHistoryRow } from '../audit/HistoryLink.tsx'
import { OrderBadge } from '../badges.tsx'
import { dotted } from '../dotted.ts'
import { useTradeText } from './text.ts'
import type { OrderDetail } from './wire.ts'

/** Who, where to, how much, until when; `partner` is the other side's name where the area has a page for it. */
export function OrderFacts({ order, partner }: { order: OrderDetail; partner?: ReactNode }) {
  const t = useTradeText()
  const history = useHistoryRow()
  const seller = order.side === 'seller'
  const { shipTo, delivery } = order
  return (
    <Facts
      rows={[
        [t(seller ? 'buyer' : 'seller'), partner ?? (seller ? order.buyerName : order.sellerName)],
        [t('placedAt'), time(order.placedAt)],
        [t('reservedUntil'), order.state === 'placed' && time(order.reservedUntil)],
        [
          t('total'),
          <b key="total">
            <Money fen={order.totalFen} />
          </b>,
        ],
        [
          t('signedTotal'),
          order.signedFen !== null && order.signedFen !== order.totalFen && <Money fen={order.signedFen} />,
        ],
        [t('dueOn'), order.dueOn],
        [t('keptUntil'), order.keptUntil],
        [t('shipTo'), shipTo.address],
        [t('contact'), dotted(shipTo.contact, shipTo.phone)],
        [t('carrier'), delivery && dotted(delivery.carrierName, delivery.plate)],
        [t('shippedAt'), delivery && time(delivery.shippedAt)],
        history(order.orderId),
        [t('deliveryNo'), delivery && <span className="num">{delivery.number}</span>],
        [t('note'), order.note],
      ]}
    />
  )
}

/** Number and state, as the title of a panel. */
export function OrderTitle({ order }: { order: { number: string; state: string } }) {
  return (
    <>
      <span className="num">{order.number}</span>
      <OrderBadge state={order.state} />
    </>
  )
}
