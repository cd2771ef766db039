import type { Address as AddressSchema } from '@yaolian/party/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../../kit/session.tsx'
import { NewAddress } from './NewAddress.tsx'
import { useShopText } from './text.ts'

export type Address = AddressSchema

type AddressesProps = {
  addresses: readonly Address[]
  chosen: string | undefined
  onChoose: (addressId: string) => void
}

/** The organisation's ship-to addresses to choose from. */
export function Addresses({ addresses, chosen, onChoose }: AddressesProps) {
  const t = useShopText()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const mayAdd = can('party.address.edit')
  return (
    <>
      {addresses.length === 0 && (
        <p className="soft">
          <b>{t('noAddress')}</b> {!mayAdd && t('noAddressHint')}
        </p>
      )}
      <fieldset className="addresses">
        <legend className="unseen">{t('shipTo')}</legend>
        {addresses.map(one => (
          <label key={one.addressId} className="address">
            <input
              type="radio"
              name="shipTo"
              checked={one.addressId === chosen}
              onChange={() => onChoose(one.addressId)}
            />
            <span>
              <b>{one.label}</b>
              {one.isDefault && <span className="badge badge-accent">{t('addressDefault')}</span>}
              <br />
              {one.province}
              {one.city}
              {one.district}
              {one.detail}
              <br />
              <span className="soft num">
                {one.contact} {one.phone}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {mayAdd && (
        <Button className="address-new" onClick={() => setAdding(true)}>
          {t('newAddress')}
        </Button>
      )}
      {adding && <NewAddress onClose={() => setAdding(false)} onAdded={onChoose} />}
    </>
  )
}
