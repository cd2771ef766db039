import { Address } from '@yaolian/party/contract'
import { useMemo, useRef } from 'react'
import Type from 'typebox'
import { uuidv7 } from 'uuidv7'
import { post } from '../../kit/api.ts'
import { LongTextInput, TextInput } from '../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../kit/form/SchemaForm.tsx'
import { refresh } from '../../kit/queries.ts'
import { Sheet } from '../../kit/Sheet.tsx'
import { useSession } from '../../kit/session.tsx'
import { toast } from '../../kit/toast.tsx'
import { PlaceInput } from '../../parts/party/PlaceInput.tsx'
import { PlaceValue, withNames } from '../../parts/party/place-value.ts'
import { useShopText } from './text.ts'

const { label, contact, phone, detail } = Address.properties
const Body = Type.Object({ label, contact, phone, place: PlaceValue, detail })
type Body = Type.Static<typeof Body>

/** A new ship-to address, checked by the server's own schema. */
export function NewAddress({
  onClose,
  onAdded,
}: {
  onClose: () => void
  onAdded: (addressId: string) => void
}) {
  const t = useShopText()
  const { me } = useSession()
  const ids = useRef({ id: uuidv7(), addressId: uuidv7() })
  const fields = useMemo<Field<Body>[]>(
    () => [
      { name: 'label', label: t('addressLabel'), input: p => <TextInput {...p} maxLength={40} /> },
      { name: 'contact', label: t('addressContact'), input: p => <TextInput {...p} maxLength={40} /> },
      { name: 'phone', label: t('addressPhone'), input: p => <TextInput {...p} maxLength={30} type="tel" /> },
      { name: 'place', label: t('addressPlace'), span: 2, input: p => <PlaceInput {...p} /> },
      {
        name: 'detail',
        label: t('addressDetail'),
        span: 2,
        input: p => <LongTextInput {...p} maxLength={120} />,
      },
    ],
    [t],
  )
  const save = async (value: Body) => {
    const { addressId } = ids.current
    await post('/party/addresses', {
      ...ids.current,
      ...withNames(value),
      isDefault: false,
      latitude: null,
      longitude: null,
    })
    await refresh('/party/addresses')
    onAdded(addressId)
    toast(t('addressSaved'))
    onClose()
  }
  return (
    <Sheet title={t('newAddress')} side="middle" width={640} onClose={onClose}>
      <SchemaForm
        schema={Body}
        fields={fields}
        submit={t('addressSave')}
        draft={{ userId: me.user.userId, name: 'address' }}
        onSubmit={save}
      />
    </Sheet>
  )
}
