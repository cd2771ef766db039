import { Link } from '@tanstack/react-router'
import { DecideReturn } from '@yaolian/trade/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { Facts } from '../../../kit/Facts.tsx'
import { Money } from '../../../kit/figures.tsx'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { time, yuan } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { refresh, useGet } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { Panel } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { OrderLines } from '../../../parts/trade/OrderLines.tsx'
import { ReturnBadge } from '../../../parts/trade/OrderReturns.tsx'
import { useTradeText } from '../../../parts/trade/text.ts'
import { type OrderDetail, orderPath } from '../../../parts/trade/wire.ts'
import { CustomerLink } from '../orders/CustomerLink.tsx'
import { useDeskText } from '../text.ts'
import { type ReturnRow, useReturn } from './useReturn.ts'

const Decision = Type.Pick(DecideReturn, ['note'])
type Decision = Static<typeof Decision>

function DecideSheet({ row, accept, onClose }: { row: ReturnRow; accept: boolean; onClose: () => void }) {
  const t = useDeskText()
  const give = useSend()
  const fields = useMemo<Field<Decision>[]>(
    () => [
      { name: 'note', label: t('returnNote'), span: 2, input: p => <LongTextInput {...p} maxLength={200} /> },
    ],
    [t],
  )
  const { number } = row
  const send = async (value: Decision) => {
    await give(`/trade/returns/${row.returnId}/decide`, { accept, ...value })
    await refresh('/trade/', '/stock/', '/credit/')
    toast(t('returnDone', { number }))
    onClose()
  }
  const title = t(accept ? 'acceptReturnTitle' : 'rejectReturnTitle', { number })
  const hint = accept ? t('acceptReturnHint', { total: `¥ ${yuan(row.amountFen)}` }) : t('rejectReturnHint')
  return (
    <Sheet title={title} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{hint}</p>
        <SchemaForm
          schema={Decision}
          fields={fields}
          submit={t(accept ? 'acceptReturn' : 'rejectReturn')}
          onSubmit={send}
        />
      </div>
    </Sheet>
  )
}

/** The lines of the order the goods came from: what was delivered, signed for and sent back already. */
function SoldLines({ orderId }: { orderId: string }) {
  const trade = useTradeText()
  const order = useGet<OrderDetail>(orderPath(orderId)).data
  if (!order) return null
  return (
    <section className="stack">
      <h3>{trade('lines')}</h3>
      <OrderLines order={order} />
    </section>
  )
}

function Loaded({ row }: { row: ReturnRow }) {
  const t = useDeskText()
  const { can } = useSession()
  const [asking, setAsking] = useState<'accept' | 'reject'>()
  const open = row.state === 'requested' && can('trade.return.decide')
  const footer = open && (
    <>
      <Button type="primary" onClick={() => setAsking('accept')}>
        {t('acceptReturn')}
      </Button>
      <Button danger onClick={() => setAsking('reject')}>
        {t('rejectReturn')}
      </Button>
    </>
  )
  return (
    <Panel title={row.number} badges={<ReturnBadge state={row.state} />} footer={footer}>
      <div className="stack">
        <Facts
          rows={[
            [
              t('customer'),
              <CustomerLink key="c" order={{ buyerId: row.partnerId, buyerName: row.partnerName }} />,
            ],
            [t('returnReason'), row.reason],
            [
              t('returnAmount'),
              <b key="amount">
                <Money fen={row.amountFen} />
              </b>,
            ],
            [t('returnAsked'), time(row.requestedAt)],
            [
              t('returnOf'),
              <Link key="order" to={`/desk/orders/${row.orderId}` as string} className="num">
                {row.orderNumber}
              </Link>,
            ],
          ]}
        />
        <SoldLines orderId={row.orderId} />
      </div>
      {asking && <DecideSheet row={row} accept={asking === 'accept'} onClose={() => setAsking(undefined)} />}
    </Panel>
  )
}

/** A return beside the list, with the order it came from, and its decision. */
export function ReturnPanel({ returnId }: { returnId: string }) {
  const t = useDeskText()
  const { row, missing, problem, retry } = useReturn(returnId)
  if (row) return <Loaded key={returnId} row={row} />
  return (
    <Panel title={t('returnNo')}>
      {problem && <PageState {...stateOf(problem)} onRetry={retry} />}
      {missing && <Notice title={t('returnNotHere')} />}
    </Panel>
  )
}
