import { useMemo } from 'react'
import { time } from '../../../kit/format.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useView } from '../../../kit/view.ts'
import { NewFile } from '../../../parts/approval/NewFile.tsx'
import { RelationBadge } from '../../../parts/approval/RelationBadge.tsx'
import { useFileFilters } from '../../../parts/approval/Suppliers.tsx'
import { LicenceBadge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { QuickFilter } from '../QuickFilter.tsx'
import { useDeskText } from '../text.ts'
import { CustomerPanel } from './CustomerPanel.tsx'
import type { RelationRow } from './wire.ts'

const orgId = (row: RelationRow) => row.partner.orgId
const healths = ['valid', 'expiring', 'expired', 'locked', 'revoked', 'none'] as const

const Health = ({ row }: { row: RelationRow }) => (
  <span className="row">
    <LicenceBadge state={row.partner.licenceHealth} />
    <span className="soft num">{row.partner.licenceValidTo}</span>
  </span>
)

const placeOf = ({ partner }: RelationRow) =>
  partner.province === partner.city ? partner.city : `${partner.province} ${partner.city}`

function useColumns(): Column<RelationRow>[] {
  const t = useDeskText()
  const word = useWord()
  const { today } = useSession()
  return useMemo(
    () => [
      { key: 'name', title: t('customer'), width: 240, grow: true, render: row => row.partner.name },
      { key: 'kind', title: t('kindOf'), width: 110, leave: 2, render: row => word('org', row.partner.kind) },
      { key: 'place', title: t('place'), width: 150, leave: 3, render: placeOf },
      {
        key: 'relation',
        title: t('relation'),
        width: 92,
        render: row => <RelationBadge state={row.state} />,
      },
      { key: 'health', title: t('licenceHealth'), width: 176, render: row => <Health row={row} /> },
      {
        key: 'requested',
        title: t('requested'),
        width: 190,
        leave: 4,
        render: row => (
          <span className="soft num">
            {row.requestedName} · {time(row.requestedAt, today)}
          </span>
        ),
      },
    ],
    [t, word, today],
  )
}

function useCard(): (row: RelationRow) => CardParts {
  const word = useWord()
  return useMemo(
    () => row => ({
      title: row.partner.name,
      side: <RelationBadge state={row.state} />,
      facts: `${word('org', row.partner.kind)} · ${placeOf(row)}`,
      foot: [<Health key="health" row={row} />],
    }),
    [word],
  )
}

/** Who may buy from me: approvals, licences, credit and prices of each customer. */
export function Customers() {
  const t = useDeskText()
  const word = useWord()
  const { can } = useSession()
  const columns = useColumns()
  const card = useCard()
  const files = useFileFilters()
  const { open } = useView()
  const filters = useMemo<Filter[]>(
    () => [
      ...files,
      {
        key: 'licence',
        title: t('licenceHealth'),
        single: true,
        options: healths.map(value => ({ value, label: word('licenceState', value) })),
      },
    ],
    [t, word, files],
  )
  const waiting = (['pending', 'reviewed'] as const).map(value => ({ value, label: word('relation', value) }))
  return (
    <DataTable<RelationRow>
      title={t('customers')}
      path="/party/customers"
      columns={columns}
      id={orgId}
      card={card}
      search={t('searchCustomers')}
      filters={filters}
      actions={
        <>
          <QuickFilter name="state" label={t('relation')} all={t('all')} options={waiting} />
          {can('party.relation.request') && (
            <NewFile direction="customer" onStarted={(_, firm) => open(firm.orgId)} />
          )}
        </>
      }
      panel={id => <CustomerPanel orgId={id} />}
      empty={{ title: t('noCustomers'), hint: t('noCustomersHint') }}
    />
  )
}
