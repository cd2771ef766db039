import { RegistrationPatch } from '@yaolian/catalogue/contract'
import { ANY_APPROVAL } from '@yaolian/codes/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { CodeInput, TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { CodeRead } from '../../../parts/codes/CodeRead.tsx'
import { usePartText } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import type { Product } from './wire.ts'

const { approvalFrom } = RegistrationPatch.properties
const Form = Type.Object({
  approvalNo: Type.String({ minLength: 4, maxLength: 40 }),
  approvalFrom,
  approvalTo: Type.Optional(Type.String()),
  reason: Type.String({ minLength: 2, maxLength: 200 }),
})
type Form = Static<typeof Form>

/** 批件续期: the number that holds from now on, and how long. */
export function RegistrationSheet({ product, onClose }: { product: Product; onClose: () => void }) {
  const t = usePlatformText()
  const part = usePartText()
  const send = useSend('/catalogue/')
  const name = `${product.genericName} ${product.spec}`
  const fields = useMemo<Field<Form>[]>(
    () => [
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
      { name: 'approvalFrom', label: t('approvalFrom'), input: p => <DateInput {...p} /> },
      { name: 'approvalTo', label: t('approvalTo'), input: p => <DateInput {...p} /> },
      { name: 'reason', label: t('changeReason'), span: 2, input: p => <TextInput {...p} maxLength={200} /> },
    ],
    [t, part],
  )
  const submit = async ({ reason, approvalTo, ...after }: Form) => {
    const answer = await send<{ state: string }>(
      `/catalogue/products/${product.productId}/renew-registration`,
      { reason, after: { ...after, approvalTo: approvalTo ?? null } },
    )
    toast(t(answer.state === 'open' ? 'changeAsked' : 'changeDone'))
    onClose()
  }
  const initial = product.approvalNo ? { approvalNo: product.approvalNo } : {}
  return (
    <Sheet title={t('renewTitle', { name })} width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('renewHint')}</p>
        <SchemaForm schema={Form} fields={fields} initial={initial} submit={t('renew')} onSubmit={submit} />
      </div>
    </Sheet>
  )
}
