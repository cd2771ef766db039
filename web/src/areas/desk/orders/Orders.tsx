import { useMemo, useState } from 'react'
import { Money, Num } from '../../../kit/figures.tsx'
import { time } from '../../../kit/format.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import {
  type Bulk,
  type CardParts,
  type Column,
  DataTable,
  type Filter,
  type Selection,
} from '../../../kit/table.ts'
import { useFlatSearch } from '../../../kit/view.ts'
import { Badge, OrderBadge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { useTradeText } from '../../../parts/trade/text.ts'
import type { OrderRow } from '../../../parts/trade/wire.ts'
import { QuickFilter } from '../QuickFilter.tsx'
import { useDeskText } from '../text.ts'
import { BulkSheet } from './BulkSheet.tsx'
import type { BulkVerb } from './bulk.ts'
import { OrderPanel } from './OrderPanel.tsx'

const orderId = (row: OrderRow) => row.orderId
const states = ['placed', 'confirmed', 'shipped', 'signed', 'cancelled', 'expired'] as const
/** What waits for somebody at the desk. */
const working = ['placed', 'confirmed', 'shipped'] as const

function Stopped({ row }: { row: OrderRow }) {
  const t = useDeskText()
  if (row.holdReasons.length === 0) return null
  return (
    <Badge tone="softred" title={row.holdReasons.join(' · ')}>
      {t('stopped')}
    </Badge>
  )
}

const State = ({ row }: { row: OrderRow }) => (
  <span className="row">
    <OrderBadge state={row.state} />
    <Stopped row={row} />
  </span>
)

/** The state, and the customer where the address names one (a link from the customer's file). */
function useFilters(): Filter[] {
  const t = useDeskText()
  const word = useWord()
  const partnerId = useFlatSearch()['f.partner']
  const partner = useGet<{ name: string }>(partnerId ? `/party/organisations/${partnerId}/card` : null).data
  return useMemo(() => {
    const state: Filter = {
      key: 'f.state',
      title: t('state'),
      options: states.map(value => ({ value, label: word('order', value) })),
    }
    if (!partnerId) return [state]
    const options = [{ value: partnerId, label: partner?.name ?? '…' }]
    return [state, { key: 'f.partner', title: t('partner'), single: true, options }]
  }, [t, word, partnerId, partner])
}

function useColumns(): Column<OrderRow>[] {
  const t = useDeskText()
  const trade = useTradeText()
  const { today } = useSession()
  return useMemo(
    () => [
      {
        key: 'number',
        title: trade('number'),
        width: 172,
        render: row => <span className="num">{row.number}</span>,
      },
      { key: 'partner', title: trade('buyer'), width: 200, grow: true, render: row => row.partnerName },
      { key: 'state', title: t('state'), width: 128, render: row => <State row={row} /> },
      {
        key: 'placedAt',
        title: trade('placedAt'),
        width: 120,
        leave: 2,
        render: row => <span className="num">{time(row.placedAt, today)}</span>,
      },
      {
        key: 'lines',
        title: t('lines'),
        width: 76,
        align: 'right',
        leave: 3,
        render: row => <Num n={row.lineCount} />,
      },
      {
        key: 'total',
        title: trade('total'),
        width: 120,
        align: 'right',
        render: row => <Money fen={row.totalFen} sign={false} />,
      },
    ],
    [t, trade, today],
  )
}

function useCard(): (row: OrderRow) => CardParts {
  const trade = useTradeText()
  const { today } = useSession()
  return useMemo(
    () => row => ({
      title: row.partnerName,
      side: <State row={row} />,
      facts: `${row.number} · ${time(row.placedAt, today)}`,
      foot: [trade('lineCount', { n: row.lineCount }), <Money key="total" fen={row.totalFen} />],
    }),
    [trade, today],
  )
}

/** Orders of my customers. */
export function Orders() {
  const t = useDeskText()
  const word = useWord()
  const { can } = useSession()
  const [bulk, setBulk] = useState<{ verb: BulkVerb; selection: Selection }>()
  const columns = useColumns()
  const card = useCard()
  const filters = useFilters()
  const quick = working.map(value => ({ value, label: word('order', value) }))
  const verbs: (Bulk & { right: string })[] = [
    {
      key: 'confirm',
      label: t('bulkConfirm'),
      right: 'trade.order.confirm',
      run: selection => setBulk({ verb: 'confirm', selection }),
    },
    {
      key: 'ship',
      label: t('bulkShip'),
      right: 'trade.order.ship',
      run: selection => setBulk({ verb: 'ship', selection }),
    },
  ]
  return (
    <>
      <DataTable<OrderRow>
        title={t('orders')}
        path="/trade/sales"
        columns={columns}
        id={orderId}
        card={card}
        search={t('searchOrders')}
        filters={filters}
        bulk={verbs.filter(verb => can(verb.right))}
        actions={<QuickFilter name="f.state" label={t('state')} all={t('all')} options={quick} />}
        panel={id => <OrderPanel orderId={id} />}
        empty={{ title: t('noOrders'), hint: t('noOrdersHint') }}
      />
      {bulk && <BulkSheet {...bulk} onClose={() => setBulk(undefined)} />}
    </>
  )
}
