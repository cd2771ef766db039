import { Link } from '@tanstack/react-router'
import type { ExpiringRow } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { type CardParts, type Column, DataTable } from '../../../kit/table.ts'
import { usePartText } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'

type Row = Static<typeof ExpiringRow>
const id = (row: Row) => row.productId
const urgentDays = 30

function Left({ days }: { days: number }) {
  const t = usePlatformText()
  const tone = days < urgentDays ? 'bad' : 'warn'
  return <span className={tone}>{days < 0 ? t('daysOver', { n: -days }) : t('daysLeft', { n: days })}</span>
}

const Name = ({ row }: { row: Row }) => (
  <Link to={`/platform/products/${row.productId}`}>{`${row.genericName} ${row.spec}`}</Link>
)

/** 批件到期: registrations that end within half a year, the nearest first. */
export function Expiring() {
  const t = usePlatformText()
  const part = usePartText()
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: part('fact.name'), width: 240, grow: true, render: row => <Name row={row} /> },
      { key: 'maker', title: part('fact.maker'), width: 200, leave: 2, render: row => row.makerName },
      { key: 'number', title: part('fact.approvalNo'), width: 170, leave: 1, render: row => row.approvalNo },
      { key: 'to', title: t('approvalToColumn'), width: 110, render: row => row.approvalTo },
      { key: 'left', title: t('daysLeftColumn'), width: 130, render: row => <Left days={row.daysLeft} /> },
    ],
    [t, part],
  )
  const card = (row: Row): CardParts => ({
    title: <Name row={row} />,
    side: <Left days={row.daysLeft} />,
    facts: `${row.makerName} · ${row.approvalNo ?? ''} · ${row.approvalTo}`,
  })
  return (
    <DataTable<Row>
      title={t('expiringRegistrations')}
      path="/catalogue/expiring-registrations"
      columns={columns}
      id={id}
      card={card}
      totals={false}
      empty={{ title: t('noExpiring') }}
    />
  )
}
