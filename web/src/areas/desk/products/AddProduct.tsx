import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../kit/Icon.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useDeskText } from '../text.ts'
import { ListPriceForm } from './ListPriceForm.tsx'
import { PickProduct, type Product, ProductLine } from './PickProduct.tsx'

function Priced({ product, onBack, onDone }: { product: Product; onBack: () => void; onDone: () => void }) {
  const t = useDeskText()
  const give = useSend()
  const putOnOffer = () => {
    const offers = [{ productId: product.productId, listed: true, minQuantity: 1, multiple: 1 }]
    return give('/price/offers', { offers })
  }
  return (
    <>
      <div className="picked">
        <ProductLine product={product} />
        <button type="button" className="link" onClick={onBack}>
          {t('changeProduct')}
        </button>
      </div>
      <ListPriceForm
        product={{ ...product, priceMicro: null, vatBp: null }}
        then={putOnOffer}
        onDone={onDone}
      />
    </>
  )
}

/** A product of the catalogue that I don't offer yet: its first price puts it on offer. */
export function AddProduct() {
  const t = useDeskText()
  const [open, setOpen] = useState(false)
  const [product, setProduct] = useState<Product>()
  const close = () => {
    setOpen(false)
    setProduct(undefined)
  }
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('addProduct')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('addProduct')}</span>
      </Button>
      {open && (
        <Sheet title={t('addProduct')} onClose={close}>
          <div className="stack">
            <p className="soft">{t('addProductHint')}</p>
            {product ? (
              <Priced
                key={product.productId}
                product={product}
                onBack={() => setProduct(undefined)}
                onDone={close}
              />
            ) : (
              <PickProduct onPick={setProduct} />
            )}
          </div>
        </Sheet>
      )}
    </>
  )
}
