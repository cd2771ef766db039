import { Link } from '@tanstack/react-router'
import type { DrugProduct } from '@yaolian/catalogue/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Static } from 'typebox'
import { PageState, stateOf } from '../../../kit/PageState.tsx'
import { useGet } from '../../../kit/queries.ts'
import { type Bulk, type CardParts, type Column, DataTable } from '../../../kit/table.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useFlatSearch, useGo } from '../../../kit/view.ts'
import { ClassBadges } from '../../../parts/badges.tsx'
import { treeNames } from '../../../parts/catalogue/sections.ts'
import { TreeList } from '../../../parts/catalogue/TreeList.tsx'
import { inTreeOrder, type Node, type WholeTree } from '../../../parts/catalogue/tree.ts'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { usePartText } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { AssignSheet } from './AssignSheet.tsx'
import { CategorySheet, MergeSheet } from './CategorySheets.tsx'

type Row = Static<typeof DrugProduct>
const id = (row: Row) => row.productId
const Name = ({ row }: { row: Row }) => (
  <Link to={`/platform/products/${row.productId}`}>
    <ProductName product={row} />
  </Link>
)
const card = (row: Row): CardParts => ({
  title: <Name row={row} />,
  side: <ClassBadges product={row} />,
  facts: specAndMaker(row),
})

function Products({ tree, node, editable }: { tree: string; node: Node; editable: boolean }) {
  const t = usePlatformText()
  const part = usePartText()
  const send = useSend('/catalogue/trees/')
  const path = `/catalogue/trees/${tree}/${node.categoryId}`
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: part('fact.name'), width: 220, grow: true, render: row => <Name row={row} /> },
      { key: 'class', title: t('class'), width: 120, leave: 2, render: row => <ClassBadges product={row} /> },
      { key: 'spec', title: part('fact.spec'), width: 160, leave: 1, render: row => row.spec },
      { key: 'maker', title: part('fact.maker'), width: 200, leave: 3, render: row => row.makerName },
    ],
    [t, part],
  )
  const remove: Bulk = {
    key: 'remove',
    label: t('removeFromCategory'),
    danger: true,
    run: selection => {
      if (!('ids' in selection)) return
      const body = { productIds: selection.ids, remove: true }
      void send<{ products: number }>(`${path}/assign`, body).then(({ products }) =>
        toast(t('removeDone', { n: products })),
      )
    },
  }
  return (
    <DataTable<Row>
      key={node.categoryId}
      title={node.nameZh}
      path={`${path}/products`}
      columns={columns}
      id={id}
      card={card}
      totals={false}
      {...(editable && { bulk: [remove] })}
      empty={{ title: t('emptyCategory') }}
    />
  )
}

type Asking = 'add' | 'edit' | 'merge' | 'assign'

/** 商品分类: the platform's trees and the firm's own one; nodes are added, renamed, moved, merged and filled. */
export function Categories() {
  const t = usePlatformText()
  const go = useGo()
  const search = useFlatSearch()
  const [asking, ask] = useState<Asking>()
  const tree = treeNames.find(one => one === search.tree) ?? 'atc'
  const { data, error, refetch } = useGet<WholeTree>(`/catalogue/trees/${tree}`)
  const nodes = useMemo(() => inTreeOrder(data?.categories ?? []), [data])
  const node = nodes.find(one => one.categoryId === search.category)
  const close = () => ask(undefined)
  return (
    <div className="page tree-page">
      <div className="page-head">
        <h1>{t('categories')}</h1>
        {data?.editable && (
          <span className="page-do row wrap">
            <Button onClick={() => ask('add')}>
              {node ? t('addBelow', { name: node.nameZh }) : t('addCategory')}
            </Button>
            {node && <Button onClick={() => ask('edit')}>{t('editCategory')}</Button>}
            {node && <Button onClick={() => ask('merge')}>{t('mergeCategory')}</Button>}
            {node && (
              <Button type="primary" onClick={() => ask('assign')}>
                {t('assignProducts')}
              </Button>
            )}
          </span>
        )}
      </div>
      <section className="box tree-side" aria-label={t('categories')}>
        <select
          aria-label={t('treeChoice')}
          value={tree}
          onChange={event => go('/platform/categories', { tree: event.target.value })}
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
            chosen={node?.categoryId ?? ''}
            onChoose={next => go('/platform/categories', { tree, category: next })}
          />
        )}
      </section>
      {node ? (
        <Products tree={tree} node={node} editable={data?.editable ?? false} />
      ) : (
        <p className="box soft">{t('chooseCategory')}</p>
      )}
      {asking === 'add' && (
        <CategorySheet tree={tree} nodes={nodes} parentId={node?.categoryId ?? ''} onClose={close} />
      )}
      {asking === 'edit' && node && (
        <CategorySheet tree={tree} nodes={nodes} node={node} parentId="" onClose={close} />
      )}
      {asking === 'merge' && node && <MergeSheet tree={tree} nodes={nodes} node={node} onClose={close} />}
      {asking === 'assign' && node && <AssignSheet tree={tree} node={node} onClose={close} />}
    </div>
  )
}
