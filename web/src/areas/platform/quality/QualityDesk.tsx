import { type DeskCounts, type DeskQueue, type DeskRow, LicenceKind } from '@yaolian/party/contract'
import { useMemo, useState } from 'react'
import { time } from '../../../kit/format.ts'
import { useBoth } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'
import { useSession } from '../../../kit/session.tsx'
import {
  type Bulk,
  type CardParts,
  type Column,
  DataTable,
  type Filter,
  type Selection,
} from '../../../kit/table.ts'
import { useView } from '../../../kit/view.ts'
import { Badge } from '../../../parts/badges.tsx'
import { writtenReason } from '../../../parts/party/licence-stand.ts'
import { provinces } from '../../../parts/party/provinces.ts'
import { usePartyText } from '../../../parts/party/text.ts'
import { useWord } from '../../../parts/text.ts'
import { QuickChoice } from '../QuickChoice.tsx'
import { usePlatformText } from '../text.ts'
import { DeskPanel } from './DeskPanel.tsx'
import { rowId } from './desk-row.ts'
import { type DeskStep, StepsSheet } from './StepsSheet.tsx'

const queues: readonly DeskQueue[] = ['waiting', 'expiring', 'locked', 'check']

/** Why a row stands in its queue: who waits since when, days left, the reason of the lock, the day of the check. */
function Why({ row, queue }: { row: DeskRow; queue: DeskQueue }) {
  const t = usePlatformText()
  const party = usePartyText()
  const { today } = useSession()
  if (queue === 'waiting') return <>{t('deskSince', { time: time(row.since, today) })}</>
  if (queue === 'expiring') {
    return (
      <span className={row.daysLeft <= 7 ? 'bad num' : 'warn num'}>{t('deskDays', { n: row.daysLeft })}</span>
    )
  }
  if (queue === 'check') {
    const late = row.checkBy !== null && row.checkBy < today
    return (
      <span className={late ? 'bad num' : 'num'}>
        {row.checkBy} {late && party('checkLate')}
      </span>
    )
  }
  const { stateReason } = row
  if (stateReason === 'expired') return <>{party('licenceStep.expire')}</>
  return <>{stateReason === 'unchecked' ? party('unchecked') : writtenReason(stateReason)}</>
}

function Marks({ row }: { row: DeskRow }) {
  const t = usePlatformText()
  return (
    <span className="row">
      {row.documents > 0 ? (
        t('deskScans', { n: row.documents })
      ) : (
        <span className="soft">{t('deskNoScan')}</span>
      )}
      {row.renewalWaits && <Badge tone="amber">{t('deskRenewal')}</Badge>}
    </span>
  )
}

function useColumns(queue: DeskQueue): Column<DeskRow>[] {
  const t = usePlatformText()
  const word = useWord()
  return useMemo(
    () => [
      { key: 'firm', title: t('firm'), width: 220, grow: true, render: row => row.orgName },
      {
        key: 'why',
        title: t(`deskWhy.${queue}`),
        width: 180,
        render: row => <Why row={row} queue={queue} />,
      },
      { key: 'kind', title: t('deskKind'), width: 200, leave: 2, render: row => word('licence', row.kind) },
      {
        key: 'number',
        title: t('deskNumber'),
        width: 160,
        leave: 4,
        render: row => <span className="code">{row.number}</span>,
      },
      {
        key: 'validTo',
        title: t('deskValidTo'),
        width: 96,
        leave: 3,
        render: row => <span className="num">{row.validTo}</span>,
      },
      { key: 'province', title: t('province'), width: 90, leave: 5, render: row => row.province },
      { key: 'scans', title: t('deskScanned'), width: 150, leave: 1, render: row => <Marks row={row} /> },
    ],
    [t, word, queue],
  )
}

function useFilters(queue: DeskQueue): Filter[] {
  const t = usePlatformText()
  const word = useWord()
  const both = useBoth()
  return useMemo(() => {
    const days = ['7', '30', '90'].map(value => ({ value, label: t('deskWithin', { n: value }) }))
    return [
      {
        key: 'queue',
        title: t('deskQueue'),
        single: true,
        options: queues.map(value => ({ value, label: t(`desk.${value}`) })),
      },
      ...(queue === 'expiring'
        ? [{ key: 'days', title: t('deskRunsOut'), single: true, options: days }]
        : []),
      {
        key: 'kind',
        title: t('deskKind'),
        single: true,
        options: (LicenceKind.enum as readonly string[]).map(value => ({
          value,
          label: word('licence', value),
        })),
      },
      {
        key: 'province',
        title: t('province'),
        single: true,
        options: provinces.map(one => ({ value: one.zh, label: both(one) })),
      },
    ]
  }, [t, word, both, queue])
}

function useCard(queue: DeskQueue): (row: DeskRow) => CardParts {
  const word = useWord()
  return useMemo(
    () => row => ({
      title: row.orgName,
      facts: `${word('licence', row.kind)} · ${row.number}`,
      foot: [<Why key="why" row={row} queue={queue} />, <Marks key="marks" row={row} />],
    }),
    [word, queue],
  )
}

/** The queues with how many stand in each. */
function Queues() {
  const t = usePlatformText()
  const { data } = useGet<DeskCounts>('/party/desk/counts')
  const n = (queue: DeskQueue): string => {
    if (!data) return ''
    return ` ${queue === 'expiring' ? data.expiring90 : data[queue]}`
  }
  return (
    <QuickChoice
      name="queue"
      label={t('deskQueue')}
      first={t('desk.waiting') + n('waiting')}
      options={queues.slice(1).map(value => ({ value, label: t(`desk.${value}`) + n(value) }))}
    />
  )
}

function useBulk(queue: DeskQueue, start: (step: DeskStep, selection: Selection) => void): Bulk[] {
  const t = usePlatformText()
  const { can } = useSession()
  const may = can('party.licence.verify')
  if (!may || (queue !== 'waiting' && queue !== 'check')) return []
  const step = queue === 'waiting' ? 'verify' : 'check'
  const label = t(step === 'verify' ? 'deskVerify' : 'deskCheck')
  return [{ key: step, label, run: selection => start(step, selection) }]
}

/** The desk of the quality department: what waits, what runs out, what is locked and why, what must be checked. */
export function QualityDesk() {
  const t = usePlatformText()
  const { view } = useView()
  const queue = (view.filters.queue?.[0] ?? 'waiting') as DeskQueue
  const [asking, setAsking] = useState<{ step: DeskStep; selection: Selection }>()
  const columns = useColumns(queue)
  const filters = useFilters(queue)
  const card = useCard(queue)
  const bulk = useBulk(queue, (step, selection) => setAsking({ step, selection }))
  return (
    <>
      <DataTable<DeskRow>
        title={t('qualityDesk')}
        path="/party/desk/licences"
        columns={columns}
        id={rowId}
        card={card}
        filters={filters}
        search={t('deskSearch')}
        lead={<Queues />}
        bulk={bulk}
        totals={false}
        panel={id => <DeskPanel id={id} />}
        empty={{ title: t(`deskEmpty.${queue}`) }}
      />
      {asking && <StepsSheet {...asking} onClose={() => setAsking(undefined)} />}
    </>
  )
}
