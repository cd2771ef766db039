import { Link } from '@tanstack/react-router'
import { Money } from '../../../kit/figures.tsx'
import { Badge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import type { OrderDetail } from '../../../parts/trade/wire.ts'
import { returnTones } from '../returns/tones.ts'

/** Returns asked for on this order; each leads to its place in the list of returns. */
export function OrderReturns({ order }: { order: OrderDetail }) {
  const word = useWord()
  return (
    <ul className="plain-list">
      {order.returns.map(one => (
        <li key={one.returnId}>
          <div className="row spread">
            <Link to="/desk/returns" search={{ open: one.returnId } as never}>
              {one.number}
            </Link>
            <span className="row">
              <Badge tone={returnTones[one.state] ?? 'plain'}>{word('return', one.state)}</Badge>
              <Money fen={one.amountFen} />
            </span>
          </div>
          <p className="soft">{one.reason}</p>
        </li>
      ))}
    </ul>
  )
}
