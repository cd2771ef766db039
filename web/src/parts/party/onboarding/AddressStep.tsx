import { Address, type Onboarding } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import Type, { type Static } from 'typebox'
import { uuidv7 } from 'uuidv7'
import { TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { useGet } from '../../../kit/queries.ts'
import { useSend } from '../../../kit/useSend.ts'
import { PlaceValue, placeOf, withNames } from '../place-value.ts'
import { usePartyText } from '../text.ts'
import { usePlaceFields } from './usePlaceFields.tsx'

const { label, contact, phone, detail } = Address.properties
const Body = Type.Object({ label, contact, phone, place: PlaceValue, detail })

/** Third step, of a firm itself: where goods may be sent. The first one starts from the firm's own place. */
export function AddressStep({ firm, onDone }: { firm: Onboarding; onDone: () => void }) {
  const t = usePartyText()
  const addressId = useRef(uuidv7())
  const send = useSend('/party/addresses')
  const { data } = useGet<{ rows: Address[] }>('/party/addresses')
  const placeFields = usePlaceFields()
  const fields = useMemo(() => {
    const name: Field<{ label: string }> = {
      name: 'label',
      label: t('addressName'),
      span: 2,
      input: p => <TextInput {...p} maxLength={40} />,
    }
    return [name, ...placeFields]
  }, [t, placeFields])
  const rows = data?.rows ?? []
  const submit = async (value: Static<typeof Body>) => {
    const body = { ...withNames(value), addressId: addressId.current, isDefault: rows.length === 0 }
    await send('/party/addresses', { ...body, latitude: null, longitude: null })
    addressId.current = uuidv7()
    onDone()
  }
  const known = Object.fromEntries(
    (['detail', 'contact', 'phone'] as const)
      .filter(name => firm[name] !== '')
      .map(name => [name, firm[name]]),
  )
  const place = placeOf(firm)
  if (rows.length > 0) {
    return (
      <div className="stack">
        <ul className="needs">
          {rows.map(one => (
            <li key={one.addressId}>
              {one.label} · {one.city} {one.district} {one.detail} · {one.contact}
            </li>
          ))}
        </ul>
        <div className="row">
          <Button type="primary" onClick={onDone}>
            {t('goOn')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="stack">
      <p className="soft">{t('addressHint')}</p>
      <SchemaForm
        schema={Body}
        fields={fields as never}
        initial={{ label: t('addressFirst'), ...known, ...(place && { place }) }}
        submit={t('saveAndOn')}
        onSubmit={submit}
      />
    </div>
  )
}
