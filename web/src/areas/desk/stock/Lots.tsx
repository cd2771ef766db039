import type { ProductDetail } from '@yaolian/catalogue/contract'
import { LOT_FILTERS, type LotRow, type Places } from '@yaolian/stock/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { Packs } from '../../../kit/figures.tsx'
import { useGet } from '../../../kit/queries.ts'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { useFlatSearch } from '../../../kit/view.ts'
import { Expiry } from '../../../parts/badges.tsx'
import { dotted } from '../../../parts/dotted.ts'
import { useDeskText } from '../text.ts'
import { useUnitsWidth } from '../useUnitsWidth.ts'
import { LotMarks } from './LotMarks.tsx'
import { LotPanel } from './LotPanel.tsx'
import { ReceiveButton } from './ReceiveButton.tsx'
import { StockSums } from './StockSums.tsx'
import { StockViews } from './StockViews.tsx'

/** A row is one lot in one place; the panel is about the lot, whose id comes first. */
const rowId = (row: LotRow) => `${row.lotId}.${row.stockId}`
const lotIdOf = (open: string) => open.split('.')[0] ?? open
const nearDays = ['30', '90', '180', '365']

function Units({ units, row, loud }: { units: number; row: LotRow; loud?: boolean }) {
  if (units === 0 && !loud) return <span className="soft">–</span>
  return (
    <span className={loud && units === 0 ? 'bad' : undefined}>
      <Packs units={units} levels={row.packLevels} />
    </span>
  )
}

function useColumns(severalPlaces: boolean): Column<LotRow>[] {
  const t = useDeskText()
  const width = useUnitsWidth()
  return useMemo(() => {
    const place: Column<LotRow> = {
      key: 'place',
      title: t('shelf'),
      width: 120,
      leave: 1,
      render: row => row.placeName,
    }
    return [
      { key: 'name', title: t('product'), width: 200, grow: true, render: row => row.genericName },
      { key: 'spec', title: t('spec'), width: 140, leave: 4, render: row => row.spec },
      { key: 'lot', title: t('lotNo'), width: 104, render: row => <span className="num">{row.lotNo}</span> },
      { key: 'expiry', title: t('expiry'), width: 146, render: row => <Expiry day={row.expiresOn} /> },
      ...(severalPlaces ? [place] : []),
      { key: 'quality', title: t('quality'), width: 128, leave: 2, render: row => <LotMarks lot={row} /> },
      {
        key: 'onHand',
        title: t('onHand'),
        width,
        align: 'right',
        leave: 3,
        render: row => <Units units={row.onHand} row={row} />,
      },
      {
        key: 'reserved',
        title: t('reserved'),
        width: width - 24,
        align: 'right',
        leave: 5,
        render: row => <Units units={row.reserved} row={row} />,
      },
      {
        key: 'held',
        title: t('held'),
        width: width - 32,
        align: 'right',
        leave: 6,
        render: row => <Units units={row.held} row={row} />,
      },
      {
        key: 'available',
        title: t('available'),
        width,
        align: 'right',
        render: row => <Units units={row.available} row={row} loud />,
      },
    ]
  }, [t, severalPlaces, width])
}

function usePlaces() {
  return useGet<Static<typeof Places>>('/stock/places', { staleTime: 300_000 }).data
}

function useFilters(): Filter[] {
  const t = useDeskText()
  const productId = useFlatSearch()['f.product']
  const product = useGet<ProductDetail>(productId ? `/catalogue/products/${productId}` : null).data
  const places = usePlaces()
  return useMemo(() => {
    const filters: Filter[] = [
      {
        key: 'f.state',
        title: t('lotState'),
        single: true,
        options: LOT_FILTERS.map(value => ({ value, label: t(`lotState.${value}`) })),
      },
      {
        key: 'f.days',
        title: t('nearDays'),
        single: true,
        options: nearDays.map(value => ({ value, label: t('nearDaysN', { n: value }) })),
      },
    ]
    if (places && places.rows.length > 1) {
      const options = places.rows.map(place => ({ value: place.placeId, label: place.name }))
      filters.push({ key: 'f.place', title: t('shelf'), single: true, options })
    }
    if (productId) {
      const options = [{ value: productId, label: product?.genericName ?? '…' }]
      filters.push({ key: 'f.product', title: t('product'), single: true, options })
    }
    return filters
  }, [t, places, productId, product])
}

const card = (row: LotRow): CardParts => ({
  title: row.genericName,
  side: <LotMarks lot={row} />,
  facts: dotted(row.spec, row.lotNo, row.placeName),
  foot: [
    <Expiry key="expiry" day={row.expiresOn} />,
    <Units key="units" units={row.available} row={row} loud />,
  ],
})

/** The own goods lot by lot, what runs out first in front. */
export function Lots() {
  const t = useDeskText()
  const columns = useColumns((usePlaces()?.rows.length ?? 0) > 1)
  const filters = useFilters()
  return (
    <DataTable<LotRow>
      title={t('stock')}
      path="/stock/lots"
      columns={columns}
      id={rowId}
      card={card}
      totals={false}
      search={t('searchLots')}
      filters={filters}
      lead={<StockViews />}
      actions={<ReceiveButton />}
      sums={() => <StockSums />}
      panel={open => <LotPanel lotId={lotIdOf(open)} />}
      empty={{ title: t('noStock'), hint: t('noStockHint') }}
    />
  )
}
