import { type ReactNode, Suspense } from 'react'
import type { Query } from '../api.ts'
import { Cards } from './Cards.tsx'
import { Grid } from './Grid.tsx'
import { ListState } from './ListState.tsx'
import { Pager } from './Pager.tsx'
import { PanelPlace } from './Panel.tsx'
import { BulkBar, Toolbar } from './Toolbar.tsx'
import type { Bulk, CardParts, Column, Empty, Filter, FilterMenuParts, ListAnswer, Totals } from './types.ts'
import { useTable } from './useTable.ts'

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
  /** For filters whose counts are asked for when the menu opens. */
  filterMenu?: FilterMenuParts
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
  /** A line above the rows, out of what the list answered: another spelling, what was looked for before. */
  note?: (answer: ListAnswer<Row>, q: string) => ReactNode
  /** In place of the words for a search without a row. */
  nothing?: (answer: ListAnswer<Row>, q: string, clear: () => void) => ReactNode
  empty: Empty
}

const none: readonly never[] = []

type RowsProps<Row> = { p: DataTableProps<Row>; table: ReturnType<typeof useTable<Row>> }

/** The rows as a table or as cards, or what stands in their place. */
function Rows<Row>({ p, table }: RowsProps<Row>) {
  const { data, view, controls, rows, choice, phone, onOpen, onChoose } = table
  if (data && !data.rows.length && !table.onNext && view.q && p.nothing && !rows.isPlaceholderData)
    return p.nothing(data, view.q, controls.clearAll)
  if (!data?.rows.length || table.width === 0) {
    return (
      <ListState
        rows={rows}
        controls={controls}
        filters={p.filters ?? none}
        empty={p.empty}
        phone={phone}
        onNext={table.onNext}
      />
    )
  }
  const shared = { label: p.title, rows: data.rows, id: p.id, open: view.open, onOpen }
  if (phone) return <Cards {...shared} card={p.card} />
  return (
    <Grid
      {...shared}
      columns={table.columns}
      sort={view.sort}
      onSort={controls.sort}
      chosen={onChoose && choice.ids}
      onChoose={onChoose}
      onChooseAll={choice.togglePage}
      busy={rows.isPlaceholderData}
    />
  )
}

/**
 * The list of the house: search, filters as chips, columns that leave until they fit, pages by key, keys j/k/Enter/x//,
 * cards on phones, a panel beside it; the whole view lives in the address. One per page.
 */
export function DataTable<Row>(p: DataTableProps<Row>) {
  const table = useTable(p)
  const { controls, view, choice, totals, data, onPrev, onNext } = table
  return (
    <div className="dt">
      <h1 className="unseen">{p.title}</h1>
      <Toolbar
        controls={controls}
        filters={p.filters ?? none}
        filterMenu={p.filterMenu}
        columns={p.columns}
        asked={table.asked}
        lead={p.lead}
        search={p.search}
        actions={p.actions}
        exportPath={p.exportPath}
        match={table.match}
      />
      {choice.count > 0 && <BulkBar bulk={p.bulk ?? none} choice={choice} totals={totals} />}
      <div className="dt-body" ref={table.body}>
        {/* Rows that open are reached one by one; others can be scrolled with the keys as a whole. */}
        <div
          className="dt-list"
          ref={table.list}
          tabIndex={table.onOpen ? undefined : 0}
          data-stale={table.rows.isPlaceholderData || undefined}
        >
          {data && !table.rows.isPlaceholderData && p.note?.(data, view.q)}
          <Rows p={p} table={table} />
        </div>
        {table.beside && table.width > 0 && (
          <PanelPlace value={table.place}>
            {/* What a panel still has to fetch (English words, a picker) must not blank the list. */}
            <Suspense>{p.panel?.(view.open)}</Suspense>
          </PanelPlace>
        )}
      </div>
      <footer className="dt-foot">
        <div className="dt-sums">{data && p.sums?.(data, totals)}</div>
        {data && <Pager shown={data.rows.length} totals={totals} onPrev={onPrev} onNext={onNext} />}
      </footer>
    </div>
  )
}
