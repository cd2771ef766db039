import type { ColumnMapping, ListImportDetail } from '@yaolian/catalogue/contract'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../kit/command.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { type DeskWord, useDeskText } from '../text.ts'

type Field = keyof ColumnMapping
const fields: readonly Field[] = [
  'code',
  'name',
  'brand',
  'spec',
  'unit',
  'form',
  'kind',
  'maker',
  'approvalNo',
  'barcode',
  'price',
]

/** The mapping with this column holding that field, and nothing else holding either. */
function assigned(mapping: ColumnMapping, column: number, field: Field | ''): ColumnMapping {
  const rest = Object.entries(mapping).filter(([key, value]) => value !== column && key !== field)
  return Object.fromEntries(field ? [...rest, [field, column]] : rest)
}

/** Each column of the list with its title, what it is taken for, and what stands in it. */
export function MappingForm({ list, onStarted }: { list: ListImportDetail; onStarted?: () => void }) {
  const t = useDeskText()
  const [mapping, setMapping] = useState(list.mapping)
  const path = `/catalogue/imports/${list.importId}`
  const start = useCommand(path, '/catalogue/imports')
  const fieldAt = (column: number) => fields.find(field => mapping[field] === column) ?? ''
  const ready = mapping.name !== undefined && mapping.spec !== undefined
  const options = [
    { value: '', label: t('mapUnused') },
    ...fields.map(field => ({ value: field as string, label: t(`field.${field}` as DeskWord) })),
  ]
  const go = async () => {
    if (await start.send(`${path}/match`, { mapping })) onStarted?.()
  }
  return (
    <section className="box">
      <h2>{t('mapTitle')}</h2>
      <p className="soft">{t('mapHint')}</p>
      <ul className="map-columns">
        {list.titles.map((title, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
          <li key={column} data-used={fieldAt(column) !== '' || undefined}>
            <span className="map-title">{title || column + 1}</span>
            <Select
              className="wide"
              aria-label={title || String(column + 1)}
              value={fieldAt(column) as string}
              options={options}
              onChange={field => setMapping(assigned(mapping, column, field as Field | ''))}
            />
            <span className="soft small map-sample">
              {list.sample
                .slice(0, 3)
                .map(row => row[column] ?? '')
                .filter(Boolean)
                .join(' / ')}
            </span>
          </li>
        ))}
      </ul>
      {start.problem && <Refusal problem={start.problem} />}
      <Button type="primary" disabled={!ready} loading={start.busy} onClick={() => void go()}>
        {t('mapGo')}
      </Button>
    </section>
  )
}
