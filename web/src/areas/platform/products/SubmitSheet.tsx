import { ProductClass, Publication } from '@yaolian/catalogue/contract'
import { ANY_APPROVAL } from '@yaolian/codes/contract'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { ChoiceInput, CodeInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { CodeRead } from '../../../parts/codes/CodeRead.tsx'
import { usePartText, useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { Assumed } from './Assumed.tsx'
import { CheckInput } from './CheckInput.tsx'
import { type Product, tradedWithoutNumber } from './wire.ts'

const { scopeClass, rx, temperature, ephedrine } = ProductClass.properties
const { approvalNo } = Publication.properties
const Form = Type.Object({
  approvalNo,
  scopeClass,
  rx,
  temperature,
  ephedrine,
  confirm: Type.Literal(true),
})
type Form = Static<typeof Form>
/** Every class but slices and herbs needs a number; the server says the same. */
const WithNumber = Type.Object({ ...Form.properties, approvalNo: Type.String({ maxLength: 40 }) })

type ClassChange = (scopeClass: Form['scopeClass']) => void

function useFields(onClass: ClassChange): Field<Form>[] {
  const t = usePlatformText()
  const part = usePartText()
  const word = useWord()
  return useMemo<Field<Form>[]>(() => {
    const options = <T extends string>(group: string, values: readonly T[]) =>
      values.map(value => ({ value, label: word(group, value) }))
    return [
      {
        name: 'approvalNo',
        label: part('fact.approvalNo'),
        span: 2,
        hint: t('numberCheck'),
        input: p => (
          <>
            <CodeInput {...p} maxLength={40} />
            <CodeRead format={ANY_APPROVAL} text={p.value ?? undefined} />
          </>
        ),
      },
      {
        name: 'scopeClass',
        label: t('scopeClass'),
        input: p => (
          <ChoiceInput
            {...p}
            options={options('scope', scopeClass.enum)}
            onChange={value => {
              if (value) onClass(value)
              p.onChange(value)
            }}
          />
        ),
      },
      {
        name: 'rx',
        label: t('rxClass'),
        input: p => <ChoiceInput {...p} options={options('rxClass', rx.enum)} />,
      },
      {
        name: 'temperature',
        label: part('fact.storage'),
        input: p => <ChoiceInput {...p} options={options('temperature', temperature.enum)} />,
      },
      {
        name: 'ephedrine',
        label: part('ephedrine'),
        input: p => <CheckInput {...p} words={t('ephedrineIs')} />,
      },
      {
        name: 'confirm',
        label: t('confirmed'),
        span: 2,
        input: p => <CheckInput {...p} words={t('confirmWords')} only />,
      },
    ]
  }, [t, part, word, onClass])
}

/** 提交审核: the number must fit the class, and what an import assumed is looked at and said to be right. */
export function SubmitSheet({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = usePlatformText()
  const send = useSend('/catalogue/')
  const [scope, setScope] = useState<Form['scopeClass']>(product.scopeClass)
  const fields = useFields(setScope)
  const name = `${product.genericName} ${product.spec}`
  const submit = async ({ approvalNo, confirm, ...stated }: Form) => {
    await send(`/catalogue/products/${product.productId}/submit`, {
      ...(approvalNo === undefined ? {} : { approvalNo }),
      class: stated,
      confirm,
    })
    toast(t('submitted', { name }))
    onClose()
  }
  const initial: Partial<Form> = {
    ...(product.approvalNo ? { approvalNo: product.approvalNo } : {}),
    scopeClass: product.scopeClass,
    rx: product.rx,
    temperature: product.temperature,
    ephedrine: product.ephedrine,
  }
  return (
    <Sheet title={t('submitTitle', { name })} width={560} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('submitHint')}</p>
        <Assumed product={product} />
        <SchemaForm
          schema={tradedWithoutNumber.includes(scope) ? Form : (WithNumber as unknown as typeof Form)}
          fields={fields}
          initial={initial}
          words={{ 'confirm.required': t('confirmNeeded') }}
          submit={t('submit')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}
