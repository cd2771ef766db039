import type { HitRow } from '@yaolian/rulebook/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { time } from '../../../kit/format.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { DecisionBadge } from '../../../parts/rulebook/RuleBadges.tsx'
import { type PlatformWord, usePlatformText } from '../text.ts'
import { HitPanel } from './HitPanel.tsx'
import { type Titles, useRuleTitles } from './useRuleTitles.ts'

type Row = Static<typeof HitRow>

const hitId = (row: Row) => row.hitId

function useColumns({ title }: Titles): Column<Row>[] {
  const t = usePlatformText()
  const { today } = useSession()
  return useMemo(
    () => [
      { key: 'rule', title: t('rule'), width: 240, grow: true, render: row => title(row.ruleId) },
      {
        key: 'id',
        title: t('ruleId'),
        width: 118,
        leave: 2,
        render: row => <span className="num">{row.ruleId}</span>,
      },
      {
        key: 'decision',
        title: t('decision'),
        width: 72,
        render: row => <DecisionBadge decision={row.decision} />,
      },
      {
        key: 'subject',
        title: t('subject'),
        width: 110,
        leave: 3,
        render: row => t(`subject.${row.subjectKind}` as PlatformWord),
      },
      { key: 'by', title: t('by'), width: 130, leave: 1, render: row => row.byName },
      {
        key: 'at',
        title: t('at'),
        width: 120,
        render: row => (
          <span className="num" title={time(row.at)}>
            {time(row.at, today)}
          </span>
        ),
      },
    ],
    [t, title, today],
  )
}

function useCard({ title }: Titles): (row: Row) => CardParts {
  const t = usePlatformText()
  const { today } = useSession()
  return useMemo(
    () => row => ({
      title: title(row.ruleId),
      side: <DecisionBadge decision={row.decision} />,
      facts: `${row.ruleId} · ${t(`subject.${row.subjectKind}` as PlatformWord)}`,
      foot: [
        row.byName,
        <span key="at" className="soft num">
          {time(row.at, today)}
        </span>,
      ],
    }),
    [t, title, today],
  )
}

/** What the rules said about the own firm's acts, newest first; refused acts are among them. */
export function Hits() {
  const t = usePlatformText()
  const titles = useRuleTitles()
  const columns = useColumns(titles)
  const card = useCard(titles)
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'ruleId',
        title: t('rule'),
        single: true,
        options: titles.ids.map(value => ({ value, label: `${titles.title(value)} ${value}` })),
      },
    ],
    [t, titles],
  )
  return (
    <DataTable<Row>
      title={t('hits')}
      path="/rulebook/hits"
      columns={columns}
      id={hitId}
      card={card}
      filters={filters}
      totals={false}
      lead={<span className="soft only-wide">{t('hitsLead')}</span>}
      panel={id => <HitPanel hitId={id} />}
      empty={{ title: t('noHits'), hint: t('noHitsHint') }}
    />
  )
}
