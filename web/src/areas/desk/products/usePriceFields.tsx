import { SetListPrices } from '@yaolian/price/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { PriceInput } from '../../../kit/form/number-inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'
import { VatInput } from './VatInput.tsx'

export const ListPrice = Type.Omit(SetListPrices.properties.prices.items, ['productId'])
export type ListPrice = Static<typeof ListPrice>

/** What a price form needs to know of its product: the price of today is offered as a start. */
export type Priced = {
  productId: string
  genericName: string
  priceMicro: number | null
  vatBp: number | null
}

/** Medicines carry 13% unless the product was priced at another rate before. */
const usualVatBp = 1300

/** A price as it stands when the form opens: that of today, from today. */
export function useFirstPrice(product: Priced): Partial<ListPrice> {
  const { today } = useSession()
  const { priceMicro, vatBp } = product
  return { ...(priceMicro === null ? {} : { priceMicro }), vatBp: vatBp ?? usualVatBp, validFrom: today }
}

/** The fields that list and contract prices share. */
export function usePriceFields(): Field<ListPrice>[] {
  const t = useDeskText()
  return useMemo(
    () => [
      { name: 'priceMicro', label: t('price'), input: p => <PriceInput {...p} /> },
      { name: 'vatBp', label: t('vat'), input: p => <VatInput {...p} /> },
      { name: 'validFrom', label: t('validFrom'), input: p => <DateInput {...p} /> },
      {
        name: 'reason',
        label: t('priceReason'),
        hint: t('priceReasonHint'),
        span: 2,
        input: p => <TextInput {...p} maxLength={200} />,
      },
    ],
    [t],
  )
}
