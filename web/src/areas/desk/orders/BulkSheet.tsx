import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Money } from '../../../kit/figures.tsx'
import { yuan } from '../../../kit/format.ts'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import type { Selection } from '../../../kit/table.ts'
import { OrderBadge } from '../../../parts/badges.tsx'
import { useDeskText } from '../text.ts'
import {
  type BulkAnswer,
  type BulkOrder,
  type BulkVerb,
  bulkFrom,
  bulkMax,
  readSelection,
  sortOut,
} from './bulk.ts'
import { ShipForm } from './ShipForm.tsx'
import { useBulkRun } from './useBulkRun.ts'

type Read = { orders?: BulkOrder[]; problem?: Problem }

function useSelected(selection: Selection): Read {
  const [read, setRead] = useState<Read>({})
  useEffect(() => {
    const now = new AbortController()
    readSelection(selection, now.signal).then(
      orders => setRead({ orders }),
      error => {
        if (!now.signal.aborted) setRead({ problem: asProblem(error) })
      },
    )
    return () => now.abort()
  }, [selection])
  return read
}

function Answer({
  order,
  verb,
  answer,
}: {
  order: BulkOrder
  verb: BulkVerb
  answer: BulkAnswer | undefined
}) {
  const t = useDeskText()
  const mark =
    answer === 'done' ? (
      <span className="good">{t('bulkOk')}</span>
    ) : order.state === bulkFrom[verb] ? (
      !answer && <span className="soft">{t('bulkWaiting')}</span>
    ) : (
      <OrderBadge state={order.state} />
    )
  return (
    <li className="bulk-row">
      <span className="num">{order.number}</span>
      <span className="bulk-name">{order.partnerName}</span>
      <Money fen={order.totalFen} sign={false} />
      <span className="bulk-mark">{mark}</span>
      {answer && answer !== 'done' && <Refusal problem={answer} />}
    </li>
  )
}

function Summary({ verb, orders, selection }: { verb: BulkVerb; orders: BulkOrder[]; selection: Selection }) {
  const t = useDeskText()
  const { ready, skipped, totalFen } = sortOut(verb, orders)
  const promised = 'count' in selection ? selection.count : orders.length
  return (
    <div className="stack">
      {orders.length > bulkMax && <p className="bad">{t('bulkTooMany', { max: bulkMax })}</p>}
      <p>
        {ready.length === 0
          ? t('bulkNone')
          : t('bulkReady', { n: ready.length, total: `¥ ${yuan(totalFen)}` })}
        {skipped > 0 && <span className="soft"> · {t('bulkSkip', { n: skipped })}</span>}
      </p>
      {promised !== orders.length && (
        <p className="warn">{t('bulkChanged', { promised, n: orders.length })}</p>
      )}
    </div>
  )
}

type BulkSheetProps = { verb: BulkVerb; selection: Selection; onClose: () => void }

/** Releases or ships several orders: first what would be done, then the answer to each. */
export function BulkSheet({ verb, selection, onClose }: BulkSheetProps) {
  const t = useDeskText()
  const { orders, problem } = useSelected(selection)
  const { answers, running, run, stop } = useBulkRun(verb)
  const ready = orders && orders.length <= bulkMax ? sortOut(verb, orders).ready : []
  const left = ready.filter(order => answers.get(order.orderId) !== 'done')
  const done = ready.length - left.length
  const submit = t('bulkDo', { n: left.length })
  return (
    <Sheet
      title={t(verb === 'confirm' ? 'bulkConfirmTitle' : 'bulkShipTitle')}
      onClose={onClose}
      width={620}
      footer={
        <>
          {running && <Button onClick={stop}>{t('bulkStop')}</Button>}
          {verb === 'confirm' && left.length > 0 && (
            <Button type="primary" loading={running} onClick={() => void run(left, {})}>
              {submit}
            </Button>
          )}
          {answers.size > 0 && left.length === 0 && (
            <Button type="primary" onClick={onClose}>
              {t('done')}
            </Button>
          )}
          <span className="soft" aria-live="polite">
            {answers.size > 0 && t('bulkDone', { done })}
            {answers.size > done && ` · ${t('bulkRefused', { n: answers.size - done })}`}
          </span>
        </>
      }
    >
      {problem && <Refusal problem={problem} />}
      {!orders && !problem && <p className="soft">{t('bulkReading')}</p>}
      {orders && <Summary verb={verb} orders={orders} selection={selection} />}
      {verb === 'ship' && left.length > 0 && (
        <div className="bulk-form">
          <ShipForm submit={submit} onSubmit={value => run(left, value)} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled list without links must be reachable by keys */}
      <ul className="bulk-rows" tabIndex={0} aria-label={t('orders')}>
        {orders?.slice(0, bulkMax).map(order => (
          <Answer key={order.orderId} order={order} verb={verb} answer={answers.get(order.orderId)} />
        ))}
      </ul>
    </Sheet>
  )
}
