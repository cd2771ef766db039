import { FIRM_FORMATS } from '@yaolian/codes/contract'
import { OrganisationKind, RegisterBody } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { ChoiceInput, CodeInput, TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Sheet } from '../../../kit/Sheet.tsx'
import { useSession } from '../../../kit/session.tsx'
import { toast } from '../../../kit/toast.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useGo } from '../../../kit/view.ts'
import { CodeRead } from '../../../parts/codes/CodeRead.tsx'
import { PlaceInput } from '../../../parts/party/PlaceInput.tsx'
import { PlaceValue, withNames } from '../../../parts/party/place-value.ts'
import { usePartyText } from '../../../parts/party/text.ts'
import { useWord } from '../../../parts/text.ts'
import { usePlatformText } from '../text.ts'
import { ParentInput } from './ParentInput.tsx'

/** Natural persons (自然人) are no parties of trade between firms and have no form here. */
const Firm = Type.Object({
  ...Type.Omit(RegisterBody, ['id', 'orgId', 'isPerson', 'province', 'city', 'district']).properties,
  place: PlaceValue,
})
type Firm = Static<typeof Firm>

function useFields(): Field<Firm>[] {
  const t = usePlatformText()
  const party = usePartyText()
  const word = useWord()
  return useMemo<Field<Firm>[]>(() => {
    const kinds = OrganisationKind.enum as readonly Static<typeof OrganisationKind>[]
    const kindOptions = kinds.map(value => ({ value, label: word('org', value) }))
    return [
      { name: 'name', label: t('firmName'), span: 2, input: p => <TextInput {...p} maxLength={120} /> },
      {
        name: 'uscc',
        label: party('uscc'),
        input: p => (
          <>
            <CodeInput {...p} maxLength={18} />
            <CodeRead format={FIRM_FORMATS.uscc} text={p.value ?? undefined} />
          </>
        ),
      },
      { name: 'kind', label: party('kind'), input: p => <ChoiceInput {...p} options={kindOptions} /> },
      { name: 'place', label: party('division'), span: 2, input: p => <PlaceInput {...p} /> },
      { name: 'detail', label: t('address'), input: p => <TextInput {...p} maxLength={120} /> },
      { name: 'contact', label: party('contact'), input: p => <TextInput {...p} maxLength={60} /> },
      { name: 'phone', label: t('phone'), input: p => <TextInput {...p} maxLength={30} type="tel" /> },
      { name: 'shortName', label: t('shortName'), input: p => <TextInput {...p} maxLength={60} /> },
      { name: 'parentOrgId', label: party('parent'), input: p => <ParentInput {...p} /> },
    ]
  }, [t, party, word])
}

function RegisterSheet({ onClose }: { onClose: () => void }) {
  const t = usePlatformText()
  const { me } = useSession()
  const orgId = useRef(uuidv7())
  const send = useSend('/party/')
  const go = useGo()
  const fields = useFields()
  const submit = async (value: Firm) => {
    await send('/party/organisations', { orgId: orgId.current, ...withNames(value) })
    toast(t('registered', { name: value.name }))
    go(`/platform/organisations/${orgId.current}/onboarding`)
  }
  return (
    <Sheet title={t('register')} width={640} onClose={onClose}>
      <div className="stack">
        <p className="soft">{t('registerHint')}</p>
        <SchemaForm
          schema={Firm}
          fields={fields}
          words={{ 'uscc.anyOf': t('usccWrong') }}
          submit={t('register')}
          draft={{ userId: me.user.userId, name: 'firm' }}
          onSubmit={submit}
        />
      </div>
    </Sheet>
  )
}

/** 登记企业. */
export function RegisterFirm() {
  const t = usePlatformText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="primary"
        className="tool"
        aria-label={t('register')}
        icon={<Icon name="plus" />}
        onClick={() => setOpen(true)}
      >
        <span className="tool-label">{t('register')}</span>
      </Button>
      {open && <RegisterSheet onClose={() => setOpen(false)} />}
    </>
  )
}
