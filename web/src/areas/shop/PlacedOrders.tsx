import { Button } from 'antd'
import { useState } from 'react'
import { Money } from '../../kit/figures.tsx'
import { time } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Refusal } from '../../kit/Refusal.tsx'
import { useSession } from '../../kit/session.tsx'
import { useGo } from '../../kit/view.ts'
import { type Answer, usePlacing } from './placing.ts'
import { useShopText } from './text.ts'

function OneAnswer({ answer, onAgain }: { answer: Answer; onAgain: () => Promise<void> }) {
  const t = useShopText()
  const go = useGo()
  const { today } = useSession()
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    await onAgain()
    setBusy(false)
  }
  if (answer.kind === 'placed') {
    const { number, orderId, totalFen, reservedUntil } = answer.placed
    return (
      <section className="box placed">
        <Icon name="check" size={22} />
        <div>
          <h2>{t('placedTitle', { number })}</h2>
          <p className="soft">
            {answer.sellerName} · <Money fen={totalFen} />
          </p>
          <p className="soft">{t('placedHint', { time: time(reservedUntil, today) })}</p>
        </div>
        <Button onClick={() => go('/shop/orders', { open: orderId })}>{t('seeOrder')}</Button>
      </section>
    )
  }
  return (
    <section className="box">
      <Refusal problem={answer.problem} title={t('refusedTitle', { seller: answer.sellerName })} />
      <div className="row">
        {answer.kind === 'unanswered' && (
          <Button type="primary" loading={busy} onClick={() => void again()}>
            {t('again')}
          </Button>
        )}
        <Button onClick={() => go('/shop/cart')}>{t('backToCart')}</Button>
      </div>
    </section>
  )
}

type PlacedOrdersProps = { answers: Answer[]; onAnswers: (answers: Answer[]) => void }

/** What became of each order: its number, or why not and what to do. */
export function PlacedOrders({ answers, onAnswers }: PlacedOrdersProps) {
  const t = useShopText()
  const { resend } = usePlacing()
  const done = answers.filter(answer => answer.kind === 'placed').length
  const again = async (answer: Answer) => {
    const next = await resend(answer.order.sellerId)
    if (next) onAnswers(answers.map(one => (one === answer ? next : one)))
  }
  return (
    <div className="page cart">
      <div className="page-head">
        <h1>
          {done === answers.length ? t('allDone') : t('someDone', { done, open: answers.length - done })}
        </h1>
      </div>
      {answers.map(answer => (
        <OneAnswer key={answer.order.sellerId} answer={answer} onAgain={() => again(answer)} />
      ))}
    </div>
  )
}
