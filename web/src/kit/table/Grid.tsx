import { memo, type ReactNode, type Ref } from 'react'
import { useKitText } from '../text.ts'
import { choiceWidth, nextSort } from './fit.ts'
import type { Column } from './types.ts'

type RowProps<Row> = {
  row: Row
  id: string
  columns: readonly Column<Row>[]
  open: boolean
  chosen: boolean | undefined
  onOpen: ((id: string) => void) | undefined
  onChoose: ((id: string) => void) | undefined
  chooseLabel: string
}

function PlainRow<Row>(p: RowProps<Row>) {
  return (
    <tr
      data-id={p.id}
      data-open={p.open || undefined}
      data-chosen={p.chosen || undefined}
      className={p.onOpen ? 'can-open' : undefined}
      onClick={event => {
        if (!(event.target as Element).closest('button,a,input,label')) p.onOpen?.(p.id)
      }}
    >
      {p.onChoose && (
        <td className="choice">
          <input
            type="checkbox"
            checked={p.chosen ?? false}
            aria-label={p.chooseLabel}
            onChange={() => p.onChoose?.(p.id)}
          />
        </td>
      )}
      {p.columns.map((column, at) => {
        const content = column.render(p.row)
        return (
          <td key={column.key} className={column.align}>
            {at === 0 && p.onOpen ? (
              <button type="button" className="row-name" onClick={() => p.onOpen?.(p.id)}>
                {content}
              </button>
            ) : (
              content
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** 200 rows that all draw again at each key press cost 96 ms; memoised ones nothing. */
const GridRow = memo(PlainRow) as typeof PlainRow

export type GridProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The row's key. */
  id: (row: Row) => string
  sort?: string
  onSort?: (sort: string) => void
  open?: string
  onOpen?: ((id: string) => void) | undefined
  chosen?: ReadonlySet<string> | undefined
  onChoose?: ((id: string) => void) | undefined
  onChooseAll?: () => void
  busy?: boolean
  foot?: ReactNode
  tableRef?: Ref<HTMLTableElement>
}

function Head<Row>({
  column,
  sort = '',
  onSort,
}: { column: Column<Row> } & Pick<GridProps<Row>, 'sort' | 'onSort'>) {
  const t = useKitText()
  if (!column.sort || !onSort) return <th className={column.align}>{column.title}</th>
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : 'none'
  return (
    <th className={column.align} aria-sort={direction}>
      <button
        type="button"
        title={t('sortBy', { column: column.title })}
        onClick={() => onSort(nextSort(sort, column.key))}
      >
        {column.title}
        <i aria-hidden="true">{direction === 'none' ? '↕' : direction === 'ascending' ? '▲' : '▼'}</i>
      </button>
    </th>
  )
}

/**
 * A plain table in the house's dress: for lines of an order, lots, a statement. Lists of a server with search, pages
 * and a panel are {@link DataTable}. Keep `columns`, `id` and the handlers the same between draws, or every row draws.
 */
export function Grid<Row>(p: GridProps<Row>) {
  const t = useKitText()
  const chooseLabel = t('chooseRow')
  return (
    <table className="grid" aria-label={p.label} aria-busy={p.busy || undefined} ref={p.tableRef}>
      <colgroup>
        {p.onChoose && <col style={{ width: choiceWidth }} />}
        {p.columns.map(column => (
          <col key={column.key} style={column.grow ? undefined : { width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {p.onChoose && (
            <th className="choice">
              <input
                type="checkbox"
                aria-label={t('chooseAll')}
                checked={p.rows.length > 0 && p.rows.every(row => p.chosen?.has(p.id(row)))}
                onChange={() => p.onChooseAll?.()}
              />
            </th>
          )}
          {p.columns.map(column => (
            <Head
              key={column.key}
              column={column}
              {...(p.sort === undefined ? {} : { sort: p.sort })}
              {...(p.onSort ? { onSort: p.onSort } : {})}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {p.rows.map(row => {
          const id = p.id(row)
          return (
            <GridRow
              key={id}
              row={row}
              id={id}
              columns={p.columns}
              open={p.open === id}
              chosen={p.chosen?.has(id)}
              onOpen={p.onOpen}
              onChoose={p.onChoose}
              chooseLabel={chooseLabel}
            />
          )
        })}
      </tbody>
      {p.foot && <tfoot>{p.foot}</tfoot>}
    </table>
  )
}
