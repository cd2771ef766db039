import type { ReactNode } from 'react'
import { Money } from '../../kit/figures.tsx'
import { Badge, type Tone } from '../badges.tsx'
import { useWord } from '../text.ts'
import type { OrderDetail } from './wire.ts'

const tones: Readonly<Record<string, Tone>> = {
  requested: 'amber',
  accepted: 'softgreen',
  rejected: 'plain',
}

/** Where a return stands. */
export function ReturnBadge({ state }: { state: string }) {
  const word = useWord()
  return <Badge tone={tones[state] ?? 'plain'}>{word('return', state)}</Badge>
}

type Return = OrderDetail['returns'][number]
type Props = { order: OrderDetail; numberOf?: (one: Return) => ReactNode }

/** Returns asked for on an order; `numberOf` links each where the area has a page for returns. */
export function OrderReturns({ order, numberOf }: Props) {
  return (
    <ul className="plain-list">
      {order.returns.map(one => (
        <li key={one.returnId}>
          <div className="row spread">
            {numberOf?.(one) ?? <span className="num">{one.number}</span>}
            <span className="row">
              <ReturnBadge state={one.state} />
              <Money fen={one.amountFen} />
            </span>
          </div>
          <p className="soft">{one.reason}</p>
        </li>
      ))}
    </ul>
  )
}
