import type { OverrideSigned, RuleCard } from '@yaolian/rulebook/contract'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../kit/command.ts'
import { DateInput } from '../../kit/form/DateInput.tsx'
import { useBoth } from '../../kit/lang.ts'
import { useGet } from '../../kit/queries.ts'
import { Refusal } from '../../kit/Refusal.tsx'
import { Sheet } from '../../kit/Sheet.tsx'
import { useSession } from '../../kit/session.tsx'
import { toast } from '../../kit/toast.tsx'
import { FirmName } from '../party/FirmName.tsx'
import { FirmChoose, ProductChoose } from './Choose.tsx'
import { type Override, ProductWords } from './OverrideWords.tsx'
import { useRuleText } from './text.ts'

type Signed = Static<typeof OverrideSigned>

/** A label and its input, one below the other. */
function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="stack">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useRuleText()
  return (
    <Field id="override-reason" label={t('overrideReason')}>
      <Input.TextArea
        id="override-reason"
        rows={3}
        maxLength={500}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </Field>
  )
}

/** The rules that the reader may sign for: the law lets somebody pass them, and the role is the reader's. */
function RuleChoose({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useRuleText()
  const both = useBoth()
  const { can, today } = useSession()
  const { data } = useGet<{ rows: RuleCard[] }>('/rulebook/rules', { query: { date: today } })
  const mine = (data?.rows ?? []).filter(
    rule =>
      rule.decision === 'block' &&
      'roles' in rule.override &&
      rule.override.roles.some(role => can(`rulebook.override.${role}`)),
  )
  return (
    <Select
      id="override-rule"
      className="choose"
      {...(value ? { value } : {})}
      options={mine.map(rule => ({ value: rule.id, label: `${both(rule.title)} · ${rule.id}` }))}
      notFoundContent={t('nothingFound')}
      onChange={onChange}
    />
  )
}

/** The first signature: which rule, for whom, for what, until when, and why. */
export function NewOverride({ seller, onClose }: { seller: string; onClose: () => void }) {
  const t = useRuleText()
  const { can } = useSession()
  const platform = can('rulebook.override.platform')
  const sign = useCommand<Signed>('/rulebook/overrides')
  const [overrideId] = useState(uuidv7)
  const [wanted, setWanted] = useState({
    sellerOrgId: seller,
    ruleId: '',
    buyerOrgId: '',
    productId: '',
    validTo: '',
    reason: '',
  })
  const put = (part: Partial<typeof wanted>) => setWanted(now => ({ ...now, ...part }))
  const { sellerOrgId, productId, ...rest } = wanted
  const ready =
    rest.ruleId && rest.buyerOrgId && rest.validTo && rest.reason.trim() && (!platform || sellerOrgId)
  const submit = async () => {
    const body = {
      overrideId,
      ...rest,
      ...(productId && { productId }),
      ...(platform && sellerOrgId && { sellerOrgId }),
    }
    const answer = await sign.send('/rulebook/overrides', body)
    if (!answer) return
    toast(t(answer.granted ? 'signedDone' : 'signedOnce'))
    onClose()
  }
  return (
    <Sheet
      title={t('newOverride')}
      side="middle"
      width={560}
      onClose={onClose}
      footer={
        <Button type="primary" loading={sign.busy} disabled={!ready} onClick={() => void submit()}>
          {t('signFirst')}
        </Button>
      }
    >
      <div className="stack">
        <Field id="override-rule" label={t('overrideRule')}>
          <RuleChoose value={wanted.ruleId} onChange={ruleId => put({ ruleId })} />
        </Field>
        {platform && (
          <Field id="override-seller" label={t('seller')}>
            <FirmChoose
              id="override-seller"
              of="all"
              value={sellerOrgId}
              onChange={firm => put({ sellerOrgId: firm })}
            />
          </Field>
        )}
        <Field id="override-buyer" label={t('buyer')}>
          <FirmChoose
            id="override-buyer"
            of={platform ? 'all' : 'customers'}
            value={wanted.buyerOrgId}
            onChange={buyerOrgId => put({ buyerOrgId })}
          />
        </Field>
        <Field id="override-product" label={t('overrideProduct')}>
          <ProductChoose id="override-product" value={productId} onChange={id => put({ productId: id })} />
        </Field>
        <Field id="override-to" label={t('overrideTo')}>
          <DateInput
            id="override-to"
            value={wanted.validTo || undefined}
            invalid={false}
            describedBy=""
            onChange={day => put({ validTo: day ?? '' })}
            onBlur={() => {}}
          />
        </Field>
        <Reason value={wanted.reason} onChange={reason => put({ reason })} />
        {sign.problem && <Refusal problem={sign.problem} />}
      </div>
    </Sheet>
  )
}

type OneProps = { one: Override; seller: string; onClose: () => void }

/** The second person signs the very same thing. */
export function SecondSignature({ one, seller, onClose }: OneProps) {
  const t = useRuleText()
  const sign = useCommand<Signed>('/rulebook/overrides')
  const [reason, setReason] = useState('')
  const submit = async () => {
    const { overrideId, ruleId, buyerOrgId, productId, validTo } = one
    const body = { overrideId, ruleId, buyerOrgId, productId, validTo, reason }
    const answer = await sign.send('/rulebook/overrides', { ...body, ...(seller && { sellerOrgId: seller }) })
    if (!answer) return
    toast(t('signedDone'))
    onClose()
  }
  return (
    <Sheet
      title={t('signSecond')}
      side="middle"
      width={520}
      onClose={onClose}
      footer={
        <Button type="primary" loading={sign.busy} disabled={!reason.trim()} onClick={() => void submit()}>
          {t('signSecond')}
        </Button>
      }
    >
      <div className="stack">
        <p>
          {one.ruleId} · <FirmName orgId={one.buyerOrgId} /> · <ProductWords productId={one.productId} /> ·{' '}
          {t('until')} {one.validTo}
        </p>
        <p className="soft">{one.signatures[0]?.reason}</p>
        <Reason value={reason} onChange={setReason} />
        {sign.problem && <Refusal problem={sign.problem} />}
      </div>
    </Sheet>
  )
}

export function EndOverride({ one, seller, onClose }: OneProps) {
  const t = useRuleText()
  const end = useCommand('/rulebook/overrides')
  const [reason, setReason] = useState('')
  const submit = async () => {
    const body = { reason, ...(seller && { sellerOrgId: seller }) }
    if (!(await end.send(`/rulebook/overrides/${one.overrideId}/end`, body))) return
    toast(t('ended'))
    onClose()
  }
  return (
    <Sheet
      title={t('endTitle')}
      side="middle"
      width={520}
      onClose={onClose}
      footer={
        <Button danger loading={end.busy} disabled={!reason.trim()} onClick={() => void submit()}>
          {t('endOverride')}
        </Button>
      }
    >
      <div className="stack">
        <p className="soft">{t('endHint')}</p>
        <Reason value={reason} onChange={setReason} />
        {end.problem && <Refusal problem={end.problem} />}
      </div>
    </Sheet>
  )
}
