import { useMemo } from 'react'
import { Money } from '../../../kit/figures.tsx'
import { time } from '../../../kit/format.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useWord } from '../../../parts/text.ts'
import { ReturnBadge } from '../../../parts/trade/OrderReturns.tsx'
import { QuickFilter } from '../QuickFilter.tsx'
import { useDeskText } from '../text.ts'
import { ReturnPanel } from './ReturnPanel.tsx'
import type { ReturnRow } from './useReturn.ts'

const returnId = (row: ReturnRow) => row.returnId
const states = ['requested', 'accepted', 'rejected'] as const

function useColumns(): Column<ReturnRow>[] {
  const t = useDeskText()
  const { today } = useSession()
  return useMemo(
    () => [
      {
        key: 'number',
        title: t('returnNo'),
        width: 172,
        render: row => <span className="num">{row.number}</span>,
      },
      { key: 'partner', title: t('customer'), width: 200, grow: true, render: row => row.partnerName },
      { key: 'state', title: t('returnState'), width: 92, render: row => <ReturnBadge state={row.state} /> },
      { key: 'reason', title: t('returnReason'), width: 220, leave: 2, render: row => row.reason },
      {
        key: 'order',
        title: t('returnOf'),
        width: 172,
        leave: 3,
        render: row => <span className="num">{row.orderNumber}</span>,
      },
      {
        key: 'asked',
        title: t('returnAsked'),
        width: 112,
        leave: 1,
        render: row => <span className="num">{time(row.requestedAt, today)}</span>,
      },
      {
        key: 'amount',
        title: t('returnAmount'),
        width: 112,
        align: 'right',
        render: row => <Money fen={row.amountFen} sign={false} />,
      },
    ],
    [t, today],
  )
}

/** What customers want to send back. */
export function Returns() {
  const t = useDeskText()
  const word = useWord()
  const { today } = useSession()
  const columns = useColumns()
  const options = useMemo(() => states.map(value => ({ value, label: word('return', value) })), [word])
  const filters = useMemo<Filter[]>(
    () => [{ key: 'f.state', title: t('returnState'), options }],
    [t, options],
  )
  const card = useMemo(
    () =>
      (row: ReturnRow): CardParts => ({
        title: row.partnerName,
        side: <ReturnBadge state={row.state} />,
        facts: `${row.number} · ${row.reason}`,
        foot: [time(row.requestedAt, today), <Money key="amount" fen={row.amountFen} />],
      }),
    [today],
  )
  return (
    <DataTable<ReturnRow>
      title={t('returns')}
      path="/trade/returns"
      columns={columns}
      id={returnId}
      card={card}
      totals={false}
      filters={filters}
      actions={
        <QuickFilter name="f.state" label={t('returnState')} all={t('all')} options={options.slice(0, 1)} />
      }
      panel={id => <ReturnPanel returnId={id} />}
      empty={{ title: t('noReturns'), hint: t('noReturnsHint') }}
    />
  )
}
