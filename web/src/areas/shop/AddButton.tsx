import { packs } from '../../kit/format.ts'
import { Icon } from '../../kit/Icon.tsx'
import { useLang } from '../../kit/lang.ts'
import { useSession } from '../../kit/session.tsx'
import { useView } from '../../kit/view.ts'
import { fitQuantity } from './cart.ts'
import { useShopText } from './text.ts'
import { useCartChange, useInCart } from './useCart.ts'
import { type Offer, offerKey } from './wire.ts'

/** 加入, then a stepper in the seller's own steps; for a closed offer the way to its reason. */
export function AddButton({ offer }: { offer: Offer }) {
  const t = useShopText()
  const lang = useLang()
  const quantity = useInCart(offer)
  const { set } = useCartChange()
  const controls = useView()
  const { can } = useSession()
  const label = offer.genericName
  if (offer.closed) {
    return (
      <button type="button" className="link bad" onClick={() => controls.open(offerKey(offer))}>
        {t('why')}
      </button>
    )
  }
  if (offer.availableUnits === 0 || !can('trade.order.place')) return null
  const step = (by: 1 | -1) => {
    const next = quantity + by * offer.multiple
    set(offer, next < offer.minQuantity && by < 0 ? 0 : fitQuantity(next, offer))
  }
  if (quantity === 0) {
    return (
      <button type="button" className="add" aria-label={`${t('add')} ${label}`} onClick={() => step(1)}>
        {t('add')}
      </button>
    )
  }
  return (
    <span className="stepper" title={packs(quantity, offer.packLevels, lang)}>
      <button type="button" aria-label={`− ${label}`} onClick={() => step(-1)}>
        <Icon name="minus" size={12} />
      </button>
      <output className="num">{quantity}</output>
      <button type="button" aria-label={`+ ${label}`} onClick={() => step(1)}>
        <Icon name="plus" size={12} />
      </button>
    </span>
  )
}
