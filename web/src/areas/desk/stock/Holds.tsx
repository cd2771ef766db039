import { HOLD_CAUSES, type HoldRow } from '@yaolian/stock/contract'
import { useMemo } from 'react'
import { Packs } from '../../../kit/figures.tsx'
import { time } from '../../../kit/format.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { Badge, Expiry } from '../../../parts/badges.tsx'
import { dotted } from '../../../parts/dotted.ts'
import { useDeskText } from '../text.ts'
import { useUnitsWidth } from '../useUnitsWidth.ts'
import { LotPanel } from './LotPanel.tsx'
import { StockViews } from './StockViews.tsx'

const rowId = (row: HoldRow) => `${row.lotId}.${row.holdId}`
const lotIdOf = (open: string) => open.split('.')[0] ?? open

function Cause({ row }: { row: HoldRow }) {
  const t = useDeskText()
  return (
    <span className="row">
      <Badge tone="amber">{t(`cause.${row.cause}`)}</Badge>
      {row.wholeLot && <span className="soft small">{t('wholeLot')}</span>}
    </span>
  )
}

function useColumns(): Column<HoldRow>[] {
  const t = useDeskText()
  const { today } = useSession()
  const width = useUnitsWidth()
  return useMemo(
    () => [
      { key: 'name', title: t('product'), width: 200, grow: true, render: row => row.genericName },
      { key: 'spec', title: t('spec'), width: 140, leave: 4, render: row => row.spec },
      { key: 'lot', title: t('lotNo'), width: 104, render: row => <span className="num">{row.lotNo}</span> },
      {
        key: 'expiry',
        title: t('expiry'),
        width: 146,
        leave: 3,
        render: row => <Expiry day={row.expiresOn} />,
      },
      { key: 'cause', title: t('holdCause'), width: 170, render: row => <Cause row={row} /> },
      { key: 'reason', title: t('holdReason'), width: 200, leave: 5, render: row => row.reason },
      {
        key: 'placed',
        title: t('heldBy'),
        width: 176,
        leave: 2,
        render: row => (
          <span className="soft num">
            {row.placedName} · {time(row.placedAt, today)}
          </span>
        ),
      },
      {
        key: 'quantity',
        title: t('held'),
        width,
        align: 'right',
        render: row => <Packs units={row.quantity} levels={row.packLevels} />,
      },
    ],
    [t, today, width],
  )
}

const card = (row: HoldRow): CardParts => ({
  title: row.genericName,
  side: <Cause row={row} />,
  facts: dotted(row.spec, row.lotNo),
  foot: [
    <Expiry key="e" day={row.expiresOn} />,
    <Packs key="q" units={row.quantity} levels={row.packLevels} />,
  ],
})

/** What waits for quality's word, oldest first. */
export function Holds() {
  const t = useDeskText()
  const columns = useColumns()
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'f.cause',
        title: t('holdCause'),
        options: HOLD_CAUSES.map(value => ({ value, label: t(`cause.${value}`) })),
      },
    ],
    [t],
  )
  return (
    <DataTable<HoldRow>
      title={t('waiting')}
      path="/stock/holds"
      columns={columns}
      id={rowId}
      card={card}
      totals={false}
      filters={filters}
      lead={<StockViews />}
      panel={open => <LotPanel lotId={lotIdOf(open)} first="holds" />}
      empty={{ title: t('noWaiting'), hint: t('noWaitingHint') }}
    />
  )
}
