import { Link } from '@tanstack/react-router'
import { Money } from '../../../kit/figures.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Tabs } from '../../../kit/Tabs.tsx'
import { Panel } from '../../../kit/table.ts'
import { HoldReasons } from '../../../parts/trade/HoldReasons.tsx'
import { OrderFacts, OrderTitle } from '../../../parts/trade/OrderFacts.tsx'
import { OrderLines } from '../../../parts/trade/OrderLines.tsx'
import { OrderReturns } from '../../../parts/trade/OrderReturns.tsx'
import { OrderTimeline } from '../../../parts/trade/OrderTimeline.tsx'
import { useTradeText } from '../../../parts/trade/text.ts'
import { type OrderDetail, orderPath } from '../../../parts/trade/wire.ts'
import { useDeskText } from '../text.ts'
import { CustomerLink } from './CustomerLink.tsx'
import { useOrderActions } from './OrderActions.tsx'
import { ReturnLink } from './ReturnLink.tsx'
import { useOrderHits } from './useOrderHits.ts'

function Loaded({ order }: { order: OrderDetail }) {
  const t = useDeskText()
  const trade = useTradeText()
  const { buttons, say } = useOrderActions(order)
  const hits = useOrderHits(order.orderId)
  const footer = (
    <>
      {buttons}
      <Link to={`/desk/orders/${order.orderId}` as string} className="push">
        {t('openOrder')}
      </Link>
    </>
  )
  return (
    <Panel title={<OrderTitle order={order} />} footer={footer}>
      <div className="stack">
        {say}
        <HoldReasons ruleIds={order.holdReasons} hits={hits} />
        <div className="row spread">
          <CustomerLink order={order} />
          <b>
            <Money fen={order.totalFen} />
          </b>
        </div>
        <Tabs
          label={t('order')}
          tabs={[
            {
              key: 'lines',
              label: trade('lines'),
              content: <OrderLines order={order} />,
            },
            { key: 'facts', label: t('order'), content: <OrderFacts order={order} /> },
            { key: 'timeline', label: trade('timeline'), content: <OrderTimeline order={order} /> },
            ...(order.returns.length > 0
              ? [
                  {
                    key: 'returns',
                    label: trade('returns'),
                    content: <OrderReturns order={order} numberOf={ReturnLink} />,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Panel>
  )
}

/** An order beside the list: lines, facts, history, and the verbs it takes. */
export function OrderPanel({ orderId }: { orderId: string }) {
  const t = useDeskText()
  const order = useGet<OrderDetail>(orderPath(orderId))
  if (order.data) return <Loaded key={orderId} order={order.data} />
  return (
    <Panel title={t('order')}>
      {order.error ? <PageState {...stateOf(order.error)} onRetry={() => void order.refetch()} /> : null}
    </Panel>
  )
}
