import type { RuleCard } from '@yaolian/rulebook/contract'
import { useMemo } from 'react'
import { type Both, useBoth } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'
import type { CardParts, Column, Filter } from '../../../kit/table.ts'
import { useGo, type View } from '../../../kit/view.ts'
import { DecisionBadge, VerifiedBadge } from '../../../parts/rulebook/RuleBadges.tsx'
import { useRuleText } from '../../../parts/rulebook/text.ts'
import { LocalList } from '../LocalList.tsx'
import { type PlatformWord, usePlatformText } from '../text.ts'

const none: readonly RuleCard[] = []
const ruleId = (row: RuleCard) => row.id

/** Every year in which a rule began or ended, the newest first. */
const years = (rows: readonly RuleCard[]): string[] =>
  [...new Set(rows.flatMap(row => [row.from, ...(row.to ? [row.to] : [])]).map(day => day.slice(0, 4)))]
    .sort()
    .reverse()
const said = (text: Both) => `${text.zh} ${text.en}`

/** LIC of CN-34:LIC-03.buyer. */
const familyOf = (id: string): string => /([A-Z]+)-\d+/.exec(id.replace(/^CN-\d\d:/, ''))?.[1] ?? id

/** Rules that have ended are shown only to whoever asks for their year. */
const inForce = (row: RuleCard, year: string | undefined): boolean =>
  year === undefined
    ? row.to === undefined
    : row.from <= `${year}-12-31` && (row.to === undefined || row.to >= `${year}-01-01`)

/** Every word in the id, title, text or source; both languages. */
function matches(row: RuleCard, { q, filters }: View): boolean {
  const text = [row.id, said(row.title), said(row.text), row.source.law, row.source.article]
    .join(' ')
    .toLowerCase()
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return (
    words.every(word => text.includes(word)) &&
    (!filters.decision || filters.decision.includes(row.decision)) &&
    (!filters.verified || filters.verified.includes(String(row.verified))) &&
    (!filters.family || filters.family.includes(familyOf(row.id))) &&
    (!filters.deed || filters.deed.includes(row.deed)) &&
    (!filters.place || filters.place.includes(row.jurisdiction)) &&
    inForce(row, filters.on?.[0])
  )
}

const Source = ({ row }: { row: RuleCard }) => (
  <span title={row.source.article}>
    {row.source.law} <span className="soft">{row.source.article}</span>
  </span>
)

function useColumns(): Column<RuleCard>[] {
  const t = usePlatformText()
  const both = useBoth()
  return useMemo(
    () => [
      { key: 'title', title: t('ruleTitle'), width: 250, grow: true, render: row => both(row.title) },
      {
        key: 'id',
        title: t('ruleId'),
        width: 118,
        leave: 1,
        render: row => <span className="num">{row.id}</span>,
      },
      {
        key: 'decision',
        title: t('decision'),
        width: 72,
        render: row => <DecisionBadge decision={row.decision} />,
      },
      { key: 'source', title: t('source'), width: 400, leave: 3, render: row => <Source row={row} /> },
      {
        key: 'from',
        title: t('effectiveFrom'),
        width: 100,
        leave: 2,
        render: row => <span className="num">{row.from}</span>,
      },
      {
        key: 'where',
        title: t('jurisdiction'),
        width: 70,
        leave: 4,
        render: row => (row.jurisdiction === 'CN' ? t('national') : row.jurisdiction),
      },
      {
        key: 'verified',
        title: t('articleCheck'),
        width: 148,
        render: row => <VerifiedBadge verified={row.verified} />,
      },
    ],
    [t, both],
  )
}

function useFilters(rows: readonly RuleCard[]): Filter[] {
  const t = usePlatformText()
  const rule = useRuleText()
  return useMemo(
    () => [
      {
        key: 'family',
        title: t('family'),
        options: [...new Set(rows.map(row => familyOf(row.id)))].sort().map(value => ({
          value,
          label: t(`family.${value}` as PlatformWord),
        })),
      },
      {
        key: 'deed',
        title: t('deed'),
        options: [...new Set(rows.map(row => row.deed))].map(value => ({
          value,
          label: rule(`deed.${value}`),
        })),
      },
      {
        key: 'place',
        title: t('jurisdiction'),
        options: [...new Set(rows.map(row => row.jurisdiction))].sort().map(value => ({
          value,
          label: value === 'CN' ? t('national') : value,
        })),
      },
      {
        key: 'on',
        title: t('inYear'),
        single: true,
        options: years(rows).map(value => ({ value, label: value })),
      },
      {
        key: 'decision',
        title: t('decision'),
        options: (['block', 'warn', 'record'] as const).map(value => ({
          value,
          label: rule(`decision.${value}`),
        })),
      },
      {
        key: 'verified',
        title: t('articleCheck'),
        single: true,
        options: [
          { value: 'true', label: rule('verified') },
          { value: 'false', label: rule('unverified') },
        ],
      },
    ],
    [t, rule, rows],
  )
}

function useCard(): (row: RuleCard) => CardParts {
  const both = useBoth()
  return useMemo(
    () => row => ({
      title: both(row.title),
      side: <DecisionBadge decision={row.decision} />,
      facts: `${row.source.law} ${row.source.article}`,
      foot: [
        <span key="id" className="soft num">
          {row.id}
        </span>,
        <VerifiedBadge key="verified" verified={row.verified} />,
      ],
    }),
    [both],
  )
}

/** Every rule that judges a trade, with its article and whether somebody compared the two. */
export function Rules() {
  const t = usePlatformText()
  const go = useGo()
  const answer = useGet<{ rows: RuleCard[] }>('/rulebook/rules', { staleTime: 3_600_000 })
  return (
    <LocalList<RuleCard>
      title={t('rules')}
      answer={answer}
      match={matches}
      columns={useColumns()}
      id={ruleId}
      card={useCard()}
      search={t('searchRules')}
      filters={useFilters(answer.data?.rows ?? none)}
      onOpen={id => go(`/platform/rules/${id}`)}
      empty={{ title: t('noRules') }}
    />
  )
}
