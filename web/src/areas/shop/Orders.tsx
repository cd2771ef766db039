import type { OrderRow } from '@yaolian/trade/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { Money, Num } from '../../kit/figures.tsx'
import { time } from '../../kit/format.ts'
import { useSession } from '../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../kit/table.ts'
import { useGo } from '../../kit/view.ts'
import { OrderBadge } from '../../parts/badges.tsx'
import { usePartText } from '../../parts/text.ts'
import { OrderPanel } from './OrderPanel.tsx'
import { useShopText } from './text.ts'

const states = ['placed', 'confirmed', 'shipped', 'signed', 'cancelled', 'expired'] as const
const orderId = (row: OrderRow) => row.orderId

function useColumns(): Column<OrderRow>[] {
  const t = useShopText()
  const { today } = useSession()
  return useMemo<Column<OrderRow>[]>(
    () => [
      {
        key: 'number',
        title: t('orderNo'),
        width: 190,
        render: row => <span className="num">{row.number}</span>,
      },
      { key: 'seller', title: t('seller'), width: 200, grow: true, render: row => row.partnerName },
      { key: 'state', title: t('state'), width: 100, render: row => <OrderBadge state={row.state} /> },
      {
        key: 'lines',
        title: t('lines'),
        width: 80,
        align: 'right',
        leave: 2,
        render: row => <Num n={row.lineCount} />,
      },
      {
        key: 'total',
        title: t('amount'),
        width: 130,
        align: 'right',
        render: row => <Money fen={row.totalFen} sign={false} />,
      },
      {
        key: 'placedAt',
        title: t('placedAt'),
        width: 130,
        align: 'right',
        leave: 1,
        render: row => (
          <span className="num" title={time(row.placedAt)}>
            {time(row.placedAt, today)}
          </span>
        ),
      },
    ],
    [t, today],
  )
}

function useCard(): (row: OrderRow) => CardParts {
  const t = useShopText()
  const { today } = useSession()
  return useMemo(
    () =>
      (row: OrderRow): CardParts => ({
        title: row.partnerName,
        side: <OrderBadge state={row.state} />,
        facts: <span className="num">{row.number}</span>,
        foot: [
          <b key="total">
            <Money fen={row.totalFen} />
          </b>,
          t('linesCount', { n: row.lineCount }),
          <span key="at" className="soft num">
            {time(row.placedAt, today)}
          </span>,
        ],
      }),
    [t, today],
  )
}

function useFilters(): Filter[] {
  const t = useShopText()
  const p = usePartText()
  return useMemo<Filter[]>(
    () => [
      {
        key: 'f.state',
        title: t('filterState'),
        options: states.map(value => ({ value, label: p(`order.${value}`) })),
      },
    ],
    [t, p],
  )
}

/** My organisation's orders, newest first; a row opens what can be done with it. */
export function Orders() {
  const t = useShopText()
  const go = useGo()
  const columns = useColumns()
  const card = useCard()
  const filters = useFilters()
  return (
    <DataTable
      title={t('orders')}
      path="/trade/purchases"
      columns={columns}
      filters={filters}
      id={orderId}
      card={card}
      search={t('searchOrders')}
      panel={id => <OrderPanel key={id} orderId={id} />}
      empty={{
        title: t('noOrders'),
        hint: t('noOrdersHint'),
        action: (
          <Button type="primary" onClick={() => go('/shop')}>
            {t('goShopping')}
          </Button>
        ),
      }}
    />
  )
}
