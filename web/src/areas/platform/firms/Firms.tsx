import { OrganisationKind, type OrganisationRow } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { useBoth } from '../../../kit/lang.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useGo } from '../../../kit/view.ts'
import { Badge, LicenceBadge } from '../../../parts/badges.tsx'
import { provinces } from '../../../parts/party/provinces.ts'
import { usePartText, useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { FirmPanel } from './FirmPanel.tsx'
import { RegisterFirm } from './RegisterFirm.tsx'

const orgId = (row: OrganisationRow) => row.orgId

const Health = ({ row }: { row: OrganisationRow }) => (
  <span className="row">
    <LicenceBadge state={row.licenceHealth} />
    <span className="soft num">{row.licenceValidTo}</span>
  </span>
)

const placeOf = ({ province, city }: OrganisationRow) => (province === city ? city : `${province} ${city}`)

function Name({ row }: { row: OrganisationRow }) {
  const t = usePartText()
  const word = useWord()
  const { me } = useSession()
  return (
    <>
      {row.name} {row.state === 'closed' && <Badge tone="plain">{word('organisation', 'closed')}</Badge>}{' '}
      {row.demo && !me.demo && <Badge tone="amber">{t('demo')}</Badge>}
    </>
  )
}

function useColumns(): Column<OrganisationRow>[] {
  const t = usePlatformText()
  const word = useWord()
  return useMemo(
    () => [
      { key: 'name', title: t('firm'), width: 260, grow: true, render: row => <Name row={row} /> },
      { key: 'kind', title: t('kindOf'), width: 120, leave: 1, render: row => word('org', row.kind) },
      {
        key: 'uscc',
        title: t('uscc'),
        width: 170,
        leave: 3,
        render: row => <span className="num">{row.uscc}</span>,
      },
      { key: 'place', title: t('place'), width: 150, leave: 2, render: placeOf },
      { key: 'health', title: t('licenceHealth'), width: 176, render: row => <Health row={row} /> },
    ],
    [t, word],
  )
}

function useFilters(): Filter[] {
  const t = usePlatformText()
  const word = useWord()
  const both = useBoth()
  return useMemo(
    () => [
      {
        key: 'kind',
        title: t('kindOf'),
        single: true,
        options: (OrganisationKind.enum as readonly string[]).map(value => ({
          value,
          label: word('org', value),
        })),
      },
      {
        key: 'province',
        title: t('province'),
        single: true,
        options: provinces.map(one => ({ value: one.zh, label: both(one) })),
      },
      {
        key: 'state',
        title: t('firmState'),
        single: true,
        options: ['active', 'closed'].map(value => ({ value, label: word('organisation', value) })),
      },
    ],
    [t, word, both],
  )
}

function useCard(): (row: OrganisationRow) => CardParts {
  const word = useWord()
  return useMemo(
    () => row => ({
      title: row.name,
      side: <LicenceBadge state={row.licenceHealth} />,
      facts: `${word('org', row.kind)} · ${placeOf(row)}`,
      foot: [
        <span key="uscc" className="soft num">
          {row.uscc}
        </span>,
        <span key="to" className="soft num">
          {row.licenceValidTo}
        </span>,
      ],
    }),
    [word],
  )
}

/** Every firm of the house with the standing of its licences. */
export function Firms() {
  const t = usePlatformText()
  const columns = useColumns()
  const filters = useFilters()
  const card = useCard()
  const { can } = useSession()
  const go = useGo()
  return (
    <DataTable<OrganisationRow>
      title={t('firms')}
      path="/party/organisations"
      columns={columns}
      id={orgId}
      card={card}
      search={t('searchFirms')}
      filters={filters}
      actions={
        can('party.organisation.register') && (
          <>
            <Button
              className="tool"
              aria-label={t('importFirms')}
              icon={<Icon name="file" />}
              onClick={() => go('/platform/organisations/import')}
            >
              <span className="tool-label">{t('importFirms')}</span>
            </Button>
            <RegisterFirm />
          </>
        )
      }
      panel={id => <FirmPanel orgId={id} />}
      empty={{ title: t('noFirms'), hint: t('noFirmsHint') }}
    />
  )
}
