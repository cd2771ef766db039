import type { AuditRow } from '@yaolian/identity/contract'
import { Facts } from '../../../kit/Facts.tsx'
import { time } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { listRows } from '../../../kit/prefetchList.ts'
import { useGet } from '../../../kit/queries.ts'
import { type ListAnswer, Panel } from '../../../kit/table.ts'
import { listQuery, useView } from '../../../kit/view.ts'
import { useAuditWords } from '../../../parts/audit/words.ts'
import { usePlatformText } from '../text.ts'
import { isFactWord, plain } from './facts.ts'
import { KindBadge } from './KindBadge.tsx'

function EntryFacts({ row }: { row: AuditRow }) {
  const t = usePlatformText()
  const { filter } = useView()
  const { subjectId, byUser } = row
  return (
    <Facts
      rows={[
        [
          t('at'),
          <span key="at" className="num">
            {time(row.at)}
          </span>,
        ],
        [t('auditBy'), row.byName],
        [t('auditFrom'), row.ip],
        ...Object.entries(row.facts).map(
          ([name, value]) =>
            [
              isFactWord(name) ? t(`fact.${name}`) : name,
              <span key={name} className="code">
                {plain(value)}
              </span>,
            ] as const,
        ),
        [
          t('auditMore'),
          <span key="more" className="stack">
            {subjectId && (
              <button type="button" className="link" onClick={() => filter('subjectId', [subjectId])}>
                {t('auditSameThing')}
              </button>
            )}
            {byUser && (
              <button type="button" className="link" onClick={() => filter('userId', [byUser])}>
                {t('auditSamePerson')}
              </button>
            )}
          </span>,
        ],
      ]}
    />
  )
}

/** One entry beside the list: what was before and after, who, from where; and on to the same thing or person. */
export function AuditPanel({ entryId }: { entryId: string }) {
  const t = usePlatformText()
  const say = useAuditWords()
  const { view } = useView()
  const { data, error, refetch } = useGet<ListAnswer<AuditRow>>('/identity/audit', {
    query: listQuery(view, listRows),
  })
  const row = data?.rows.find(one => one.entryId === entryId)
  if (!row)
    return (
      <Panel title={t('audit')}>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
        {data && <Notice title={t('auditElsewhere')} hint={t('auditElsewhereHint')} />}
      </Panel>
    )
  return (
    <Panel title={say(row.what)} badges={<KindBadge kind={row.kind} />}>
      <EntryFacts row={row} />
    </Panel>
  )
}
