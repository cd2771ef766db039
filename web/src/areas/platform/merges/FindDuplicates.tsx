import type { Duplicates, ProductPage } from '@yaolian/catalogue/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { ProductName, specAndMaker } from '../../../parts/product.tsx'
import { ReasonSheet } from '../ReasonSheet.tsx'
import { usePlatformText } from '../text.ts'

type Product = Static<typeof ProductPage>['rows'][number]
type Found = Static<typeof Duplicates>['rows'][number]
const states = 'published,draft,submitted,suspended'

function Pick({ onPick }: { onPick: (product: Product) => void }) {
  const t = usePlatformText()
  const [text, setText] = useState('')
  const q = text.trim()
  const query = { q, 'f.state': states, limit: 12 }
  const found = useGet<Static<typeof ProductPage>>(q ? '/catalogue/products' : null, { query, keep: true })
  return (
    <>
      <Labelled label={t('searchProducts')}>
        {id => (
          <Input id={id} value={text} maxLength={100} autoFocus onChange={e => setText(e.target.value)} />
        )}
      </Labelled>
      <ul className="pick-list">
        {q &&
          found.data?.rows.map(product => (
            <li key={product.productId}>
              <button type="button" onClick={() => onPick(product)}>
                <b>
                  <ProductName product={product} />
                </b>
                <span className="soft">{specAndMaker(product)}</span>
              </button>
            </li>
          ))}
      </ul>
    </>
  )
}

function Like({ product, onPropose }: { product: Product; onPropose: (found: Found) => void }) {
  const t = usePlatformText()
  const path = `/catalogue/products/${product.productId}/duplicates`
  const rows = useGet<Static<typeof Duplicates>>(path).data?.rows
  return (
    <>
      <p>
        <b>
          <ProductName product={product} />
        </b>{' '}
        <span className="soft">{specAndMaker(product)}</span>
      </p>
      {rows?.length === 0 && <p className="soft">{t('noDuplicates')}</p>}
      <ul className="pick-list">
        {rows?.map(found => (
          <li key={found.product.productId} className="row spread">
            <span>
              <span className="num">{found.score}</span> <ProductName product={found.product} />{' '}
              <span className="soft">{specAndMaker(found.product)}</span>
            </span>
            <Button size="small" onClick={() => onPropose(found)}>
              {t('mergeInto')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** From one product to those that may be the same, and to a proposal that somebody else decides. */
export function FindDuplicates() {
  const t = usePlatformText()
  const [open, setOpen] = useState(false)
  const [product, setProduct] = useState<Product>()
  const [going, setGoing] = useState<Found>()
  const send = useSend('/catalogue/merges')
  const close = () => {
    setOpen(false)
    setProduct(undefined)
  }
  const propose = async (reason: string) => {
    const productId = going?.product.productId
    await send('/catalogue/merges', { productId, survivorId: product?.productId, reason })
    setGoing(undefined)
    close()
    toast(t('mergeProposed'))
  }
  return (
    <>
      <Button type="primary" className="tool" icon={<Icon name="search" />} onClick={() => setOpen(true)}>
        <span className="tool-label">{t('findDuplicates')}</span>
      </Button>
      {open && (
        <Sheet title={t('findDuplicates')} onClose={close}>
          <div className="stack">
            <p className="soft">{t('findDuplicatesHint')}</p>
            {product ? <Like product={product} onPropose={setGoing} /> : <Pick onPick={setProduct} />}
          </div>
        </Sheet>
      )}
      {going && (
        <ReasonSheet
          title={t('mergeTitle', { name: going.product.genericName })}
          hint={t('mergeHint')}
          submit={t('mergePropose')}
          onSubmit={propose}
          onClose={() => setGoing(undefined)}
        />
      )}
    </>
  )
}
