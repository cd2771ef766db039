import { useCallback, useMemo, useRef } from 'react'
import type { Query } from '../api.ts'
import { useWidth } from '../useWidth.ts'
import { useView } from '../view.ts'
import { useChoice } from './choice.ts'
import type { DataTableProps } from './DataTable.tsx'
import { askedColumns, choiceWidth, fitColumns } from './fit.ts'
import { useTrail } from './Pager.tsx'
import { useRowKeys } from './rowKeys.ts'
import { matchQuery, useRows } from './useRows.ts'

const wideFrom = 1000
const phoneUpTo = 640
/** The panel, its line, and room for the scroll bar. */
const panelWidth = 421
const barWidth = 8
const noFixed: Query = {}

/** Which columns there is room for, and whether this is a phone or wide enough for a panel beside the list. */
function useRoom<Row>(p: DataTableProps<Row>, width: number, cols: string[] | undefined, beside: boolean) {
  const phone = width > 0 && width <= phoneUpTo
  const wide = width >= wideFrom
  const room = width - (beside && wide ? panelWidth : 0) - (p.bulk?.length ? choiceWidth : 0) - barWidth
  const asked = useMemo(() => askedColumns(p.columns, cols), [p.columns, cols])
  const columns = useMemo(() => fitColumns(asked, room), [asked, room])
  return { phone, wide, asked, columns }
}

/** Everything a DataTable knows and does; what it draws is in DataTable.tsx. */
export function useTable<Row>(p: DataTableProps<Row>) {
  const { fixed = noFixed } = p
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
  const beside = p.panel !== undefined && view.open !== ''
  const room = useRoom(p, width, view.cols, beside)

  // The rows are memoised: what they are handed must stay the same while what it does may change.
  const latest = useRef({ controls, choice, onOpen: p.onOpen })
  latest.current = { controls, choice, onOpen: p.onOpen }
  const open = useCallback((id: string) => {
    const { onOpen, controls } = latest.current
    if (onOpen) onOpen(id)
    else controls.open(id)
  }, [])
  const choose = useCallback((id: string) => latest.current.choice.toggle(id), [])
  const close = useCallback(() => latest.current.controls.open(''), [])
  const onOpen = p.onOpen || p.panel ? open : undefined
  const onChoose = p.bulk?.length && !room.phone ? choose : undefined
  const place = useMemo(() => ({ wide: room.wide, close }), [room.wide, close])
  const next = data?.next ?? null
  const onNext = next === null ? undefined : () => trail.next(next)
  const onPrev = view.after === '' ? undefined : trail.prev
  const onBack = () => {
    if (beside) close()
    else if (choice.count) choice.clear()
    else return false
    return true
  }
  useRowKeys({
    list,
    ids,
    open: view.open,
    onOpen,
    onChoose,
    onBack,
    onPageEnd: forward => (forward ? onNext : onPrev)?.(),
  })
  return {
    ...room,
    ...{ controls, view, body, width, list, rows, totals, data, match, choice, beside, place },
    ...{ onOpen, onChoose, onNext, onPrev },
  }
}
