import { Button } from 'antd'
import { useState } from 'react'
import { address } from '../../kit/api.ts'
import { Icon } from '../../kit/Icon.tsx'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { Panel } from '../../kit/table.ts'
import { useKitText } from '../../kit/text.ts'
import { HoldReasons } from '../../parts/trade/HoldReasons.tsx'
import { OrderFacts, OrderTitle } from '../../parts/trade/OrderFacts.tsx'
import { OrderLines } from '../../parts/trade/OrderLines.tsx'
import { OrderReturns } from '../../parts/trade/OrderReturns.tsx'
import { OrderTimeline } from '../../parts/trade/OrderTimeline.tsx'
import { CancelSheet } from './CancelSheet.tsx'
import { ReturnSheet } from './ReturnSheet.tsx'
import { SignSheet } from './SignSheet.tsx'
import { useShopText } from './text.ts'
import type { OrderDetail } from './wire.ts'

type Doing = 'sign' | 'cancel' | 'return'
const rights: Record<Doing, string> = {
  sign: 'trade.order.sign',
  cancel: 'trade.order.cancel',
  return: 'trade.return.request',
}

function Papers({ order }: { order: OrderDetail }) {
  const t = useShopText()
  if (!order.delivery) return <p className="soft">{t('deliveryNoteLater')}</p>
  return (
    <Button
      icon={<Icon name="download" />}
      href={address(`/trade/orders/${order.orderId}/delivery-note.pdf`)}
      download
    >
      {t('deliveryNote')}
    </Button>
  )
}

/** One order: lines with lots, history, papers, and what may be done now. */
export function OrderPanel({ orderId }: { orderId: string }) {
  const t = useShopText()
  const k = useKitText()
  const { can } = useSession()
  const read = useGet<OrderDetail>(`/trade/orders/${encodeURIComponent(orderId)}`)
  const [doing, setDoing] = useState<Doing>()
  const order = read.data
  if (!order) {
    return (
      <Panel title={k('panel')}>
        {read.error ? (
          <PageState {...stateOf(read.error)} onRetry={() => void read.refetch()} />
        ) : (
          <p className="soft">{k('loading')}</p>
        )}
      </Panel>
    )
  }
  const may = (what: Doing) => order.actions.includes(what) && can(rights[what])
  const done = () => setDoing(undefined)
  const footer = (may('sign') || may('cancel') || may('return')) && (
    <>
      {may('sign') && (
        <Button type="primary" onClick={() => setDoing('sign')}>
          {t('sign')}
        </Button>
      )}
      {may('return') && <Button onClick={() => setDoing('return')}>{t('askReturn')}</Button>}
      {may('cancel') && (
        <Button danger onClick={() => setDoing('cancel')}>
          {t('cancelOrder')}
        </Button>
      )}
    </>
  )
  return (
    <Panel title={<OrderTitle order={order} />} footer={footer}>
      <HoldReasons ruleIds={order.holdReasons} />
      <OrderFacts order={order} />
      {order.returns.length > 0 && <OrderReturns order={order} />}
      <div className="offer-more">
        <Tabs
          label={order.number}
          tabs={[
            { key: 'lines', label: t('orderLines'), content: <OrderLines order={order} /> },
            { key: 'flow', label: t('orderFlow'), content: <OrderTimeline order={order} /> },
            { key: 'papers', label: t('orderPapers'), content: <Papers order={order} /> },
          ]}
        />
      </div>
      {doing === 'sign' && <SignSheet order={order} onClose={done} />}
      {doing === 'cancel' && <CancelSheet order={order} onClose={done} />}
      {doing === 'return' && <ReturnSheet order={order} onClose={done} />}
    </Panel>
  )
}
