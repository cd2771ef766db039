import { Button } from 'antd'
import type { InputProps } from '../../../kit/form/inputs.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { usePlatformText } from '../text.ts'
import './rows.css'

export type TextRow = Record<string, string>
type RowColumn = {
  key: string
  label: string
  /** Share of the width. */
  width: number
  type?: 'text' | 'number' | 'date'
  options?: readonly { value: string; label: string }[]
}

type Props = InputProps<TextRow[]> & { columns: readonly RowColumn[] }

/** A small table to fill in: a row for each thing, native inputs, Tab goes on. What is empty is an empty text. */
export function RowsInput({ id, value, onChange, onBlur, describedBy, columns }: Props) {
  const t = usePlatformText()
  const rows = value ?? []
  const put = (at: number, key: string, text: string) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [key]: text } : row)))
  return (
    <fieldset className="rows-input" id={id} aria-describedby={describedBy} onBlur={onBlur}>
      {rows.map((row, at) => (
        // Rows have no other name than their place while they are typed.
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only appended and removed
        <div key={at} className="rows-row">
          {columns.map(({ key, label, width, type = 'text', options }) =>
            options ? (
              <select
                key={key}
                style={{ flex: width }}
                aria-label={label}
                value={row[key] ?? ''}
                onChange={event => put(at, key, event.target.value)}
              >
                <option value="" />
                {options.map(option => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                key={key}
                style={{ flex: width }}
                type={type}
                aria-label={label}
                placeholder={label}
                value={row[key] ?? ''}
                onChange={event => put(at, key, event.target.value)}
              />
            ),
          )}
          <button
            type="button"
            className="quiet"
            aria-label={t('removeRow')}
            onClick={() => onChange(rows.filter((_, i) => i !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <Button size="small" icon={<Icon name="plus" />} onClick={() => onChange([...rows, {}])}>
        {t('addRow')}
      </Button>
    </fieldset>
  )
}
