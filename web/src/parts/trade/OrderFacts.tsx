import type { ReactNode } from 'react'
import { Facts } from '../../kit/Facts.tsx'
import { Money } from '../../kit/figures.tsx'
import { time } from '../../kit/format.ts'
import { useTradeText } from './text.ts'
import type { OrderDetail } from './wire.ts'

/** The head of an order as facts; `partner` is the other side's name, linked where the area has a page for it. */
export function OrderFacts({ order, partner }: { order: OrderDetail; partner?: ReactNode }) {
  const t = useTradeText()
  const seller = order.side === 'seller'
  const { shipTo, delivery } = order
  return (
    <Facts
      rows={[
        [t(seller ? 'buyer' : 'seller'), partner ?? (seller ? order.buyerName : order.sellerName)],
        [t('placedAt'), time(order.placedAt)],
        [t('reservedUntil'), order.state === 'placed' && time(order.reservedUntil)],
        [t('total'), <Money key="total" fen={order.totalFen} />],
        [
          t('signedTotal'),
          order.signedFen !== null && order.signedFen !== order.totalFen && <Money fen={order.signedFen} />,
        ],
        [t('dueOn'), order.dueOn],
        [t('shipTo'), shipTo.address],
        [t('contact'), [shipTo.contact, shipTo.phone].filter(Boolean).join(' · ')],
        [t('carrier'), delivery && [delivery.carrierName, delivery.plate].filter(Boolean).join(' · ')],
        [t('shippedAt'), delivery && time(delivery.shippedAt)],
        [t('deliveryNo'), delivery && <span className="code">{delivery.number}</span>],
        [t('note'), order.note],
      ]}
    />
  )
}
