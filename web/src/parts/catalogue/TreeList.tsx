import { useMemo, useState } from 'react'
import { count } from '../../kit/format.ts'
import { useLang } from '../../kit/lang.ts'
import './catalogue.css'
import { inTreeOrder, visible, type WholeTree } from './tree.ts'

type Props = {
  tree: WholeTree
  label: string
  chosen: string
  onChoose: (categoryId: string) => void
}

/** A category tree to choose from: a node with children opens when it is chosen, and says what it holds in all. */
export function TreeList({ tree, label, chosen, onChoose }: Props) {
  const en = useLang() === 'en'
  const nodes = useMemo(() => inTreeOrder(tree.categories), [tree])
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const parents = useMemo(() => new Set(tree.categories.map(one => one.parentId)), [tree])
  const here = nodes.find(node => node.categoryId === chosen)
  const open = useMemo(() => new Set([...opened, ...(here?.path ?? [])]), [opened, here])
  const choose = (id: string) => {
    const next = new Set(opened)
    if (next.has(id) && id === chosen) next.delete(id)
    else next.add(id)
    setOpened(next)
    onChoose(id)
  }
  return (
    <ul className="tree" aria-label={label}>
      {visible(nodes, open).map(node => (
        <li key={node.categoryId}>
          <button
            type="button"
            style={{ paddingLeft: 8 + node.depth * 16 }}
            aria-current={node.categoryId === chosen ? 'true' : undefined}
            {...(parents.has(node.categoryId) ? { 'aria-expanded': open.has(node.categoryId) } : {})}
            onClick={() => choose(node.categoryId)}
          >
            <span className="tree-mark" aria-hidden="true">
              {parents.has(node.categoryId) ? (open.has(node.categoryId) ? '▾' : '▸') : ''}
            </span>
            <span className="tree-name">{en && node.nameEn ? node.nameEn : node.nameZh}</span>
            <span className="num soft">{count(node.below)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
