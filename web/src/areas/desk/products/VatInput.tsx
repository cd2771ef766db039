import { ChoiceInput, type InputProps } from '../../../kit/form/inputs.tsx'
import { useDeskText } from '../text.ts'

const rates = ['1300', '900', '300', '0'] as const

/** A VAT rate in hundredths of a per cent, chosen from those that the law knows for these goods. */
export function VatInput({ value, onChange, ...rest }: InputProps<number>) {
  const t = useDeskText()
  const written = rates.find(rate => Number(rate) === value)
  return (
    <ChoiceInput<(typeof rates)[number]>
      {...rest}
      value={written}
      options={rates.map(rate => ({ value: rate, label: t(`vat.${rate}`) }))}
      onChange={rate => onChange(rate === undefined ? undefined : Number(rate))}
    />
  )
}
