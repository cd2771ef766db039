import type { PriceRow } from '@yaolian/price/contract'
import { useMemo } from 'react'
import { Packs, Price } from '../../../kit/figures.tsx'
import { unitWord } from '../../../kit/format.ts'
import { useLang } from '../../../kit/lang.ts'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { dotted } from '../../../parts/dotted.ts'
import { ImportLink } from '../imports/ImportLink.tsx'
import { QuickFilter } from '../QuickFilter.tsx'
import { useDeskText } from '../text.ts'
import { useUnitsWidth } from '../useUnitsWidth.ts'
import { AddProduct } from './AddProduct.tsx'
import { ListingBadge } from './ListingBadge.tsx'
import { ProductPanel } from './ProductPanel.tsx'
import { type StockOf, useStockOf } from './useStockOf.ts'

const productId = (row: PriceRow) => row.productId

function NextPrice({ row }: { row: PriceRow }) {
  if (row.nextMicro === null) return null
  return (
    <span className="num">
      <Price micro={row.nextMicro} sign={false} /> <span className="soft">{row.nextFrom}</span>
    </span>
  )
}

function Today({ row, sign = false }: { row: PriceRow; sign?: boolean }) {
  const t = useDeskText()
  const lang = useLang()
  if (row.priceMicro === null) return <span className="warn">{t('noPrice')}</span>
  return (
    <span title={t('perUnit', { unit: unitWord(row.salesUnit, 1, lang) })}>
      <Price micro={row.priceMicro} sign={sign} />
    </span>
  )
}

function Sellable({ row, stockOf }: { row: PriceRow; stockOf: StockOf }) {
  const stock = stockOf(row.productId)
  if (!stock) return null
  if (stock === 'none') return <span className="bad">0</span>
  return (
    <span className={stock.available === 0 ? 'bad' : undefined}>
      <Packs units={stock.available} levels={stock.packLevels} />
    </span>
  )
}

function useColumns(stockOf: StockOf): Column<PriceRow>[] {
  const t = useDeskText()
  const { can } = useSession()
  const stocked = can('stock.read')
  const width = useUnitsWidth()
  return useMemo(() => {
    const columns: (Column<PriceRow> | false)[] = [
      { key: 'name', title: t('product'), width: 230, grow: true, render: row => row.genericName },
      { key: 'spec', title: t('spec'), width: 150, leave: 2, render: row => row.spec },
      { key: 'maker', title: t('maker'), width: 190, leave: 3, render: row => row.makerName },
      { key: 'price', title: t('listPrice'), width: 92, align: 'right', render: row => <Today row={row} /> },
      {
        key: 'next',
        title: t('nextPrice'),
        width: 148,
        align: 'right',
        leave: 6,
        render: row => <NextPrice row={row} />,
      },
      {
        key: 'contracts',
        title: t('contracts'),
        width: 76,
        align: 'right',
        leave: 5,
        render: row => row.contracts > 0 && t('contractsN', { n: row.contracts }),
      },
      stocked && {
        key: 'stock',
        title: t('sellable'),
        width,
        align: 'right',
        render: row => <Sellable row={row} stockOf={stockOf} />,
      },
      { key: 'listed', title: t('listing'), width: 88, render: row => <ListingBadge listed={row.listed} /> },
    ]
    return columns.filter(column => column !== false)
  }, [t, stocked, stockOf, width])
}

function useFilters(): Filter[] {
  const t = useDeskText()
  return useMemo(() => {
    const yesNo = (yes: string, no: string) => [
      { value: '1', label: yes },
      { value: '0', label: no },
    ]
    return [
      { key: 'f.listed', title: t('listing'), single: true, options: yesNo(t('listed'), t('notListed')) },
      { key: 'f.priced', title: t('priced'), single: true, options: yesNo(t('hasPrice'), t('noPrice')) },
    ]
  }, [t])
}

/** What I offer and for how much. */
export function Products() {
  const t = useDeskText()
  const { can } = useSession()
  const stockOf = useStockOf()
  const columns = useColumns(stockOf)
  const filters = useFilters()
  const card = useMemo(
    () =>
      (row: PriceRow): CardParts => ({
        title: row.genericName,
        side: <ListingBadge listed={row.listed} />,
        facts: dotted(row.spec, row.makerName),
        foot: [
          <Today key="price" row={row} sign />,
          <NextPrice key="next" row={row} />,
          <Sellable key="stock" row={row} stockOf={stockOf} />,
        ],
      }),
    [stockOf],
  )
  return (
    <DataTable<PriceRow>
      title={t('products')}
      path="/price/products"
      columns={columns}
      id={productId}
      card={card}
      totals={false}
      search={t('searchProducts')}
      filters={filters}
      actions={
        <>
          <QuickFilter
            name="f.listed"
            label={t('listing')}
            all={t('all')}
            options={filters[0]?.options ?? []}
          />
          <ImportLink />
          {can('price.change') && <AddProduct />}
        </>
      }
      panel={id => <ProductPanel productId={id} />}
      empty={{ title: t('noProducts'), hint: t('noProductsHint') }}
    />
  )
}
