import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import { useGo } from '../../kit/view.ts'
import { FindOffer } from './FindOffer.tsx'
import './shop.css'
import { useShopText } from './text.ts'
import { useCart } from './useCart.ts'
import { offerKey } from './wire.ts'

function ShopFrameIn() {
  const t = useShopText()
  const { cart } = useCart()
  const go = useGo()
  return (
    <Frame
      area="shop"
      title={t('title')}
      home="/shop"
      search={
        <FindOffer
          onPick={offer => go('/shop', { q: offer.genericName, open: offerKey(offer) })}
          onAll={q => go('/shop', { q })}
        />
      }
      nav={[
        { to: '/shop', label: t('offers'), icon: 'search', ownSearch: true, exact: true },
        { to: '/shop/cart', label: t('cart'), icon: 'cart', count: cart.length },
        { to: '/shop/orders', label: t('orders'), icon: 'orders', ownSearch: true },
        { to: '/shop/statement', label: t('statement'), icon: 'statement' },
      ]}
    />
  )
}

export const ShopFrame = () => (
  <Entrance>
    <ShopFrameIn />
  </Entrance>
)
