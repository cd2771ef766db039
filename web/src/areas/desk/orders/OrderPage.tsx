import { Link } from '@tanstack/react-router'
import { Icon } from '../../../kit/Icon.tsx'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useFromPath } from '../../../kit/view.ts'
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
  return (
    <div className="page two-sides">
      <div className="page-head">
        <h1 className="row">
          <OrderTitle order={order} />
        </h1>
        {buttons}
      </div>
      <div className="stack">
        {say}
        <HoldReasons ruleIds={order.holdReasons} hits={hits} />
        <section className="box">
          <h2>{trade('lines')}</h2>
          <OrderLines order={order} />
        </section>
        {order.returns.length > 0 && (
          <section className="box">
            <h2>{trade('returns')}</h2>
            <OrderReturns order={order} numberOf={ReturnLink} />
          </section>
        )}
      </div>
      <aside className="stack">
        <section className="box">
          <h2>{t('order')}</h2>
          <OrderFacts order={order} partner={<CustomerLink order={order} />} />
        </section>
        <section className="box">
          <h2>{trade('timeline')}</h2>
          <OrderTimeline order={order} />
        </section>
      </aside>
    </div>
  )
}

/** /desk/orders/:orderId: the whole order, for work that needs all of it on one page. */
export function OrderPage() {
  const t = useDeskText()
  const order = useGet<OrderDetail>(orderPath(useFromPath('orderId')))
  return (
    <>
      <nav className="crumb">
        <Link to="/desk/orders">
          <Icon name="left" size={13} /> {t('orders')}
        </Link>
      </nav>
      {order.data && <Loaded key={order.data.orderId} order={order.data} />}
      {order.error && <PageState {...stateOf(order.error)} onRetry={() => void order.refetch()} />}
    </>
  )
}
