import { type OrganisationRow, RequestRelationBody } from '@yaolian/party/contract'
import { Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { LongTextInput } from '../../kit/form/inputs.tsx'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { useGet } from '../../kit/queries.ts'
import { Sheet } from '../../kit/Sheet.tsx'
import type { ListAnswer } from '../../kit/table/types.ts'
import { toast } from '../../kit/toast.tsx'
import { useSend } from '../../kit/useSend.ts'
import { LicenceBadge } from '../badges.tsx'
import { useWord } from '../text.ts'
import { useApprovalText } from './text.ts'

const Request = Type.Pick(RequestRelationBody, ['reason'])
type Request = Static<typeof Request>
export type Firm = OrganisationRow

function FirmRow({ firm }: { firm: Firm }) {
  const word = useWord()
  return (
    <>
      <b>{firm.name}</b>
      <span className="row">
        <span className="soft">
          {word('org', firm.kind)} · {firm.city} · <span className="code">{firm.uscc}</span>
        </span>
        <LicenceBadge state={firm.licenceHealth} />
      </span>
    </>
  )
}

function FindFirm({ kinds, onPick }: { kinds: readonly string[]; onPick: (firm: Firm) => void }) {
  const t = useApprovalText()
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useGet<ListAnswer<Firm>>(q.length < 2 ? null : '/party/directory', {
    query: { q, limit: 20 },
    keep: true,
  })
  const rows = found.data?.rows.filter(firm => kinds.includes(firm.kind)) ?? []
  return (
    <>
      <Labelled label={t('findFirm')}>
        {id => (
          <Input
            id={id}
            value={text}
            maxLength={100}
            autoComplete="off"
            autoFocus
            onChange={event => setText(event.target.value)}
          />
        )}
      </Labelled>
      <p className="soft small" aria-live="polite">
        {q.length < 2 ? t('typeMore') : found.data && rows.length === 0 ? t('firmNotFound') : ''}
      </p>
      <ul className="pick-list">
        {q.length >= 2 &&
          rows.map(firm => (
            <li key={firm.orgId}>
              <button type="button" onClick={() => onPick(firm)}>
                <FirmRow firm={firm} />
              </button>
            </li>
          ))}
      </ul>
    </>
  )
}

const kindsOf = {
  supplier: ['manufacturer', 'mah', 'distributor'],
  customer: ['distributor', 'chain', 'pharmacy', 'clinic', 'hospital', 'cdc', 'manufacturer', 'mah'],
} as const

type Direction = keyof typeof kindsOf
type AskProps = { firm: Firm; direction: Direction; onDone: (relationId: string, firm: Firm) => void }

function AskForm({ firm, direction, onDone }: AskProps) {
  const t = useApprovalText()
  const relationId = useRef(uuidv7())
  const give = useSend('/party/')
  const fields = useMemo<Field<Request>[]>(
    () => [
      { name: 'reason', label: t('note'), span: 2, input: p => <LongTextInput {...p} maxLength={300} /> },
    ],
    [t],
  )
  const send = async (value: Request) => {
    const body = {
      relationId: relationId.current,
      partnerOrgId: firm.orgId,
      direction,
      draft: true,
      ...value,
    }
    const answer = await give<{ relationId: string }>('/party/relations', body)
    toast(t('started', { name: firm.name }))
    onDone(answer.relationId, firm)
  }
  return <SchemaForm schema={Request} fields={fields} submit={t('startFile')} onSubmit={send} />
}

type Props = { direction: Direction; onStarted: (relationId: string, firm: Firm) => void }

/** 首营企业, 客户建档: finds a registered firm and starts its file, whose documents are uploaded next. */
export function NewFile({ direction, onStarted }: Props) {
  const t = useApprovalText()
  const [open, setOpen] = useState(false)
  const [firm, setFirm] = useState<Firm>()
  const close = () => {
    setOpen(false)
    setFirm(undefined)
  }
  const title = t(direction === 'supplier' ? 'newSupplier' : 'newCustomer')
  const done = (relationId: string, started: Firm) => {
    close()
    onStarted(relationId, started)
  }
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={title}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{title}</span>
      </Button>
      {open && (
        <Sheet title={title} onClose={close}>
          <div className="stack">
            <p className="soft">{t(direction === 'supplier' ? 'newSupplierHint' : 'newCustomerHint')}</p>
            {firm ? (
              <>
                <div className="picked">
                  <FirmRow firm={firm} />
                  <button type="button" className="link" onClick={() => setFirm(undefined)}>
                    {t('changeFirm')}
                  </button>
                </div>
                <AskForm firm={firm} direction={direction} onDone={done} />
              </>
            ) : (
              <FindFirm kinds={kindsOf[direction]} onPick={setFirm} />
            )}
          </div>
        </Sheet>
      )}
    </>
  )
}
