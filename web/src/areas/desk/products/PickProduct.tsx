import type { ProductPage } from '@yaolian/catalogue/contract'
import { Input } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { useGet } from '../../../kit/queries.ts'
import { ClassBadges } from '../../../parts/badges.tsx'
import { dotted } from '../../../parts/dotted.ts'
import { ProductName } from '../../../parts/product.tsx'
import { useDeskText } from '../text.ts'

export type Product = Static<typeof ProductPage>['rows'][number]

export const ProductLine = ({ product }: { product: Product }) => (
  <>
    <span className="row">
      <b>
        <ProductName product={product} />
      </b>
      <ClassBadges product={product} />
    </span>
    <span className="soft">{dotted(product.spec, product.makerName)}</span>
  </>
)

/** One published product of the catalogue, found by name, pinyin initials, maker or approval number. */
export function PickProduct({ onPick }: { onPick: (product: Product) => void }) {
  const t = useDeskText()
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useGet<Static<typeof ProductPage>>(q ? '/catalogue/products' : null, {
    query: { q, 'f.state': 'published', limit: 12 },
    keep: true,
  })
  return (
    <>
      <Labelled label={t('findProduct')}>
        {id => (
          <Input
            id={id}
            value={text}
            maxLength={100}
            autoComplete="off"
            autoFocus
            onChange={event => setText(event.target.value)}
          />
        )}
      </Labelled>
      <p className="soft small" aria-live="polite">
        {q && found.data?.rows.length === 0 && t('productNotFound')}
      </p>
      <ul className="pick-list">
        {q &&
          found.data?.rows.map(product => (
            <li key={product.productId}>
              <button type="button" onClick={() => onPick(product)}>
                <ProductLine product={product} />
              </button>
            </li>
          ))}
      </ul>
    </>
  )
}
