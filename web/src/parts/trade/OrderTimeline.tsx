import { yuan } from '../../kit/format.ts'
import { type Moment, Timeline } from '../../kit/Timeline.tsx'
import { zh } from './text/zh.ts'
import { type TradeWord, useTradeText } from './text.ts'
import type { OrderDetail } from './wire.ts'

type Event = OrderDetail['timeline'][number]

const tones: Readonly<Record<string, 'good' | 'bad'>> = {
  'trade.order_signed': 'good',
  'trade.return_accepted': 'good',
  'trade.order_cancelled': 'bad',
  'trade.order_expired': 'bad',
  'trade.order_stopped': 'bad',
  'trade.return_rejected': 'bad',
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const money = (value: unknown): string => (typeof value === 'number' ? `¥ ${yuan(value)}` : '')

/** What an event adds to its name, in the order people ask for it. */
function useNote(): (event: Event) => string {
  const t = useTradeText()
  return ({ type, data }) => {
    const refused = Array.isArray(data.refused) ? (data.refused as [string, number, string][]) : []
    const side =
      type === 'trade.order_cancelled' ? t(data.side === 'buyer' ? 'side.buyer' : 'side.seller') : ''
    const sum = money(data.totalFen ?? data.signedFen ?? data.amountFen)
    const rules = Array.isArray(data.rules) ? (data.rules as string[]).join(' · ') : ''
    return [
      side,
      text(data.carrierName),
      sum,
      text(data.reason),
      text(data.note),
      rules,
      ...refused.map(([lotNo, n, reason]) => t('refusedLot', { lotNo, n, reason })),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

/** Who did what to an order when, newest first. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  const t = useTradeText()
  const note = useNote()
  const moments = order.timeline.map((event, at): Moment => {
    const plain = event.type.replace('trade.', 'event.')
    const key = `${plain}.${order.side}` in zh ? `${plain}.${order.side}` : plain
    const tone = tones[event.type]
    return {
      key: `${event.at}${at}`,
      at: event.at,
      by: event.by || t('bySystem'),
      what: key in zh ? t(key as TradeWord, { number: text(event.data.number) }) : event.type,
      note: note(event),
      ...(tone ? { tone } : {}),
    }
  })
  return <Timeline moments={moments.toSorted((a, b) => b.at.localeCompare(a.at))} />
}
