import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useRef } from 'react'
import type { Problem } from '../../kit/problem.ts'
import { Cards } from '../../kit/table/Cards.tsx'
import { askedColumns, fitColumns } from '../../kit/table/fit.ts'
import { ListState } from '../../kit/table/ListState.tsx'
import { PanelPlace } from '../../kit/table/Panel.tsx'
import { useRowKeys } from '../../kit/table/rowKeys.ts'
import { Toolbar } from '../../kit/table/Toolbar.tsx'
import {
  type CardParts,
  type Column,
  type Empty,
  type Filter,
  Grid,
  type ListAnswer,
} from '../../kit/table.ts'
import { useWidth } from '../../kit/useWidth.ts'
import { useView, type View } from '../../kit/view.ts'
import { usePlatformText } from './text.ts'

type Props<Row> = {
  title: string
  answer: UseQueryResult<{ rows: Row[] }, Problem>
  /** Which rows the view asks for. Keep it the same between draws. */
  match: (row: Row, view: View) => boolean
  columns: readonly Column<Row>[]
  id: (row: Row) => string
  card: (row: Row) => CardParts
  search?: string
  filters?: readonly Filter[]
  lead?: ReactNode
  actions?: ReactNode
  panel?: (id: string) => ReactNode
  onOpen?: (id: string) => void
  empty: Empty
}

const noFilters: readonly Filter[] = []
const phoneUpTo = 640
const wideFrom = 1000

/**
 * A list that the server answers whole (a few dozen rules or keys): the toolbar, grid and cards of the DataTable, with
 * search and filters applied here. What can grow without end is a DataTable.
 */
export function LocalList<Row>(p: Props<Row>) {
  const t = usePlatformText()
  const controls = useView()
  const { view } = controls
  const [body, width] = useWidth()
  const list = useRef<HTMLDivElement>(null)
  const { answer, match, id: idOf } = p
  const all = answer.data?.rows
  const rows = useMemo(() => all?.filter(row => match(row, view)) ?? [], [all, match, view])
  const ids = useMemo(() => rows.map(idOf), [rows, idOf])
  const shown = { ...answer, data: all && { rows, next: null } } as UseQueryResult<ListAnswer<Row>, Problem>
  const phone = width > 0 && width <= phoneUpTo
  const wide = width >= wideFrom
  const beside = p.panel !== undefined && view.open !== ''
  const asked = useMemo(() => askedColumns(p.columns, view.cols), [p.columns, view.cols])
  const room = width - (beside && wide ? 421 : 0) - 8
  const columns = useMemo(() => fitColumns(asked, room), [asked, room])
  const handlers = useRef({ open: p.onOpen ?? controls.open, close: () => controls.open('') })
  handlers.current = { open: p.onOpen ?? controls.open, close: () => controls.open('') }
  const open = useCallback((id: string) => handlers.current.open(id), [])
  const close = useCallback(() => handlers.current.close(), [])
  const place = useMemo(() => ({ wide, close }), [wide, close])
  const onOpen = p.onOpen || p.panel ? open : undefined
  useRowKeys({
    list,
    ids,
    open: view.open,
    onOpen,
    onChoose: undefined,
    onBack: () => {
      if (beside) close()
      return beside
    },
    onPageEnd: () => {},
  })
  const content = { rows, id: idOf, label: p.title, open: view.open, onOpen }
  return (
    <div className="dt">
      <h1 className="unseen">{p.title}</h1>
      <Toolbar
        controls={controls}
        filters={p.filters ?? noFilters}
        columns={p.columns}
        asked={asked}
        lead={p.lead}
        search={p.search}
        actions={p.actions}
        exportPath={undefined}
        match={{}}
      />
      <div className="dt-body" ref={body}>
        <div className="dt-list" ref={list} tabIndex={onOpen ? undefined : 0}>
          {rows.length === 0 || width === 0 ? (
            <ListState
              rows={shown}
              controls={controls}
              filters={p.filters ?? noFilters}
              empty={p.empty}
              phone={phone}
              onNext={undefined}
            />
          ) : phone ? (
            <Cards {...content} card={p.card} />
          ) : (
            <Grid {...content} columns={columns} />
          )}
        </div>
        {beside && width > 0 && <PanelPlace value={place}>{p.panel?.(view.open)}</PanelPlace>}
      </div>
      <footer className="dt-foot">
        <div className="dt-sums" />
        {all && <span className="num">{t('rowsOf', { n: rows.length, all: all.length })}</span>}
      </footer>
    </div>
  )
}
