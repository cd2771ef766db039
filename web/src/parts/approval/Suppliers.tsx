import { useMemo } from 'react'
import { time } from '../../kit/format.ts'
import { useSession } from '../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../kit/table.ts'
import { useView } from '../../kit/view.ts'
import { LicenceBadge } from '../badges.tsx'
import { useWord } from '../text.ts'
import { FilePanel } from './FilePanel.tsx'
import { NewFile } from './NewFile.tsx'
import { PapersEnd } from './PapersEnd.tsx'
import { RelationBadge } from './RelationBadge.tsx'
import { useApprovalText } from './text.ts'
import { type RelationRow, relationStates } from './wire.ts'

const relationId = (row: RelationRow) => row.relationId
const placeOf = ({ partner }: RelationRow) =>
  partner.province === partner.city ? partner.city : `${partner.province} ${partner.city}`

function useColumns(): Column<RelationRow>[] {
  const t = useApprovalText()
  const word = useWord()
  const { today } = useSession()
  return useMemo(
    () => [
      { key: 'name', title: t('supplier'), width: 240, grow: true, render: row => row.partner.name },
      { key: 'kind', title: t('kindOf'), width: 110, leave: 3, render: row => word('org', row.partner.kind) },
      { key: 'place', title: t('place'), width: 150, leave: 4, render: placeOf },
      {
        key: 'relation',
        title: t('relation'),
        width: 110,
        render: row => <RelationBadge state={row.state} />,
      },
      {
        key: 'papers',
        title: t('papersTo'),
        width: 176,
        leave: 1,
        render: row => (row.state === 'approved' ? <PapersEnd day={row.papersTo} /> : '—'),
      },
      {
        key: 'health',
        title: t('licenceHealth'),
        width: 92,
        leave: 2,
        render: row => <LicenceBadge state={row.partner.licenceHealth} />,
      },
      {
        key: 'requested',
        title: t('requested'),
        width: 190,
        leave: 5,
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

/** The filters that every list of first-business files has: its state, and papers that end soon. */
export function useFileFilters(): Filter[] {
  const t = useApprovalText()
  const word = useWord()
  return useMemo(
    () => [
      {
        key: 'state',
        title: t('relation'),
        single: true,
        options: relationStates.map(value => ({ value, label: word('relation', value) })),
      },
      {
        key: 'due',
        title: t('dueTitle'),
        single: true,
        options: [
          { value: '30', label: t('due30') },
          { value: '90', label: t('due90') },
        ],
      },
    ],
    [t, word],
  )
}

/** Whom we buy from: each supplier's approval by three people, its documents, licences and salespeople. */
export function Suppliers() {
  const t = useApprovalText()
  const word = useWord()
  const { can } = useSession()
  const { open } = useView()
  const columns = useColumns()
  const filters = useFileFilters()
  const card = useMemo(
    () =>
      (row: RelationRow): CardParts => ({
        title: row.partner.name,
        side: <RelationBadge state={row.state} />,
        facts: `${word('org', row.partner.kind)} · ${placeOf(row)}`,
        foot: [row.state === 'approved' ? <PapersEnd key="papers" day={row.papersTo} /> : null],
      }),
    [word],
  )
  return (
    <DataTable<RelationRow>
      title={t('suppliers')}
      path="/party/suppliers"
      columns={columns}
      id={relationId}
      card={card}
      search={t('searchSuppliers')}
      filters={filters}
      actions={can('party.relation.request') && <NewFile direction="supplier" onStarted={id => open(id)} />}
      panel={id => <FilePanel relationId={id} />}
      empty={{ title: t('noSuppliers'), hint: t('noSuppliersHint') }}
    />
  )
}
