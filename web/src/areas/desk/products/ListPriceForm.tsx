import { useRef } from 'react'
import { SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useDeskText } from '../text.ts'
import { ListPrice, type Priced, useFirstPrice, usePriceFields } from './usePriceFields.tsx'

type FormProps = {
  product: Priced
  onDone: () => void
  /** A further command once the price is set; when it fails, sending again does not set the same price twice. */
  then?: () => Promise<unknown>
}

/** A new list price from a day on, for a product that is on offer or comes to be by its first price. */
export function ListPriceForm({ product, onDone, then }: FormProps) {
  const t = useDeskText()
  const { today } = useSession()
  const give = useSend()
  const fields = usePriceFields()
  const initial = useFirstPrice(product)
  const priced = useRef('')
  const send = async (value: ListPrice) => {
    const key = JSON.stringify(value)
    if (priced.current !== key)
      await give('/price/list-prices', { prices: [{ productId: product.productId, ...value }] })
    priced.current = key
    await then?.()
    await refresh('/price/', '/trade/offers')
    toast(t('priceSaved', { day: value.validFrom }))
    onDone()
  }
  return (
    <SchemaForm
      schema={ListPrice}
      fields={fields}
      initial={initial}
      check={value => (value.validFrom && value.validFrom < today ? { validFrom: 'inPast' } : {})}
      words={{ inPast: t('inPast') }}
      submit={t('save')}
      onSubmit={send}
    />
  )
}

export function ListPriceSheet({ product, onClose }: { product: Priced; onClose: () => void }) {
  const t = useDeskText()
  return (
    <Sheet
      title={t('setPriceTitle', { name: product.genericName })}
      side="middle"
      width={560}
      onClose={onClose}
    >
      <div className="stack">
        <p className="soft">{t('setPriceHint')}</p>
        <ListPriceForm product={product} onDone={onClose} />
      </div>
    </Sheet>
  )
}
