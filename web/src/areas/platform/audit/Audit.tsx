import type { AuditRow } from '@yaolian/identity/contract'
import type { OrganisationCard } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo } from 'react'
import { address } from '../../../kit/api.ts'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { time } from '../../../kit/format.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useView } from '../../../kit/view.ts'
import { useAuditWords } from '../../../parts/audit/words.ts'
import { usePlatformText } from '../text.ts'
import { AuditPanel } from './AuditPanel.tsx'
import { inShort } from './facts.ts'
import { KindBadge } from './KindBadge.tsx'

const entryId = (row: AuditRow) => row.entryId
const modules = [
  'party',
  'identity',
  'catalogue',
  'stock',
  'price',
  'credit',
  'trade',
  'ledger',
  'rulebook',
] as const
function useColumns(): Column<AuditRow>[] {
  const t = usePlatformText()
  const say = useAuditWords()
  const { today } = useSession()
  return useMemo(
    () => [
      { key: 'what', title: t('auditWhat'), width: 170, render: row => say(row.what) },
      {
        key: 'about',
        title: t('auditAbout'),
        width: 200,
        grow: true,
        leave: 1,
        render: row => <span className="soft">{inShort(row.facts)}</span>,
      },
      {
        key: 'kind',
        title: t('auditKind'),
        width: 80,
        leave: 2,
        render: row => <KindBadge kind={row.kind} />,
      },
      { key: 'by', title: t('auditBy'), width: 160, render: row => row.byName || '—' },
      {
        key: 'ip',
        title: t('auditFrom'),
        width: 130,
        leave: 3,
        render: row => <span className="soft num">{row.ip}</span>,
      },
      {
        key: 'at',
        title: t('at'),
        width: 130,
        render: row => (
          <span className="num" title={time(row.at)}>
            {time(row.at, today)}
          </span>
        ),
      },
    ],
    [t, say, today],
  )
}

function useCard(): (row: AuditRow) => CardParts {
  const say = useAuditWords()
  const { today } = useSession()
  return useMemo(
    () => row => ({
      title: say(row.what),
      side: <KindBadge kind={row.kind} />,
      facts: row.byName,
      foot: [
        <span key="at" className="soft num">
          {time(row.at, today)}
        </span>,
      ],
    }),
    [say, today],
  )
}

/** Whose audit this is, where it isn't the own firm's, and the one thing or person it is narrowed to. */
function Lead() {
  const t = usePlatformText()
  const { view, filter } = useView()
  const { me } = useSession()
  const [orgId] = view.filters.orgId ?? []
  const other = orgId && orgId !== me.organisation.orgId
  const { data } = useGet<OrganisationCard>(other ? `/party/organisations/${orgId}/card` : null)
  const narrow = (name: 'subjectId' | 'userId', word: string) =>
    view.filters[name] && (
      <button type="button" className="link" onClick={() => filter(name, [])}>
        {word} <Icon name="close" size={11} />
      </button>
    )
  return (
    <>
      {other && <b>{data?.name ?? orgId}</b>}
      {narrow('subjectId', t('auditOneThing'))}
      {narrow('userId', t('auditOnePerson'))}
    </>
  )
}

function Days() {
  const t = usePlatformText()
  const { view, filter } = useView()
  const day = (name: 'from' | 'to') => (
    <label className="audit-day" htmlFor={`audit-${name}`}>
      <span className="soft">{t(name === 'from' ? 'auditFromDay' : 'auditToDay')}</span>
      <DateInput
        id={`audit-${name}`}
        value={view.filters[name]?.[0]}
        onChange={next => filter(name, next ? [next] : [])}
        onBlur={() => {}}
        invalid={false}
        describedBy=""
      />
    </label>
  )
  return (
    <span className="audit-days only-wide">
      {day('from')}
      {day('to')}
    </span>
  )
}

/** Who saw or changed what in the own firm; for the platform and the regulator in any (`orgId` in the address). */
export function Audit() {
  const t = usePlatformText()
  const { view } = useView()
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'kind',
        title: t('auditKind'),
        single: true,
        options: (['change', 'view', 'access'] as const).map(value => ({
          value,
          label: t(`audit.${value}`),
        })),
      },
      {
        key: 'module',
        title: t('auditModule'),
        single: true,
        options: modules.map(value => ({ value, label: t(`auditModule.${value}`) })),
      },
    ],
    [t],
  )
  const query = Object.fromEntries(
    Object.entries(view.filters).map(([name, values]): [string, string] => [name, values.join(',')]),
  )
  return (
    <DataTable<AuditRow>
      title={t('audit')}
      path="/identity/audit"
      columns={useColumns()}
      id={entryId}
      card={useCard()}
      filters={filters}
      totals={false}
      lead={<Lead />}
      actions={
        <>
          <Days />
          <Button
            className="tool only-wide"
            icon={<Icon name="download" />}
            href={address('/identity/audit/export', query)}
            download
          >
            {t('auditExport')}
          </Button>
        </>
      }
      panel={id => <AuditPanel entryId={id} />}
      sums={() => <span className="soft">{t('auditRetention')}</span>}
      empty={{ title: t('noAudit'), hint: t('noAuditHint') }}
    />
  )
}
