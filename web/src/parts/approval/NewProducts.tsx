import { Button, Checkbox, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../kit/command.ts'
import { Labelled } from '../../kit/form/Labelled.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import type { ListAnswer } from '../../kit/table/types.ts'
import { toast } from '../../kit/toast.tsx'
import './approval.css'
import { useApprovalText } from './text.ts'
import type { RelationRow } from './wire.ts'

type Offer = {
  productId: string
  genericName: string
  spec: string
  makerName: string
  approvalNo: string | null
}

function PickSupplier({ value, onPick }: { value: string | undefined; onPick: (orgId: string) => void }) {
  const t = useApprovalText()
  const list = useGet<ListAnswer<RelationRow>>('/party/suppliers', {
    query: { state: 'approved', limit: 200 },
  })
  return (
    <Labelled label={t('pickSupplier')}>
      {id => (
        <Select
          id={id}
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          loading={list.isFetching}
          {...(value ? { value } : {})}
          options={(list.data?.rows ?? []).map(row => ({
            value: row.partner.orgId,
            label: row.partner.name,
          }))}
          onChange={onPick}
        />
      )}
    </Labelled>
  )
}

type PickProps = { sellerId: string; chosen: readonly string[]; onToggle: (productId: string) => void }

function PickProducts({ sellerId, chosen, onToggle }: PickProps) {
  const t = useApprovalText()
  const [q, setQ] = useState('')
  const found = useGet<ListAnswer<Offer>>('/trade/offers', {
    query: { q: q.trim(), 'f.seller': sellerId, limit: 50 },
    keep: true,
  })
  return (
    <>
      <Labelled label={t('findProducts')}>
        {id => <Input id={id} value={q} maxLength={100} onChange={event => setQ(event.target.value)} />}
      </Labelled>
      <ul className="papers choose-list">
        {found.data?.rows.map(offer => (
          <li key={offer.productId}>
            <Checkbox checked={chosen.includes(offer.productId)} onChange={() => onToggle(offer.productId)}>
              <b>{offer.genericName}</b>{' '}
              <span className="soft small">{[offer.spec, offer.makerName].join(' · ')}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  )
}

function Ask({ onDone }: { onDone: (relationId: string) => void }) {
  const t = useApprovalText()
  const relationId = useRef(uuidv7())
  const [sellerId, setSeller] = useState<string>()
  const [chosen, setChosen] = useState<string[]>([])
  const start = useCommand<{ relationId: string }>('/party/')
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  const send = async () => {
    const body = { relationId: relationId.current, sellerId, productIds: chosen, draft: true }
    const answer = await start.send('/trade/first-products', body)
    if (!answer) return
    toast(t('started', { name: t('chosen', { n: chosen.length }) }))
    onDone(answer.relationId)
  }
  const pick = (orgId: string) => {
    setSeller(orgId)
    setChosen([])
  }
  return (
    <div className="stack">
      <p className="soft">{t('newProductsHint')}</p>
      <PickSupplier value={sellerId} onPick={pick} />
      {sellerId && <PickProducts sellerId={sellerId} chosen={chosen} onToggle={toggle} />}
      {start.problem && <Refusal problem={start.problem} />}
      <div className="row">
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={start.busy}
          onClick={() => void send()}
        >
          {t('startFile')}
        </Button>
        <span className="soft" aria-live="polite">
          {t('chosen', { n: chosen.length })}
        </span>
      </div>
    </div>
  )
}

/** Chooses products of one supplier and starts their file, whose documents are uploaded next. */
export function NewProducts({ onStarted }: { onStarted: (relationId: string) => void }) {
  const t = useApprovalText()
  const [open, setOpen] = useState(false)
  const done = (relationId: string) => {
    setOpen(false)
    onStarted(relationId)
  }
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('newProducts')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('newProducts')}</span>
      </Button>
      {open && (
        <Sheet title={t('newProducts')} onClose={() => setOpen(false)}>
          <Ask onDone={done} />
        </Sheet>
      )}
    </>
  )
}
