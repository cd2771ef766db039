import type { ProductPage } from '@yaolian/catalogue/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { asProblem, type Problem } from '../../../kit/problem.ts'
import { useGet } from '../../../kit/queries.ts'
import { Refusal } from '../../../kit/Refusal.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import type { Node } from '../../../parts/catalogue/tree.ts'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { usePlatformText } from '../text.ts'

type Found = Static<typeof ProductPage>
const shownMax = '50'

/** Searches the catalogue and puts what is ticked into a category, all at once. */
export function AssignSheet({ tree, node, onClose }: { tree: string; node: Node; onClose: () => void }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/trees/')
  const [q, setQ] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<Problem>()
  const { data } = useGet<Found>(q.trim() ? '/catalogue/products' : null, {
    query: { q, limit: shownMax },
    keep: true,
  })
  const tick = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const assign = async () => {
    try {
      const path = `/catalogue/trees/${tree}/${node.categoryId}/assign`
      const { products } = await send<{ products: number }>(path, { productIds: [...ticked] })
      toast(t('assignDone', { n: products }))
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    }
  }
  return (
    <Sheet
      title={t('assignTitle', { name: node.nameZh })}
      width={560}
      onClose={onClose}
      footer={
        <Button type="primary" disabled={ticked.size === 0} onClick={() => void assign()}>
          {`${t('assignProducts')} (${ticked.size})`}
        </Button>
      }
    >
      <div className="stack">
        <p className="soft">{t('assignHint')}</p>
        <Input.Search
          aria-label={t('searchProducts')}
          placeholder={t('searchProducts')}
          value={q}
          onChange={event => setQ(event.target.value)}
        />
        {problem && <Refusal problem={problem} />}
        <ul className="subs">
          {data?.rows.map(row => (
            <li key={row.productId}>
              <label className="check check-line">
                <input
                  type="checkbox"
                  checked={ticked.has(row.productId)}
                  onChange={() => tick(row.productId)}
                />
                <span>
                  <ProductName product={row} />
                  <br />
                  <span className="soft small">{specAndMaker(row)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}
