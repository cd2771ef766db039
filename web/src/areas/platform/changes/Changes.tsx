import { Link } from '@tanstack/react-router'
import { ChangeState } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { useGet } from '../../../kit/queries.ts'
import { type CardParts, type Column, DataTable, type Filter, Panel } from '../../../kit/table.ts'
import { Badge } from '../../../parts/badges.tsx'
import { usePartText } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { type Change, ChangeTable } from './ChangeTable.tsx'
import { DecideChange } from './DecideChange.tsx'

const tones = { open: 'amber', approved: 'accent', applied: 'softgreen', rejected: 'softred' } as const

function State({ state }: { state: Change['state'] }) {
  const t = usePlatformText()
  return <Badge tone={tones[state]}>{t(`changeState.${state}`)}</Badge>
}

function ChangePanel({ requestId }: { requestId: string }) {
  const t = usePlatformText()
  const { data: change } = useGet<Change>(`/catalogue/changes/${requestId}`)
  if (!change) return <Panel title={t('changes')}>{null}</Panel>
  return (
    <Panel
      title={`${change.genericName} ${change.spec}`}
      badges={<State state={change.state} />}
      footer={<Link to={`/platform/products/${change.productId}`}>{t('openProduct')}</Link>}
    >
      <div className="stack">
        <Facts
          rows={[
            [t('changeKind'), t(`changeKind.${change.kind}`)],
            [t('askedBy'), `${change.askedName} · ${time(change.askedAt)}`],
            [t('changeReason'), change.reason],
            [t('effectiveFrom2'), change.effectiveFrom],
            [t('decidedBy'), change.decidedAt && `${change.decidedName} · ${time(change.decidedAt)}`],
            [t('decideNote'), change.note],
          ]}
        />
        <ChangeTable change={change} />
        <DecideChange key={requestId} change={change} />
      </div>
    </Panel>
  )
}

const id = (row: Change) => row.requestId

/** 变更审核: what waits for another person of quality, and what was decided. */
export function Changes() {
  const t = usePlatformText()
  const part = usePartText()
  const columns = useMemo<Column<Change>[]>(
    () => [
      {
        key: 'name',
        title: part('fact.name'),
        width: 220,
        grow: true,
        render: row => `${row.genericName} ${row.spec}`,
      },
      { key: 'kind', title: t('changeKind'), width: 90, render: row => t(`changeKind.${row.kind}`) },
      { key: 'reason', title: t('changeReason'), width: 200, leave: 3, render: row => row.reason },
      { key: 'by', title: t('askedBy'), width: 100, leave: 2, render: row => row.askedName },
      { key: 'from', title: t('effectiveFrom2'), width: 110, leave: 1, render: row => row.effectiveFrom },
      { key: 'state', title: t('changeState'), width: 120, render: row => <State state={row.state} /> },
    ],
    [t, part],
  )
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'f.state',
        title: t('changeState'),
        options: ChangeState.enum.map(value => ({ value, label: t(`changeState.${value}`) })),
      },
    ],
    [t],
  )
  const card = (row: Change): CardParts => ({
    title: `${row.genericName} ${row.spec}`,
    side: <State state={row.state} />,
    facts: `${t(`changeKind.${row.kind}`)} · ${row.askedName} · ${row.reason}`,
  })
  return (
    <DataTable<Change>
      title={t('changes')}
      path="/catalogue/changes"
      columns={columns}
      filters={filters}
      id={id}
      card={card}
      totals={false}
      panel={requestId => <ChangePanel requestId={requestId} />}
      empty={{ title: t('noChanges'), hint: t('noChangesHint') }}
    />
  )
}
