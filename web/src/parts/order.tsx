import type { OrderDetail as OrderDetailSchema } from '@yaolian/trade/contract'
import type { Static } from 'typebox'
import { Facts } from '../kit/Facts.tsx'
import { Money, Packs, Price } from '../kit/figures.tsx'
import { packs, time } from '../kit/format.ts'
import { useLang } from '../kit/lang.ts'
import { Hit } from '../kit/Refusal.tsx'
import { useSession } from '../kit/session.tsx'
import { type Moment, Timeline } from '../kit/Timeline.tsx'
import { Badge, ClassBadges, Expiry, OrderBadge } from './badges.tsx'
import { ProductName, specAndMaker } from './product.tsx'
import { knownWord, usePartText, useWord } from './text.ts'

export type OrderDetail = Static<typeof OrderDetailSchema>
export type OrderLine = OrderDetail['lines'][number]

function Line({ line }: { line: OrderLine }) {
  const t = usePartText()
  const lang = useLang()
  const words = (units: number) => packs(units, line.packLevels, lang)
  return (
    <li className="order-line">
      <div className="row spread order-line-head">
        <b>
          <ProductName product={line} />
        </b>
        <ClassBadges product={line} />
      </div>
      <p className="soft">{specAndMaker(line)}</p>
      <div className="row spread">
        <span className="num">
          <Price micro={line.priceMicro} /> × <Packs units={line.quantity} levels={line.packLevels} />
        </span>
        <b>
          <Money fen={line.amountFen} />
        </b>
      </div>
      {line.lots.map(lot => (
        <div key={lot.lotId} className="order-lot">
          <span className="num">
            {t('line.lot')} {lot.lotNo}
          </span>
          <Expiry day={lot.expiresOn} exact />
          <span className="num">{words(lot.quantity)}</span>
          {lot.signed !== null && lot.signed !== lot.quantity && (
            <span className="bad">{t('line.signed', { q: words(lot.signed) })}</span>
          )}
          {lot.returned > 0 && <span className="warn">{t('line.returned', { q: words(lot.returned) })}</span>}
        </div>
      ))}
    </li>
  )
}

/** The lines of an order with their lots, expiry, and what was signed for or went back. */
export function OrderLines({ order }: { order: OrderDetail }) {
  return (
    <ul className="order-lines">
      {order.lines.map(line => (
        <Line key={line.lineNo} line={line} />
      ))}
    </ul>
  )
}

/** Who, where to, how much, until when; and the rules that stop it. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const t = usePartText()
  const word = useWord()
  const { today } = useSession()
  const { shipTo, delivery } = order
  return (
    <>
      {order.holdReasons.length > 0 && (
        <div className="refusal">
          <b>{t('order.holds')}</b>
          <p>{t('order.holdHint')}</p>
          {order.holdReasons.map(ruleId => (
            <Hit key={ruleId} hit={{ ruleId, decision: 'block' }} />
          ))}
        </div>
      )}
      <Facts
        rows={[
          order.side === 'buyer'
            ? [t('order.seller'), order.sellerName]
            : [t('order.buyer'), order.buyerName],
          [
            t('order.total'),
            <b key="total">
              <Money fen={order.totalFen} />
            </b>,
          ],
          [
            t('order.signedTotal'),
            order.signedFen !== null && order.signedFen !== order.totalFen && <Money fen={order.signedFen} />,
          ],
          [t('order.due'), order.dueOn],
          [t('order.reservedUntil'), order.state === 'placed' && time(order.reservedUntil, today)],
          [
            t('order.shipTo'),
            <span key="to">
              {shipTo.address}
              <br />
              <span className="soft num">
                {shipTo.contact} {shipTo.phone}
              </span>
            </span>,
          ],
          [
            t('order.delivery'),
            delivery && (
              <span className="num">
                {delivery.number} · {time(delivery.shippedAt, today)}
              </span>
            ),
          ],
          [
            t('order.carrier'),
            delivery && [delivery.carrierName, delivery.plate].filter(Boolean).join(' · '),
          ],
          [t('order.note'), order.note],
          [
            t('order.returns'),
            order.returns.length > 0 && (
              <ul key="returns">
                {order.returns.map(one => (
                  <li key={one.returnId} className="row">
                    <span className="num">{one.number}</span>
                    <Badge
                      tone={
                        one.state === 'accepted' ? 'softgreen' : one.state === 'rejected' ? 'plain' : 'amber'
                      }
                    >
                      {word('return', one.state)}
                    </Badge>
                    <Money fen={one.amountFen} />
                  </li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
    </>
  )
}

const tones: Readonly<Record<string, Moment['tone']>> = {
  'trade.order_signed': 'good',
  'trade.order_cancelled': 'bad',
  'trade.order_expired': 'bad',
  'trade.return_rejected': 'bad',
}

const noteOf = (data: Record<string, unknown>): string =>
  ['reason', 'note', 'carrierName', 'plate']
    .map(name => data[name])
    .filter(text => typeof text === 'string' && text)
    .join(' · ')

/** Who did what with the order when, newest first. */
export function OrderTimeline({ order }: { order: OrderDetail }) {
  const t = usePartText()
  const moments = order.timeline
    .map((event, at): Moment => {
      const facts = { number: String(event.data.number ?? '') }
      const tone = tones[event.type]
      return {
        key: `${event.at} ${at}`,
        at: event.at,
        by: event.by,
        what: knownWord(event.type) ? t(event.type, facts) : event.type,
        note: noteOf(event.data),
        ...(tone ? { tone } : {}),
      }
    })
    .sort((a, b) => b.at.localeCompare(a.at))
  return <Timeline moments={moments} />
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
