import { SetContractPrices } from '@yaolian/price/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { CustomerSelect } from '../CustomerSelect.tsx'
import { useDeskText } from '../text.ts'
import { type Priced, useFirstPrice, usePriceFields } from './usePriceFields.tsx'

const given = SetContractPrices.properties.prices.items.properties
/** The server takes null for "no end"; in a form a field is filled in or not. */
const ContractPrice = Type.Object({
  buyerOrgId: given.buyerOrgId,
  priceMicro: given.priceMicro,
  vatBp: given.vatBp,
  validFrom: given.validFrom,
  validTo: Type.Optional(given.validFrom),
  reason: given.reason,
})
type ContractPrice = Static<typeof ContractPrice>

function useFields(): Field<ContractPrice>[] {
  const t = useDeskText()
  const shared = usePriceFields()
  return useMemo(() => {
    const [price, vat, from, reason] = shared as Field<ContractPrice>[]
    const buyer: Field<ContractPrice> = {
      name: 'buyerOrgId',
      label: t('customer'),
      span: 2,
      input: p => <CustomerSelect id={p.id} value={p.value} onChange={p.onChange} className="wide" />,
    }
    const to: Field<ContractPrice> = {
      name: 'validTo',
      label: t('validTo'),
      hint: t('validToHint'),
      input: p => <DateInput {...p} />,
    }
    return [buyer, price, vat, from, to, reason].filter(field => field !== undefined)
  }, [t, shared])
}

/** What one customer pays from a day on, or for a time. */
export function ContractPriceSheet({ product, onClose }: { product: Priced; onClose: () => void }) {
  const t = useDeskText()
  const { today } = useSession()
  const give = useSend()
  const fields = useFields()
  const initial = useFirstPrice(product)
  const { productId } = product
  const send = async (value: ContractPrice) => {
    await give('/price/contract-prices', { prices: [{ productId, ...value }] })
    await refresh('/price/', '/trade/offers')
    toast(t('priceSaved', { day: value.validFrom }))
    onClose()
  }
  const check = ({ validFrom, validTo }: Partial<ContractPrice>) => ({
    ...(validFrom && validFrom < today ? { validFrom: 'inPast' } : {}),
    ...(validFrom && validTo && validTo < validFrom ? { validTo: 'endsEarly' } : {}),
  })
  return (
    <Sheet
      title={t('addContractTitle', { name: product.genericName })}
      side="middle"
      width={560}
      onClose={onClose}
    >
      <div className="stack">
        <p className="soft">{t('addContractHint')}</p>
        <SchemaForm
          schema={ContractPrice}
          fields={fields}
          initial={initial}
          check={check}
          words={{ inPast: t('inPast'), endsEarly: t('endsEarly') }}
          submit={t('save')}
          onSubmit={send}
        />
      </div>
    </Sheet>
  )
}
