import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { Query } from '../api.ts'
import { useWidth } from '../useWidth.ts'
import { useView } from '../view.ts'
import { Cards } from './Cards.tsx'
import { useChoice } from './choice.ts'
import { askedColumns, choiceWidth, fitColumns } from './fit.ts'
import { Grid } from './Grid.tsx'
import { ListState } from './ListState.tsx'
import { Pager, useTrail } from './Pager.tsx'
import { PanelPlace } from './Panel.tsx'
import { useRowKeys } from './rowKeys.ts'
import { BulkBar, Toolbar } from './Toolbar.tsx'
import type { Bulk, CardParts, Column, Empty, Filter, ListAnswer, Totals } from './types.ts'
import { matchQuery, useRows } from './useRows.ts'

export type DataTableProps<Row> = {
  /** What the list is called: heading for screen readers. */
  title: string
  /** Below /api/v1; the list answers {rows, next}. */
  path: string
  /** Query parameters that are not the user's: the seller of a statement. Keep the object the same between draws. */
  fixed?: Query
  columns: readonly Column<Row>[]
  id: (row: Row) => string
  card: (row: Row) => CardParts
  filters?: readonly Filter[]
  /** Placeholder of the page's own search; without it there is none. */
  search?: string
  /** What opens beside the list for `?open=id`. Fetches by id, so that a link opens it too; wraps itself in a Panel. */
  panel?: (id: string) => ReactNode
  /** Instead of a panel: where a row leads. */
  onOpen?: (id: string) => void
  bulk?: readonly Bulk[]
  /** False where the server has no `…/totals`. */
  totals?: boolean
  /** Sums that the page or the totals carry, left in the footer. */
  sums?: (page: ListAnswer<Row>, totals: Totals | undefined) => ReactNode
  /** Stands first in the toolbar: what the list is about, such as the partner of a statement. */
  lead?: ReactNode
  /** Path below /api/v1 that answers what is shown as CSV for the same query and `cols`. */
  exportPath?: string
  actions?: ReactNode
  empty: Empty
}

const none: readonly never[] = []
const wideFrom = 1000
const phoneUpTo = 640
const noFixed: Query = {}

/**
 * The list of the house: search, filters as chips, columns that leave until they fit, pages by key, keys j/k/Enter/x//,
 * cards on phones, a panel beside it; the whole view lives in the address. One per page.
 */
export function DataTable<Row>(p: DataTableProps<Row>) {
  const { fixed = noFixed, filters = none, bulk = none } = p
  const controls = useView()
  const { view } = controls
  const [body, width] = useWidth()
  const list = useRef<HTMLDivElement>(null)
  const { rows, totals } = useRows<Row>(p.path, view, fixed, p.totals ?? true)
  const data = rows.data
  const { id: idOf } = p
  const ids = useMemo(() => data?.rows.map(idOf) ?? [], [data, idOf])
  const match = useMemo(() => matchQuery(view, fixed), [view, fixed])
  const listKey = JSON.stringify([p.path, match, view.sort])
  const choice = useChoice(listKey, match, ids)
  const trail = useTrail(listKey, view.after, controls.page)

  const phone = width > 0 && width <= phoneUpTo
  const wide = width >= wideFrom
  const beside = p.panel !== undefined && view.open !== ''
  const room = width - (beside && wide ? 421 : 0) - (bulk.length ? choiceWidth : 0) - 8
  const asked = useMemo(() => askedColumns(p.columns, view.cols), [p.columns, view.cols])
  const columns = useMemo(() => fitColumns(asked, room), [asked, room])

  const handlers = useRef({ controls, choice, onOpen: p.onOpen })
  handlers.current = { controls, choice, onOpen: p.onOpen }
  const open = useCallback((id: string) => {
    const { onOpen, controls } = handlers.current
    if (onOpen) onOpen(id)
    else controls.open(id)
  }, [])
  const onOpen = p.onOpen || p.panel ? open : undefined
  const choose = useCallback((id: string) => handlers.current.choice.toggle(id), [])
  const onChoose = bulk.length && !phone ? choose : undefined
  const close = useCallback(() => handlers.current.controls.open(''), [])
  const place = useMemo(() => ({ wide, close }), [wide, close])
  const next = data?.next ?? null
  useRowKeys({
    list,
    ids,
    open: view.open,
    onOpen,
    onChoose,
    onBack: () => {
      if (beside) close()
      else if (choice.count) choice.clear()
      else return false
      return true
    },
    onPageEnd: forward => {
      if (forward && next) trail.next(next)
      else if (!forward && view.after) trail.prev()
    },
  })

  return (
    <div className="dt">
      <h1 className="unseen">{p.title}</h1>
      <Toolbar
        controls={controls}
        filters={filters}
        columns={p.columns}
        asked={asked}
        lead={p.lead}
        search={p.search}
        actions={p.actions}
        exportPath={p.exportPath}
        match={match}
      />
      {choice.count > 0 && <BulkBar bulk={bulk} choice={choice} totals={totals} />}
      <div className="dt-body" ref={body}>
        {/* Rows that open are reached one by one; others can be scrolled with the keys as a whole. */}
        <div
          className="dt-list"
          ref={list}
          tabIndex={onOpen ? undefined : 0}
          data-stale={rows.isPlaceholderData || undefined}
        >
          {data && data.rows.length > 0 && width > 0 ? (
            phone ? (
              <Cards
                rows={data.rows}
                id={idOf}
                label={p.title}
                open={view.open}
                card={p.card}
                onOpen={onOpen}
              />
            ) : (
              <Grid
                label={p.title}
                columns={columns}
                rows={data.rows}
                id={idOf}
                sort={view.sort}
                onSort={controls.sort}
                open={view.open}
                onOpen={onOpen}
                chosen={onChoose && choice.ids}
                onChoose={onChoose}
                onChooseAll={choice.togglePage}
                busy={rows.isPlaceholderData}
              />
            )
          ) : (
            <ListState
              rows={rows}
              controls={controls}
              empty={p.empty}
              phone={phone}
              onNext={next ? () => trail.next(next) : undefined}
            />
          )}
        </div>
        {beside && width > 0 && <PanelPlace value={place}>{p.panel?.(view.open)}</PanelPlace>}
      </div>
      <footer className="dt-foot">
        <div className="dt-sums">{data && p.sums?.(data, totals)}</div>
        {data && (
          <Pager
            shown={data.rows.length}
            totals={totals}
            hasPrev={view.after !== ''}
            hasNext={next !== null}
            onPrev={trail.prev}
            onNext={() => next && trail.next(next)}
          />
        )}
      </footer>
    </div>
  )
}
