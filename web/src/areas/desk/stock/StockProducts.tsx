import type { ProductPage } from '@yaolian/stock/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { Num, Packs } from '../../../kit/figures.tsx'
import { type CardParts, type Column, DataTable } from '../../../kit/table.ts'
import { useGo } from '../../../kit/view.ts'
import { Expiry } from '../../../parts/badges.tsx'
import { dotted } from '../../../parts/dotted.ts'
import { useDeskText } from '../text.ts'
import { useUnitsWidth } from '../useUnitsWidth.ts'
import { ReceiveButton } from './ReceiveButton.tsx'
import { StockViews } from './StockViews.tsx'

type Row = Static<typeof ProductPage>['rows'][number]
const productId = (row: Row) => row.productId

const Units = ({ units, row }: { units: number; row: Row }) =>
  units === 0 ? <span className="soft">–</span> : <Packs units={units} levels={row.packLevels} />

const Available = ({ row }: { row: Row }) => (
  <span className={row.available === 0 ? 'bad' : undefined}>
    <Packs units={row.available} levels={row.packLevels} />
  </span>
)

function useColumns(): Column<Row>[] {
  const t = useDeskText()
  const width = useUnitsWidth()
  return useMemo(() => {
    const units = (key: 'onHand' | 'reserved' | 'held', leave: number): Column<Row> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      leave,
      render: row => <Units units={row[key]} row={row} />,
    })
    return [
      { key: 'name', title: t('product'), width: 220, grow: true, render: row => row.genericName },
      { key: 'spec', title: t('spec'), width: 150, leave: 2, render: row => row.spec },
      { key: 'maker', title: t('maker'), width: 190, leave: 5, render: row => row.makerName },
      {
        key: 'lots',
        title: t('lots'),
        width: 72,
        align: 'right',
        leave: 4,
        render: row => <Num n={row.lots} />,
      },
      {
        key: 'expiry',
        title: t('nearest'),
        width: 146,
        leave: 3,
        render: row => row.nearestExpiry && <Expiry day={row.nearestExpiry} />,
      },
      units('onHand', 1),
      units('reserved', 6),
      units('held', 7),
      {
        key: 'available',
        title: t('available'),
        width,
        align: 'right',
        render: row => <Available row={row} />,
      },
    ]
  }, [t, width])
}

const card = (row: Row): CardParts => ({
  title: row.genericName,
  facts: dotted(row.spec, row.makerName),
  foot: [
    row.nearestExpiry && <Expiry key="expiry" day={row.nearestExpiry} />,
    <Available key="units" row={row} />,
  ],
})

/** The own goods by product; a row leads to its lots. */
export function StockProducts() {
  const t = useDeskText()
  const go = useGo()
  const columns = useColumns()
  return (
    <DataTable<Row>
      title={t('byProduct')}
      path="/stock/products"
      columns={columns}
      id={productId}
      card={card}
      totals={false}
      search={t('searchStock')}
      lead={<StockViews />}
      actions={<ReceiveButton />}
      onOpen={id => go('/desk/stock', { 'f.product': id })}
      empty={{ title: t('noStock'), hint: t('noStockHint') }}
    />
  )
}
