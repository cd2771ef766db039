import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Entrance, Frame } from '../../kit/frame/Frame.tsx'
import { useSession } from '../../kit/session.tsx'
import { useGo } from '../../kit/view.ts'
import { useWaitingFiles } from '../../parts/approval/useWaitingFiles.ts'
import { NoticeBell } from '../../parts/party/NoticeBell.tsx'
import { FindOffer } from './FindOffer.tsx'
import './shop.css'
import { useShopText } from './text.ts'
import { useCart } from './useCart.ts'
import { offerKey } from './wire.ts'

function ShopFrameIn() {
  const t = useShopText()
  const { cart } = useCart()
  const go = useGo()
  const { can } = useSession()
  const { pathname } = useLocation()
  const files = useWaitingFiles()
  const mayBuy = can('trade.offer.read')
  // Who only signs or settles starts at the orders.
  useEffect(() => {
    if (!mayBuy && pathname === '/shop') go('/shop/orders', {}, true)
  })
  return (
    <Frame
      area="shop"
      title={t('title')}
      home="/shop"
      search={
        mayBuy && (
          <FindOffer
            onPick={offer => go('/shop', { q: offer.genericName, open: offerKey(offer) })}
            onAll={q => go('/shop', { q })}
          />
        )
      }
      nav={[
        mayBuy && { to: '/shop', label: t('offers'), icon: 'search', ownSearch: true, exact: true },
        mayBuy && { to: '/shop/categories', label: t('browse'), icon: 'box' },
        mayBuy && { to: '/shop/cart', label: t('cart'), icon: 'cart', count: cart.length },
        can('trade.order.read') && {
          to: '/shop/orders',
          label: t('orders'),
          icon: 'orders',
          ownSearch: true,
        },
        can('trade.statement.read') && { to: '/shop/statement', label: t('statement'), icon: 'statement' },
        can('party.relation.read') && {
          to: '/shop/suppliers',
          label: t('suppliers'),
          icon: 'truck',
          count: files.supplier,
          ownSearch: true,
        },
        can('party.relation.read') && {
          to: '/shop/first-products',
          label: t('firstProducts'),
          icon: 'check',
          count: files.product,
          ownSearch: true,
        },
        can('party.organisation.read') && { to: '/shop/licences', label: t('licences'), icon: 'proof' },
      ]}
      actions={<NoticeBell to="/shop/licences" />}
    />
  )
}

export const ShopFrame = () => (
  <Entrance>
    <ShopFrameIn />
  </Entrance>
)
