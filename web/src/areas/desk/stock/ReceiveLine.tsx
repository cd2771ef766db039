import { useMemo } from 'react'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { PriceInput, QuantityInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { useSession } from '../../../kit/session.tsx'
import { type Product, ProductLine } from '../products/PickProduct.tsx'
import { useDeskText } from '../text.ts'
import { checkLine, Line, type ReceiptLine } from './receipt.ts'

type Props = {
  product: Product
  list: readonly ReceiptLine[]
  onAdd: (line: ReceiptLine) => void
  onChange: () => void
}

function useFields(product: Product): Field<Line>[] {
  const t = useDeskText()
  return useMemo(
    () => [
      {
        name: 'lotNo',
        label: t('lotNo'),
        input: p => <TextInput {...p} maxLength={40} autoComplete="off" />,
      },
      {
        name: 'quantity',
        label: t('quantity'),
        input: p => <QuantityInput {...p} levels={product.packLevels} label={t('quantity')} />,
      },
      { name: 'madeOn', label: t('madeOn'), input: p => <DateInput {...p} /> },
      { name: 'expiresOn', label: t('expiresOn'), input: p => <DateInput {...p} /> },
      { name: 'unitCostMicro', label: t('unitCost'), input: p => <PriceInput {...p} /> },
      {
        name: 'report',
        label: t('reportNo'),
        hint: t('reportHint'),
        input: p => <TextInput {...p} maxLength={60} autoComplete="off" />,
      },
    ],
    [t, product],
  )
}

/** One lot of a chosen product, checked before it goes on the list. */
export function ReceiveLine({ product, list, onAdd, onChange }: Props) {
  const t = useDeskText()
  const { today } = useSession()
  const fields = useFields(product)
  const { productId, genericName: name, spec, packLevels } = product
  return (
    <>
      <div className="picked">
        <ProductLine product={product} />
        <button type="button" className="link" onClick={onChange}>
          {t('receiveChange')}
        </button>
      </div>
      <SchemaForm
        schema={Line}
        fields={fields}
        check={value => checkLine(value, productId, today, list)}
        words={{ expiresPast: t('expiresPast'), madeWrong: t('madeWrong'), lotTwice: t('lotTwice') }}
        submit={t('receiveAdd')}
        onSubmit={async value => onAdd({ productId, name, spec, packLevels, ...value })}
      />
    </>
  )
}
