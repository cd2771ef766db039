import type { DrugProduct } from '@yaolian/catalogue/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { PageState, stateOf } from '../../kit/PageState.tsx'
import { useGet } from '../../kit/queries.ts'
import { type CardParts, type Column, DataTable } from '../../kit/table.ts'
import { useFlatSearch, useGo } from '../../kit/view.ts'
import { ClassBadges } from '../../parts/badges.tsx'
import { treeNames } from '../../parts/catalogue/sections.ts'
import { TreeList } from '../../parts/catalogue/TreeList.tsx'
import type { WholeTree } from '../../parts/catalogue/tree.ts'
import { ProductName, specAndMaker } from '../../parts/product.tsx'
import { ProductLink } from './ProductLink.tsx'
import { useShopText } from './text.ts'

type Row = Static<typeof DrugProduct>
const id = (row: Row) => row.productId

const card = (row: Row): CardParts => ({
  title: <ProductName product={row} />,
  side: <ClassBadges product={row} />,
  facts: specAndMaker(row),
  action: <ProductLink productId={row.productId} />,
})

function Products({ tree, category }: { tree: string; category: string }) {
  const t = useShopText()
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: t('name'), width: 200, grow: true, render: row => <ProductName product={row} /> },
      { key: 'class', title: t('class'), width: 120, leave: 2, render: row => <ClassBadges product={row} /> },
      { key: 'spec', title: t('spec'), width: 150, leave: 1, render: row => row.spec },
      {
        key: 'maker',
        title: t('maker'),
        width: 190,
        leave: 3,
        render: row => <span className="soft">{row.makerName}</span>,
      },
      {
        key: 'action',
        title: t('openProduct'),
        width: 96,
        align: 'center',
        render: row => <ProductLink productId={row.productId} />,
      },
    ],
    [t],
  )
  return (
    <DataTable<Row>
      key={category}
      title={t('browseTitle')}
      path={`/catalogue/trees/${tree}/${category}/products`}
      columns={columns}
      id={id}
      card={card}
      totals={false}
      empty={{ title: t('emptyCategory') }}
    />
  )
}

/** The catalogue by category: a tree with what each node holds, and the chosen node's products. */
export function Categories() {
  const t = useShopText()
  const go = useGo()
  const search = useFlatSearch()
  const tree = treeNames.find(one => one === search.tree) ?? 'atc'
  const category = search.category ?? ''
  const { data, error, refetch } = useGet<WholeTree>(`/catalogue/trees/${tree}`, { staleTime: 60_000 })
  return (
    <div className="page tree-page">
      <section className="box tree-side" aria-labelledby="trees">
        <h2 id="trees">{t('browse')}</h2>
        <select
          aria-label={t('allTrees')}
          value={tree}
          onChange={event => go('/shop/categories', { tree: event.target.value })}
        >
          {treeNames.map(one => (
            <option key={one} value={one}>
              {t(`tree.${one}`)}
            </option>
          ))}
        </select>
        {error && <PageState {...stateOf(error)} onRetry={() => void refetch()} />}
        {data && (
          <TreeList
            tree={data}
            label={t(`tree.${tree}`)}
            chosen={category}
            onChoose={next => go('/shop/categories', { tree, category: next })}
          />
        )}
      </section>
      {category ? (
        <Products tree={tree} category={category} />
      ) : (
        <section className="box">
          <h1>{t('browseTitle')}</h1>
          <p className="soft">{t('noCategory')}</p>
        </section>
      )}
    </div>
  )
}
