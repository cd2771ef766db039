import { AddLicenceBody, type LicenceKind, type LicenceRow, RenewLicenceBody } from '@yaolian/party/contract'
import { useMemo, useRef } from 'react'
import Type from 'typebox'
import { uuidv7 } from 'uuidv7'
import { LongTextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useWord } from '../../text.ts'
import { usePartyText } from '../text.ts'
import { type LicencePaper, periodCheck, useLicenceFields } from './LicenceFields.tsx'
import type { Holder, Reader } from './NumberRead.tsx'

const Paper = Type.Omit(AddLicenceBody, ['id', 'orgId', 'licenceId', 'toVerify'])
const Renewal = Type.Omit(RenewLicenceBody, ['id', 'licenceId'])
const Correction = Type.Object({
  ...Type.Omit(Renewal, ['fileIds']).properties,
  reason: Type.String({ minLength: 2, maxLength: 300 }),
})

type Firm = Holder & { orgId: string; name: string }

/** The firm and kind against which a form reads the number back; the same object while the form lives. */
function useReader(holder: Holder, kind?: LicenceKind): Reader {
  const chosen = useRef(kind)
  return useMemo(() => ({ holder, kind: chosen }), [holder])
}

/** An empty scope is "no classes named": the server asks for one where the kind needs it. */
const withScope = <T extends object>(value: T) => ({ scope: [], ...value })

/** Enters a licence; what a holder enters counts after quality has seen it. */
type AddProps = {
  firm: Firm
  /** The kind that is missing. */
  kind?: LicenceKind
  /** A second person verifies, also when the one who enters could. */
  toVerify?: boolean
  onClose: () => void
}

export function AddLicenceSheet({ firm, kind, toVerify = false, onClose }: AddProps) {
  const t = usePartyText()
  const { me, can } = useSession()
  const licenceId = useRef(uuidv7())
  const send = useSend('/party/')
  const fields = useLicenceFields(useReader(firm, kind))
  const submit = async (value: object) => {
    const body = {
      ...{ licenceId: licenceId.current, orgId: firm.orgId, ...withScope(value) },
      ...(toVerify && { toVerify }),
    }
    await send('/party/licences', body)
    toast(t('licenceAdded'))
    onClose()
  }
  return (
    <Sheet title={t('addLicenceTitle', { name: firm.name })} width={640} onClose={onClose}>
      <div className="stack">
        <p className="soft">
          {t(can('party.licence.verify') && !toVerify ? 'addLicenceSeen' : 'addLicenceUnseen')}
        </p>
        <SchemaForm
          schema={Type.Object({ ...Paper.properties, scope: Type.Optional(Paper.properties.scope) })}
          fields={fields}
          initial={kind ? { kind } : {}}
          check={periodCheck}
          words={{ 'validTo.period': t('periodWrong') }}
          submit={t('addLicence')}
          draft={{ userId: me.user.userId, name: `licence.${firm.orgId}.${kind ?? ''}` }}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}

type LicenceProps = { licence: LicenceRow; holder: Holder; onClose: () => void }

const corrected: readonly string[] = ['number', 'scope', 'issuedBy', 'validFrom', 'validTo']
const renewed: readonly string[] = ['fileIds', ...corrected]
const paperOf = ({ number, scope, issuedBy }: LicenceRow) => ({
  number,
  issuedBy,
  scope: scope as LicencePaper['scope'],
})

/** 换证: the document that follows an old one. The old one's last day stays until the new one begins. */
export function RenewLicenceSheet({ licence, holder, onClose }: LicenceProps) {
  const t = usePartyText()
  const word = useWord()
  const licenceId = useRef(uuidv7())
  const send = useSend('/party/')
  const all = useLicenceFields(useReader(holder, licence.kind))
  const fields = useMemo(() => all.filter(field => renewed.includes(field.name)), [all])
  const submit = async (value: object) => {
    const body = { licenceId: licenceId.current, ...withScope(value) }
    await send(`/party/licences/${licence.licenceId}/renew`, body)
    toast(t('licenceRenewed'))
    onClose()
  }
  return (
    <Sheet title={t('renewTitle', { licence: word('licence', licence.kind) })} width={640} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('renewHint', { number: licence.number, validTo: licence.validTo })}</p>
        <SchemaForm
          schema={Type.Object({ ...Renewal.properties, scope: Type.Optional(Renewal.properties.scope) })}
          fields={fields as never}
          initial={paperOf(licence)}
          check={periodCheck}
          words={{ 'validTo.period': t('periodWrong') }}
          submit={t('renew')}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}

/** Puts right what was typed wrongly; the former text is kept in the history. */
export function CorrectLicenceSheet({ licence, holder, onClose }: LicenceProps) {
  const t = usePartyText()
  const send = useSend('/party/')
  const all = useLicenceFields(useReader(holder, licence.kind))
  const fields = useMemo(() => {
    const reason: Field<{ reason: string }> = {
      name: 'reason',
      label: t('correctWhy'),
      span: 2,
      input: p => <LongTextInput {...p} maxLength={300} />,
    }
    return [...all.filter(field => corrected.includes(field.name)), reason]
  }, [all, t])
  const submit = async ({ reason, ...correction }: { reason: string }) => {
    await send(`/party/licences/${licence.licenceId}/correct`, { reason, correction: withScope(correction) })
    toast(t('licenceCorrected'))
    onClose()
  }
  const { validFrom, validTo } = licence
  return (
    <Sheet title={t('correctTitle', { number: licence.number })} width={640} onClose={onClose}>
      <SchemaForm
        schema={Type.Object({ ...Correction.properties, scope: Type.Optional(Renewal.properties.scope) })}
        fields={fields as never}
        initial={{ ...paperOf(licence), validFrom, validTo }}
        check={periodCheck}
        words={{ 'validTo.period': t('periodWrong') }}
        submit={t('correct')}
        onSubmit={submit}
      />
    </Sheet>
  )
}
