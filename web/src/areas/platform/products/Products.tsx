import { Link } from '@tanstack/react-router'
import { type ProductPage, ProductState, RxClass, ScopeClass } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { useSession } from '../../../kit/session.tsx'
import { type CardParts, type Column, DataTable, type Filter } from '../../../kit/table.ts'
import { Badge, ClassBadges } from '../../../parts/badges.tsx'
import { ProductName } from '../../../parts/product.tsx'
import { usePartText, useWord } from '../../../parts/text.ts'
import { QuickChoice } from '../QuickChoice.tsx'
import { usePlatformText } from '../text.ts'
import { ProductBadge } from './ProductBadge.tsx'
import { ProductPanel } from './ProductPanel.tsx'
import { tradedWithoutNumber } from './wire.ts'

type ProductRow = Static<typeof ProductPage>['rows'][number]

const productId = (row: ProductRow) => row.productId

/** The number, or that it was revoked or is missing; herbs and slices have none. */
function Approval({ row }: { row: ProductRow }) {
  const t = usePlatformText()
  if (!row.approvalNo && !tradedWithoutNumber.includes(row.scopeClass))
    return <span className="warn">{t('approvalMissing')}</span>
  if (row.approvalState === 'revoked') return <Badge tone="softred">{t('approvalRevoked')}</Badge>
  return row.approvalNo ? (
    <span className="num">{row.approvalNo}</span>
  ) : (
    <span className="soft">{t('approvalNone')}</span>
  )
}

function Name({ row }: { row: ProductRow }) {
  const t = usePartText()
  const { me } = useSession()
  return (
    <>
      <ProductName product={row} /> {row.demo && !me.demo && <Badge tone="amber">{t('demo')}</Badge>}
    </>
  )
}

function useColumns(): Column<ProductRow>[] {
  const t = usePlatformText()
  const part = usePartText()
  return useMemo(
    () => [
      { key: 'name', title: part('fact.name'), width: 230, grow: true, render: row => <Name row={row} /> },
      { key: 'class', title: t('class'), width: 130, leave: 2, render: row => <ClassBadges product={row} /> },
      { key: 'spec', title: part('fact.spec'), width: 150, leave: 3, render: row => row.spec },
      { key: 'maker', title: part('fact.maker'), width: 190, leave: 4, render: row => row.makerName },
      {
        key: 'number',
        title: part('fact.approvalNo'),
        width: 160,
        leave: 1,
        render: row => <Approval row={row} />,
      },
      {
        key: 'state',
        title: t('productState'),
        width: 76,
        render: row => <ProductBadge state={row.state} />,
      },
    ],
    [t, part],
  )
}

function useFilters(): Filter[] {
  const t = usePlatformText()
  const word = useWord()
  return useMemo(() => {
    const options = (group: string, values: readonly string[]) =>
      values.map(value => ({ value, label: word(group, value) }))
    return [
      { key: 'f.state', title: t('productState'), options: options('product', ProductState.enum) },
      { key: 'f.rx', title: t('rxClass'), options: options('rxClass', RxClass.enum) },
      { key: 'f.class', title: t('scopeClass'), options: options('scope', ScopeClass.enum) },
    ]
  }, [t, word])
}

const card = (row: ProductRow): CardParts => ({
  title: <ProductName product={row} />,
  side: <ProductBadge state={row.state} />,
  facts: `${row.spec} · ${row.makerName}`,
  foot: [<ClassBadges key="class" product={row} />, <Approval key="number" row={row} />],
})

/** Every product of the catalogue; drafts come with the filter, since the server lists what may be on offer. */
export function Products() {
  const t = usePlatformText()
  const columns = useColumns()
  const filters = useFilters()
  return (
    <DataTable<ProductRow>
      title={t('products')}
      path="/catalogue/products"
      columns={columns}
      id={productId}
      card={card}
      search={t('searchProducts')}
      filters={filters}
      lead={<StateTabs />}
      actions={<OtherLists />}
      panel={id => <ProductPanel productId={id} />}
      empty={{ title: t('noProducts'), hint: t('noProductsHint') }}
    />
  )
}

/** Drafts wait for a decision, so they are one press away. */
function StateTabs() {
  const t = usePlatformText()
  const word = useWord()
  return (
    <QuickChoice
      name="f.state"
      label={t('productState')}
      first={t('onOffer')}
      options={['draft', 'submitted', 'suspended'].map(value => ({ value, label: word('product', value) }))}
    />
  )
}

/** The same goods seen by drug, and those whose registration ends. */
function OtherLists() {
  const t = usePlatformText()
  return (
    <span className="row">
      <Link to="/platform/drugs">{t('drugs')}</Link>
      <Link to="/platform/registrations">{t('expiringRegistrations')}</Link>
    </span>
  )
}
