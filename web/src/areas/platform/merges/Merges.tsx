import { MergeState, type ProductMerge } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { type PlatformWord, usePlatformText } from '../text.ts'
import { FindDuplicates } from './FindDuplicates.tsx'
import { MergePanel } from './MergePanel.tsx'

const mergeId = (row: ProductMerge) => row.mergeId

type Face = ProductMerge['product']
const Two = ({ product }: { product: Face }) => (
  <>
    <ProductName product={product} /> <span className="soft small">{specAndMaker(product)}</span>
  </>
)

function useColumns(): Column<ProductMerge>[] {
  const t = usePlatformText()
  return useMemo(
    () => [
      {
        key: 'product',
        title: t('mergeProduct'),
        width: 260,
        grow: true,
        render: row => <Two product={row.product} />,
      },
      {
        key: 'survivor',
        title: t('mergeSurvivor'),
        width: 260,
        grow: true,
        leave: 3,
        render: row => <Two product={row.survivor} />,
      },
      {
        key: 'score',
        title: t('mergeRule'),
        width: 60,
        align: 'right',
        leave: 2,
        render: row => <span className="num">{row.score}</span>,
      },
      { key: 'by', title: t('mergeBy'), width: 96, leave: 1, render: row => row.proposedName },
      {
        key: 'state',
        title: t('mergeState'),
        width: 88,
        render: row => t(`mergeState.${row.state}` as PlatformWord),
      },
    ],
    [t],
  )
}

/** /platform/merges: products that somebody holds for one, waiting for a second person. */
export function Merges() {
  const t = usePlatformText()
  const columns = useColumns()
  const filters = useMemo<Filter[]>(
    () => [
      {
        key: 'f.state',
        title: t('mergeState'),
        single: true,
        options: MergeState.enum.map(value => ({ value, label: t(`mergeState.${value}` as PlatformWord) })),
      },
    ],
    [t],
  )
  const card = useMemo(
    () =>
      (row: ProductMerge): CardParts => ({
        title: <ProductName product={row.product} />,
        side: t(`mergeState.${row.state}` as PlatformWord),
        facts: specAndMaker(row.product),
        foot: [`→ ${row.survivor.genericName} ${specAndMaker(row.survivor)}`],
      }),
    [t],
  )
  return (
    <DataTable<ProductMerge>
      title={t('merges')}
      path="/catalogue/merges"
      columns={columns}
      id={mergeId}
      card={card}
      totals={false}
      filters={filters}
      actions={<FindDuplicates />}
      panel={id => <MergePanel mergeId={id} />}
      empty={{ title: t('noMerges'), hint: t('noMergesHint') }}
    />
  )
}
