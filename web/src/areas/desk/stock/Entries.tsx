import { useInfiniteQuery } from '@tanstack/react-query'
import type { EntryPage } from '@yaolian/stock/contract'
import { Button } from 'antd'
import type { Static } from 'typebox'
import { get } from '../../../kit/api.ts'
import { count, time } from '../../../kit/format.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { asProblem } from '../../../kit/problem.ts'
import { useSession } from '../../../kit/session.tsx'
import { zh } from '../text/zh.ts'
import { type DeskWord, useDeskText } from '../text.ts'

type Page = Static<typeof EntryPage>
type Entry = Page['rows'][number]

const signed = (n: number) => (n > 0 ? `+${count(n)}` : count(n))

function Change({ label, n }: { label: string; n: number }) {
  if (n === 0) return null
  return (
    <span className="num">
      <span className="soft">{label}</span> {signed(n)}
    </span>
  )
}

function EntryLine({ entry }: { entry: Entry }) {
  const t = useDeskText()
  const { today } = useSession()
  const key = `entry.${entry.reason}`
  return (
    <li>
      <div className="row spread">
        <b>{key in zh ? t(key as DeskWord) : entry.reason}</b>
        <span className="row">
          <Change label={t('onHand')} n={entry.onHand} />
          <Change label={t('reserved')} n={entry.reserved} />
          <Change label={t('held')} n={entry.held} />
        </span>
      </div>
      <p className="soft">
        {entry.placeName} · {entry.byName} · {time(entry.at, today)}
      </p>
    </li>
  )
}

/** Everything that ever moved of one lot, newest first. The outside world's legs only mirror these and are left out. */
export function Entries({ lotId }: { lotId: string }) {
  const t = useDeskText()
  const path = `/stock/lots/${lotId}/entries`
  const pages = useInfiniteQuery({
    queryKey: [path, {}, 'pages'],
    queryFn: ({ pageParam, signal }) => get<Page>(path, { limit: 50, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
  })
  if (pages.error)
    return <PageState {...stateOf(asProblem(pages.error))} onRetry={() => void pages.refetch()} />
  if (!pages.data) return null
  const rows = pages.data.pages.flatMap(page => page.rows).filter(row => row.placeName !== null)
  if (rows.length === 0) return <Notice title={t('noEntries')} />
  return (
    <>
      <ul className="plain-list">
        {rows.map(entry => (
          <EntryLine key={entry.entryId} entry={entry} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('entriesMore')}
        </Button>
      )}
    </>
  )
}
