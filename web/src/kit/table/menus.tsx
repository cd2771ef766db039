import { Button, Popover } from 'antd'
import { count } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useKitText } from '../text.ts'
import type { ViewControls } from '../view.ts'
import type { Column, Filter, FilterMenuParts } from './types.ts'

type ChipsProps = { filters: readonly Filter[]; controls: ViewControls }
type FilterMenuProps = ChipsProps & { menu?: FilterMenuParts | undefined }

const hasOptions = (filter: Filter): boolean => filter.options.length > 0

/** All filters of a list in one popover; what is set shows as chips above the table. */
export function FilterMenu({ filters, controls, menu }: FilterMenuProps) {
  const t = useKitText()
  const set = controls.view.filters
  const used = filters.filter(filter => set[filter.key]?.length).length
  const toggle = (filter: Filter, value: string) => {
    const now = set[filter.key] ?? []
    if (now.includes(value))
      return controls.filter(
        filter.key,
        now.filter(one => one !== value),
      )
    controls.filter(filter.key, filter.single ? [value] : [...now, value])
  }
  const body = (
    <div className="filter-menu">
      {filters.filter(hasOptions).map(filter => (
        <fieldset key={filter.key}>
          <legend>{filter.title}</legend>
          {filter.options.map(option => (
            <label key={option.value} className="check">
              <input
                type="checkbox"
                checked={set[filter.key]?.includes(option.value) ?? false}
                onChange={() => toggle(filter, option.value)}
              />
              <span>
                {option.label}
                {option.count !== undefined && <span className="soft num"> {count(option.count)}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      {menu?.note && <p className="soft small">{menu.note}</p>}
    </div>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={body}
      onOpenChange={open => open && menu?.onOpen()}
    >
      <Button icon={<Icon name="filter" />} aria-label={t('filter')} className="tool">
        <span className="tool-label">{t('filter')}</span>
        {used > 0 && <span className="tool-count">{used}</span>}
      </Button>
    </Popover>
  )
}

/** The filters that are set, each with its own way out. */
export function Chips({ filters, controls }: ChipsProps) {
  const t = useKitText()
  const set = controls.view.filters
  const chips = filters.flatMap(filter =>
    (set[filter.key] ?? []).map(value => ({
      filter,
      value,
      label: filter.options.find(option => option.value === value)?.label ?? value,
    })),
  )
  if (chips.length === 0) return null
  const drop = (filter: Filter, value: string) =>
    controls.filter(
      filter.key,
      (set[filter.key] ?? []).filter(one => one !== value),
    )
  return (
    <div className="chips">
      {chips.map(({ filter, value, label }) => (
        <button key={filter.key + value} type="button" className="chip" onClick={() => drop(filter, value)}>
          <span>{filter.title}</span> {label} <Icon name="close" size={10} />
        </button>
      ))}
      <button type="button" className="link" onClick={controls.clearFilters}>
        {t('clearFilters')}
      </button>
    </div>
  )
}

type ColumnMenuProps<Row> = {
  columns: readonly Column<Row>[]
  asked: readonly Column<Row>[]
  controls: ViewControls
}

/** Which columns there are. The first one names the row and stays. */
export function ColumnMenu<Row>({ columns, asked, controls }: ColumnMenuProps<Row>) {
  const t = useKitText()
  const on = asked.map(column => column.key)
  const toggle = (key: string) =>
    controls.cols(on.includes(key) ? on.filter(one => one !== key) : [...on, key])
  const body = (
    <div className="column-menu">
      {columns.slice(1).map(column => (
        <label key={column.key} className="check">
          <input type="checkbox" checked={on.includes(column.key)} onChange={() => toggle(column.key)} />
          {column.title}
        </label>
      ))}
      <p className="soft small">{t('columnsHint')}</p>
      {controls.view.cols && (
        <button type="button" className="link" onClick={() => controls.cols(undefined)}>
          {t('columnsReset')}
        </button>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={body}>
      <Button icon={<Icon name="columns" />} aria-label={t('columns')} className="tool only-wide">
        <span className="tool-label">{t('columns')}</span>
      </Button>
    </Popover>
  )
}
