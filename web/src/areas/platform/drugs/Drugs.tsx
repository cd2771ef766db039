import { Link } from '@tanstack/react-router'
import { DrugRoute, type DrugRow as DrugRowSchema } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { count } from '../../../kit/format.ts'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useCatalogueText } from '../../../parts/catalogue/text.ts'
import { usePartText } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'

type Row = Static<typeof DrugRowSchema>
const id = (row: Row) => row.drugId
const Name = ({ row }: { row: Row }) => <Link to={`/platform/drugs/${row.drugId}`}>{row.genericName}</Link>

/** 通用名: every drug with its form, its English name, its code, and how many products stand under it. */
export function Drugs() {
  const t = usePlatformText()
  const c = useCatalogueText()
  const part = usePartText()
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: part('fact.name'), width: 220, grow: true, render: row => <Name row={row} /> },
      { key: 'form', title: part('fact.form'), width: 110, render: row => row.form },
      { key: 'english', title: c('englishName'), width: 200, leave: 2, render: row => row.englishName },
      {
        key: 'atc',
        title: c('atc'),
        width: 100,
        leave: 1,
        render: row => <span className="code">{row.atc}</span>,
      },
      { key: 'route', title: c('route'), width: 90, leave: 3, render: row => c(`route.${row.route}`) },
      {
        key: 'products',
        title: t('productsUnder'),
        width: 80,
        align: 'right',
        render: row => count(row.products),
      },
    ],
    [t, c, part],
  )
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'f.route',
        title: c('route'),
        single: true,
        options: DrugRoute.enum
          .filter(value => value !== '')
          .map(value => ({ value, label: c(`route.${value}`) })),
      },
    ],
    [c],
  )
  const card = (row: Row): CardParts => ({
    title: <Name row={row} />,
    side: count(row.products),
    facts: [row.form, row.englishName, row.atc].filter(Boolean).join(' · '),
  })
  return (
    <DataTable<Row>
      title={t('drugs')}
      path="/catalogue/drugs"
      columns={columns}
      filters={filters}
      id={id}
      card={card}
      search={t('searchDrugs')}
      totals={false}
      empty={{ title: t('noDrugs'), hint: t('noDrugsHint') }}
    />
  )
}
