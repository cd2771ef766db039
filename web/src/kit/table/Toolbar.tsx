import { Button } from 'antd'
import type { ReactNode } from 'react'
import { address } from '../api.ts'
import { count } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useKitText } from '../text.ts'
import type { Search, ViewControls } from '../view.ts'
import type { useChoice } from './choice.ts'
import { Chips, ColumnMenu, FilterMenu } from './menus.tsx'
import { SearchField } from './SearchField.tsx'
import type { Bulk, Column, Filter, FilterMenuParts, Totals } from './types.ts'

type ToolbarProps<Row> = {
  controls: ViewControls
  filters: readonly Filter[]
  filterMenu?: FilterMenuParts | undefined
  columns: readonly Column<Row>[]
  asked: readonly Column<Row>[]
  lead: ReactNode
  search: string | undefined
  actions: ReactNode
  exportPath: string | undefined
  match: Search
}

export function Toolbar<Row>(p: ToolbarProps<Row>) {
  const t = useKitText()
  const { controls, filters } = p
  const { view } = controls
  const cols = p.asked.map(column => column.key).join()
  const sort: Search = view.sort ? { sort: view.sort } : {}
  return (
    <>
      <div className="tools">
        {p.lead}
        {p.search && <SearchField value={view.q} placeholder={p.search} onSearch={controls.search} />}
        {filters.length > 0 && <FilterMenu filters={filters} controls={controls} menu={p.filterMenu} />}
        <span className="tools-gap" />
        {p.actions}
        {p.columns.length > 3 && <ColumnMenu columns={p.columns} asked={p.asked} controls={controls} />}
        {p.exportPath && (
          <Button
            className="tool only-wide"
            icon={<Icon name="download" />}
            href={address(p.exportPath, { ...p.match, ...sort, cols })}
            download
          >
            {t('export')}
          </Button>
        )}
      </div>
      <Chips filters={filters} controls={controls} />
    </>
  )
}

type BulkBarProps = {
  bulk: readonly Bulk[]
  choice: ReturnType<typeof useChoice>
  totals: Totals | undefined
}

/** What can be done with the chosen rows; "all matching" needs the exact number, because it is a promise. */
export function BulkBar({ bulk, choice, totals }: BulkBarProps) {
  const t = useKitText()
  const all = totals?.exact ? totals.count : 0
  return (
    <div className="bulk" role="toolbar">
      <b>{t('chosen', { n: count(choice.count) })}</b>
      {all > choice.count && (
        <button type="button" className="link" onClick={() => choice.matching(all)}>
          {t('chooseMatching', { n: count(all) })}
        </button>
      )}
      {bulk.map(one => (
        <Button
          key={one.key}
          size="small"
          danger={one.danger ?? false}
          onClick={() => one.run(choice.selection)}
        >
          {one.label}
        </Button>
      ))}
      <button type="button" className="link" onClick={choice.clear}>
        {t('choiceClear')}
      </button>
    </div>
  )
}
