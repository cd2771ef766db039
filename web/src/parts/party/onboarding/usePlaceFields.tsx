import { useMemo } from 'react'
import { LongTextInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { PlaceInput } from '../PlaceInput.tsx'
import type { PlaceValue } from '../place-value.ts'
import { usePartyText } from '../text.ts'

type Place = {
  place: PlaceValue
  detail: string
  contact: string
  phone: string
}

/** Where somebody is and whom to ask there: the same four fields for a firm and for a ship-to address. */
export function usePlaceFields(): Field<Place>[] {
  const t = usePartyText()
  return useMemo<Field<Place>[]>(
    () => [
      { name: 'place', label: t('division'), span: 2, input: p => <PlaceInput {...p} /> },
      {
        name: 'detail',
        label: t('street'),
        span: 2,
        input: p => <LongTextInput {...p} maxLength={120} />,
      },
      { name: 'contact', label: t('contact'), input: p => <TextInput {...p} maxLength={40} /> },
      { name: 'phone', label: t('phone'), input: p => <TextInput {...p} maxLength={30} type="tel" /> },
    ],
    [t],
  )
}
