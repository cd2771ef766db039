import type { ImportRow, ListImportDetail, RowChoice, RowsDecided } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { address } from '../../../kit/api.ts'
import { useCommand } from '../../../kit/command.ts'
import { Icon } from '../../../kit/Icon.tsx'
import { useKeys } from '../../../kit/keys.ts'
import { Notice, PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { toast } from '../../../kit/toast.tsx'
import { useFlatSearch, useGo } from '../../../kit/view.ts'
import { type DeskWord, useDeskText } from '../text.ts'
import { OtherSheet } from './OtherSheet.tsx'
import { ReviewRow } from './ReviewRow.tsx'

const views = ['match', 'candidate', 'new', 'faulty', 'done', 'skipped'] as const
type View = (typeof views)[number]

const countOf = ({ counts }: ListImportDetail): Record<View, number> => ({
  match: counts.openMatch,
  candidate: counts.openCandidate,
  new: counts.openNew,
  faulty: counts.faulty,
  done: counts.accepted + counts.drafted,
  skipped: counts.skipped,
})
const word = (view: View): DeskWord => `show${view[0]?.toUpperCase()}${view.slice(1)}` as DeskWord

/** The first view that still holds work. */
const firstView = (counts: Record<View, number>): View =>
  views.slice(0, 4).find(view => counts[view] > 0) ?? 'done'

function useDecide(importId: string) {
  const t = useDeskText()
  const path = `/catalogue/imports/${importId}`
  const command = useCommand<RowsDecided>(path)
  const decide = async (choice: RowChoice) => {
    const done = await command.send(`${path}/decide`, { rows: [choice] })
    for (const { line, code } of done?.refused ?? [])
      toast(t('rowRefused', { line, why: t(`rowWhy.${code}` as DeskWord) }), 'bad')
  }
  const acceptAll = async () => {
    const done = await command.send(`${path}/accept`, { scoreMin: 90 })
    if (done) toast(t('acceptAllDone', { n: done.changed }))
  }
  return { ...command, decide, acceptAll }
}

type Rows = readonly ImportRow[]
/** j k up and down, figures and Enter choose, n drafts, x skips, u opens again: a list of hundreds without a mouse. */
function useReviewKeys(rows: Rows, decide: (choice: RowChoice) => void) {
  const [at, setAt] = useState(0)
  const now = Math.min(at, Math.max(rows.length - 1, 0))
  const row = rows[now]
  const move = (by: number) => () => setAt(Math.min(Math.max(now + by, 0), rows.length - 1))
  const say = (choice: 'draft' | 'skip' | 'reopen') => () =>
    row ? decide({ line: row.line, choice }) : false
  const take = (n: number) => () => {
    const proposal = row?.proposals[n]
    if (!row || !proposal) return false
    decide({ line: row.line, choice: 'accept', productId: proposal.product.productId })
  }
  useKeys({
    j: move(1),
    k: move(-1),
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Enter: take(0),
    n: say('draft'),
    x: say('skip'),
    u: say('reopen'),
    ...Object.fromEntries(Array.from({ length: 8 }, (_, i) => [String(i + 1), take(i)])),
  })
  return [now, setAt] as const
}

function Bar({ list, shown, onShow }: { list: ListImportDetail; shown: View; onShow: (view: View) => void }) {
  const t = useDeskText()
  const counts = countOf(list)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would break the row
    <div className="import-views" role="group" aria-label={list.fileName}>
      {views.map(view => (
        <button key={view} type="button" aria-pressed={view === shown} onClick={() => onShow(view)}>
          {t(word(view))} <span className="num">{counts[view]}</span>
        </button>
      ))}
    </div>
  )
}

/** Every row of the list with what the rules propose; a person settles them, one by one or all that are found. */
export function Review({ list }: { list: ListImportDetail }) {
  const t = useDeskText()
  const go = useGo()
  const search = useFlatSearch()
  const [first] = useState(() => firstView(countOf(list)))
  const shown = views.find(view => view === search.show) ?? first
  const after = search.after ?? ''
  const path = `/catalogue/imports/${list.importId}`
  const here = `/desk/imports/${list.importId}`
  const query = useMemo(() => ({ 'f.show': shown, limit: 50, ...(after && { after }) }), [shown, after])
  const found = useGet<ListAnswer<ImportRow>>(`${path}/rows`, { query, keep: true })
  const rows = found.data?.rows ?? []
  const { decide, acceptAll, busy, problem } = useDecide(list.importId)
  const [now, setNow] = useReviewKeys(rows, choice => void decide(choice))
  const [searching, setSearching] = useState<ImportRow>()
  const next = found.data?.next
  return (
    <section className="box import-review">
      <div className="row spread import-head">
        <Bar list={list} shown={shown} onShow={view => go(here, { show: view })} />
        <span className="row">
          {list.counts.openMatch > 0 && (
            <Button type="primary" loading={busy} onClick={() => void acceptAll()}>
              {t('acceptAll', { n: list.counts.openMatch })}
            </Button>
          )}
          <a
            className="ant-btn yl ant-btn-default ant-btn-color-default ant-btn-variant-outlined"
            href={address(`${path}/report.csv`)}
            download
          >
            <Icon name="download" /> {t('importReport')}
          </a>
        </span>
      </div>
      <p className="soft small import-keys">{t('reviewKeys')}</p>
      {problem && <Refusal problem={problem} />}
      {found.error && <PageState {...stateOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <Notice title={t('importNothing')} hint={t('importNothingHint')} />}
      <ol className="import-rows">
        {rows.map((row, at) => (
          <ReviewRow
            key={row.line}
            row={row}
            current={at === now}
            onFocus={() => setNow(at)}
            onDecide={choice => void decide(choice)}
            onFind={() => setSearching(row)}
          />
        ))}
      </ol>
      <div className="row">
        {after && <Button onClick={() => go(here, { show: shown })}>{t('firstRows')}</Button>}
        {next && <Button onClick={() => go(here, { show: shown, after: next })}>{t('nextRows')}</Button>}
      </div>
      {searching && (
        <OtherSheet
          row={searching}
          onClose={() => setSearching(undefined)}
          onPick={productId => {
            setSearching(undefined)
            void decide({ line: searching.line, choice: 'accept', productId })
          }}
        />
      )}
    </section>
  )
}
