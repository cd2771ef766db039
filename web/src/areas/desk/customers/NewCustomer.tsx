import { type OrganisationRow, RequestRelationBody } from '@yaolian/party/contract'
import { Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { Labelled } from '../../../kit/form/Labelled.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { useGet } from '../../../kit/queries.ts'
import { Sheet } from '../../../kit/Sheet.tsx'
import type { ListAnswer } from '../../../kit/table/types.ts'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { LicenceBadge } from '../../../parts/badges.tsx'
import { useWord } from '../../../parts/text.ts'
import { useDeskText } from '../text.ts'

const Request = Type.Pick(RequestRelationBody, ['reason'])
type Request = Static<typeof Request>
type Firm = OrganisationRow

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

function FindFirm({ onPick }: { onPick: (firm: Firm) => void }) {
  const t = useDeskText()
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useGet<ListAnswer<Firm>>(q.length < 2 ? null : '/party/directory', {
    query: { q, limit: 10 },
    keep: true,
  })
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
        {q.length < 2 ? t('typeMore') : found.data?.rows.length === 0 ? t('firmNotFound') : ''}
      </p>
      <ul className="pick-list">
        {q.length >= 2 &&
          found.data?.rows.map(firm => (
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

function AskForm({ firm, onDone }: { firm: Firm; onDone: () => void }) {
  const t = useDeskText()
  const relationId = useRef(uuidv7())
  const give = useSend('/party/')
  const fields = useMemo<Field<Request>[]>(
    () => [
      { name: 'reason', label: t('askNote'), span: 2, input: p => <LongTextInput {...p} maxLength={300} /> },
    ],
    [t],
  )
  const send = async (value: Request) => {
    const body = { relationId: relationId.current, partnerOrgId: firm.orgId, direction: 'customer', ...value }
    await give('/party/relations', body)
    toast(t('askedToast', { name: firm.name }))
    onDone()
  }
  return <SchemaForm schema={Request} fields={fields} submit={t('askApproval')} onSubmit={send} />
}

/** 客户建档: finds a registered firm and asks the quality unit for its approval. */
export function NewCustomer() {
  const t = useDeskText()
  const [open, setOpen] = useState(false)
  const [firm, setFirm] = useState<Firm>()
  const close = () => {
    setOpen(false)
    setFirm(undefined)
  }
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('newCustomer')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('newCustomer')}</span>
      </Button>
      {open && (
        <Sheet title={t('newCustomer')} onClose={close}>
          <div className="stack">
            <p className="soft">{t('newCustomerHint')}</p>
            {firm ? (
              <>
                <div className="picked">
                  <FirmRow firm={firm} />
                  <button type="button" className="link" onClick={() => setFirm(undefined)}>
                    {t('changeFirm')}
                  </button>
                </div>
                <AskForm firm={firm} onDone={close} />
              </>
            ) : (
              <FindFirm onPick={setFirm} />
            )}
          </div>
        </Sheet>
      )}
    </>
  )
}
