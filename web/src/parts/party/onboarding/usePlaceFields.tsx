import { useMemo } from 'react'
import { ChoiceInput, LongTextInput, TextInput } from '../../../kit/form/inputs.tsx'
import type { Field } from '../../../kit/form/SchemaForm.tsx'
import { useBoth } from '../../../kit/lang.ts'
import { provinces } from '../provinces.ts'
import { usePartyText } from '../text.ts'

export type Place = {
  province: string
  city: string
  district: string
  detail: string
  contact: string
  phone: string
}

/** Where somebody is and whom to ask there: the same six lines for a firm and for a ship-to address. */
export function usePlaceFields(): Field<Place>[] {
  const t = usePartyText()
  const both = useBoth()
  return useMemo<Field<Place>[]>(() => {
    const options = provinces.map(one => ({ value: one.zh, label: both(one) }))
    return [
      { name: 'province', label: t('province'), input: p => <ChoiceInput {...p} options={options} /> },
      { name: 'city', label: t('city'), input: p => <TextInput {...p} maxLength={30} /> },
      { name: 'district', label: t('district'), input: p => <TextInput {...p} maxLength={30} /> },
      {
        name: 'detail',
        label: t('street'),
        span: 2,
        input: p => <LongTextInput {...p} maxLength={120} />,
      },
      { name: 'contact', label: t('contact'), input: p => <TextInput {...p} maxLength={40} /> },
      { name: 'phone', label: t('phone'), input: p => <TextInput {...p} maxLength={30} type="tel" /> },
    ]
  }, [t, both])
}
