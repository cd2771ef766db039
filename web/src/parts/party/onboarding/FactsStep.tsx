import { FirmFacts, type Onboarding } from '@yaolian/party/contract'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { Facts } from '../../../kit/Facts.tsx'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { useSession } from '../../../kit/session.tsx'
import { useSend } from '../../../kit/useSend.ts'
import { useWord } from '../../text.ts'
import { PlaceValue, placeOf, withNames } from '../place-value.ts'
import { usePartyText } from '../text.ts'
import { usePlaceFields } from './usePlaceFields.tsx'

const { shortName, detail, contact, phone } = FirmFacts.properties
const Body = Type.Object({ shortName, place: PlaceValue, detail, contact, phone })

/** First step: what the register says stands there, the rest is filled in. */
export function FactsStep({ firm, onDone }: { firm: Onboarding; onDone: () => void }) {
  const t = usePartyText()
  const word = useWord()
  const { me } = useSession()
  const send = useSend('/party/')
  const placeFields = usePlaceFields()
  const fields = useMemo(() => {
    const short: Field<{ shortName: string }> = {
      name: 'shortName',
      label: t('shortName'),
      input: p => <TextInput {...p} maxLength={60} />,
    }
    return [short, ...placeFields]
  }, [t, placeFields])
  const given = (['shortName', 'detail', 'contact', 'phone'] as const).filter(name => firm[name] !== '')
  const place = placeOf(firm)
  const submit = async (value: Static<typeof Body>) => {
    const body = { ...withNames(value), version: firm.version }
    await send(`/party/onboarding/${firm.orgId}/facts`, body)
    onDone()
  }
  return (
    <div className="stack">
      <Facts
        rows={[
          [t('firmName'), firm.name],
          [
            t('uscc'),
            <span key="uscc" className="code">
              {firm.uscc}
            </span>,
          ],
          [t('kind'), word('org', firm.kind)],
        ]}
      />
      <p className="soft small">{t('registerFixed')}</p>
      <SchemaForm
        key={firm.version}
        schema={Body}
        fields={fields as never}
        initial={{ ...Object.fromEntries(given.map(name => [name, firm[name]])), ...(place && { place }) }}
        submit={t('saveAndOn')}
        draft={{ userId: me.user.userId, name: `onboarding.${firm.orgId}.${firm.version}` }}
        onSubmit={submit}
      />
    </div>
  )
}
