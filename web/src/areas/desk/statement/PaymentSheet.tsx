import type { OrganisationCard } from '@yaolian/party/contract'
import { type PaymentRecorded as PaymentRecordedSchema, RecordPayment } from '@yaolian/trade/contract'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import Type, { type Static } from 'typebox'
import { Facts } from '../../../kit/Facts.tsx'
import { Money } from '../../../kit/figures.tsx'
import { DateInput } from '../../../kit/form/DateInput.tsx'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { FenInput } from '../../../kit/form/number-inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { refresh } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useDeskText } from '../text.ts'

const Payment = Type.Omit(RecordPayment, ['id', 'buyerId'])
type Payment = Static<typeof Payment>
type Recorded = Static<typeof PaymentRecordedSchema>

function Answer({ recorded }: { recorded: Recorded }) {
  const t = useDeskText()
  return (
    <Facts
      rows={[
        ...recorded.matched.map(
          (one, at) =>
            [
              at === 0 ? t('paymentMatched') : ' '.repeat(at),
              <span key={one.documentNo} className="row spread">
                <span className="num">{one.documentNo}</span>
                <Money fen={one.amountFen} />
              </span>,
            ] as const,
        ),
        [t('paymentPrepaid'), recorded.prepaidFen > 0 && <Money fen={recorded.prepaidFen} />],
      ]}
    />
  )
}

type Props = { customer: Pick<OrganisationCard, 'orgId' | 'name'>; onClose: () => void }

/** Money that arrived from a customer; afterwards what it settled. */
export function PaymentSheet({ customer, onClose }: Props) {
  const t = useDeskText()
  const { me, today } = useSession()
  const give = useSend()
  const [recorded, setRecorded] = useState<Recorded>()
  const fields = useMemo<Field<Payment>[]>(
    () => [
      { name: 'amountFen', label: t('paidAmount'), input: p => <FenInput {...p} /> },
      { name: 'paidOn', label: t('paidOn'), input: p => <DateInput {...p} /> },
      {
        name: 'reference',
        label: t('bankReference'),
        hint: t('bankReferenceHint'),
        span: 2,
        input: p => <TextInput {...p} maxLength={80} autoComplete="off" />,
      },
    ],
    [t],
  )
  const send = async (value: Payment) => {
    setRecorded(await give<Recorded>('/trade/payments', { buyerId: customer.orgId, ...value }))
    await refresh('/trade/', '/credit/')
  }
  return (
    <Sheet
      title={recorded ? t('paymentDone', { number: recorded.number }) : t('recordPaymentTitle', customer)}
      side="middle"
      width={560}
      onClose={onClose}
      {...(recorded
        ? {
            footer: (
              <Button type="primary" onClick={onClose}>
                {t('done')}
              </Button>
            ),
          }
        : {})}
    >
      {recorded ? (
        <Answer recorded={recorded} />
      ) : (
        <div className="stack">
          <p className="soft">{t('recordPaymentHint')}</p>
          <SchemaForm
            schema={Payment}
            fields={fields}
            initial={{ paidOn: today }}
            draft={{ userId: me.user.userId, name: `payment.${customer.orgId}` }}
            submit={t('recordPayment')}
            onSubmit={send}
          />
        </div>
      )}
    </Sheet>
  )
}
