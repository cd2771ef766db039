import { ShipOrder } from '@yaolian/trade/contract'
import { Checkbox } from 'antd'
import { useMemo } from 'react'
import Type, { type Static } from 'typebox'
import { CodeInput, TextInput } from '../../../kit/form/inputs.tsx'
import { type Field, SchemaForm } from '../../../kit/form/SchemaForm.tsx'
import { userStore, useSession } from '../../../kit/session.tsx'
import { useDeskText } from '../text.ts'
import { CarrierSelect } from './CarrierSelect.tsx'

const Shipment = Type.Omit(ShipOrder, ['id'])
export type Shipment = Static<typeof Shipment>

const lastName = 'desk.shipment'

/** Carrier and plate; the last ones are offered again, since a van takes more than one order. */
export function ShipForm({
  submit,
  onSubmit,
}: {
  submit: string
  onSubmit: (value: Shipment) => Promise<unknown>
}) {
  const t = useDeskText()
  const store = userStore(useSession().me.user.userId)
  const fields = useMemo<Field<Shipment>[]>(
    () => [
      {
        name: 'carrierName',
        label: t('carrierName'),
        input: p => <TextInput {...p} maxLength={80} autoComplete="organization" />,
      },
      {
        name: 'ownVehicle',
        label: t('ownVehicle'),
        hint: t('ownVehicleHint'),
        input: p => (
          <Checkbox
            id={p.id}
            checked={p.value ?? false}
            onChange={event => p.onChange(event.target.checked || undefined)}
          >
            {t('ownVehicleYes')}
          </Checkbox>
        ),
      },
      {
        name: 'carrierOrgId',
        label: t('carrierFirm'),
        hint: t('carrierFirmHint'),
        input: p => <CarrierSelect {...p} />,
      },
      {
        name: 'plate',
        label: t('plate'),
        input: p => <CodeInput {...p} maxLength={20} autoComplete="off" />,
      },
    ],
    [t],
  )
  const initial = useMemo(() => store.read<Shipment>(lastName) ?? {}, [store])
  return (
    <SchemaForm
      schema={Shipment}
      fields={fields}
      initial={initial}
      submit={submit}
      onSubmit={async value => {
        await onSubmit(value)
        store.write(lastName, value)
      }}
    />
  )
}
