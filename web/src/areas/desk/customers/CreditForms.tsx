import { type CreditLineRow, LockBody, PersonReason, SetLinesBody } from '@yaolian/credit/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { ChoiceInput, LongTextInput } from '../../../kit/form/inputs.tsx'
import { FenInput, WholeInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useDeskText } from '../text.ts'

type Customer = { orgId: string; name: string }

const Terms = Type.Omit(SetLinesBody.properties.lines.items, ['buyerOrgId'])
type Terms = Static<typeof Terms>
const Lock = Type.Omit(LockBody, ['id'])
type Lock = Static<typeof Lock>
type Reason = Static<typeof PersonReason>

type TermsProps = { customer: Customer; line: CreditLineRow | undefined; onClose: () => void }

/** Grants a line or changes its limit and term. */
export function TermsForm({ customer, line, onClose }: TermsProps) {
  const t = useDeskText()
  const give = useSend()
  const fields = useMemo<Field<Terms>[]>(
    () => [
      { name: 'limitFen', label: t('creditLimit'), input: p => <FenInput {...p} /> },
      { name: 'termDays', label: t('termDays'), input: p => <WholeInput {...p} /> },
    ],
    [t],
  )
  const send = async (value: Terms) => {
    await give('/credit/lines', { lines: [{ buyerOrgId: customer.orgId, ...value }] })
    await refresh('/credit/')
    toast(t('creditSaved'))
    onClose()
  }
  return (
    <Sheet title={t('setCreditTitle', { name: customer.name })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('setCreditHint')}</p>
        <SchemaForm
          schema={Terms}
          fields={fields}
          {...(line ? { initial: { limitFen: line.limitFen, termDays: line.termDays } } : {})}
          submit={t('save')}
          onSubmit={send}
        />
      </div>
    </Sheet>
  )
}

/** Stops new orders on account, with the reason. */
export function LockForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useDeskText()
  const give = useSend()
  const fields = useMemo<Field<Lock>[]>(() => {
    const options = (PersonReason.enum as readonly Reason[]).map(value => ({
      value,
      label: t(`lock.${value}`),
    }))
    return [
      { name: 'reason', label: t('lockWhy'), span: 2, input: p => <ChoiceInput {...p} options={options} /> },
      { name: 'note', label: t('lockNote'), span: 2, input: p => <LongTextInput {...p} maxLength={200} /> },
    ]
  }, [t])
  const send = async (value: Lock) => {
    await give(`/credit/lines/${customer.orgId}/lock`, { ...value })
    await refresh('/credit/')
    toast(t('creditLockedToast'))
    onClose()
  }
  return (
    <Sheet title={t('lockTitle', { name: customer.name })} side="middle" width={520} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('lockHint')}</p>
        <SchemaForm schema={Lock} fields={fields} submit={t('lock')} onSubmit={send} />
      </div>
    </Sheet>
  )
}
