import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { Notice, PageState, stateOf } from '../PageState.tsx'
import type { Problem } from '../problem.ts'
import { useKitText } from '../text.ts'
import type { ViewControls } from '../view.ts'
import type { Empty, Filter, ListAnswer } from './types.ts'

type ListStateProps = {
  rows: UseQueryResult<ListAnswer<unknown>, Problem>
  controls: ViewControls
  filters: readonly Filter[]
  empty: Empty
  phone: boolean
  onNext: (() => void) | undefined
}

/** Grey lines in the rows' own height: what comes doesn't push anything. */
function Waiting({ phone }: { phone: boolean }) {
  const t = useKitText()
  return (
    <div className="waiting" role="status" aria-label={t('loading')}>
      {Array.from({ length: phone ? 8 : 18 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <div key={at} className={phone ? 'waiting-card' : 'waiting-row'}>
          <i style={{ width: `${40 + ((at * 37) % 45)}%` }} />
        </div>
      ))}
    </div>
  )
}

/** What a list shows instead of rows: waiting, a problem, nothing found, nothing there yet. */
export function ListState({ rows, controls, filters, empty, phone, onNext }: ListStateProps) {
  const t = useKitText()
  if (rows.error) return <PageState {...stateOf(rows.error)} onRetry={() => void rows.refetch()} />
  if (!rows.data || rows.data.rows.length > 0) return <Waiting phone={phone} />
  const { view } = controls
  if (onNext) {
    // A list that filters after its search may answer an empty page and still have more.
    return (
      <Notice title={t('emptyPage')} role="status">
        <Button onClick={onNext}>{t('lookOn')}</Button>
      </Notice>
    )
  }
  // Parameters that are not among the list's filters (the partner of a statement) were not chosen to narrow it.
  if (!view.q && !filters.some(filter => view.filters[filter.key]?.length)) {
    return (
      <Notice title={empty.title} hint={empty.hint} role="status">
        {empty.action}
      </Notice>
    )
  }
  return (
    <Notice title={t('emptyFound')} hint={t('emptyFoundHint')} role="status">
      <Button onClick={controls.clearAll}>{t('clear')}</Button>
    </Notice>
  )
}
