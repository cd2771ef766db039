import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/table/useRows.ts'
import { rootRoute } from '../../root.tsx'

const shop = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shop',
  component: lazyRouteComponent(() => import('./ShopFrame.tsx'), 'ShopFrame'),
})

const offers = createRoute({
  getParentRoute: () => shop,
  path: '/',
  loader: ({ location }) => prefetchList('/trade/offers', location.search),
  component: lazyRouteComponent(() => import('./Offers.tsx'), 'Offers'),
})

export const shopRoutes = shop.addChildren([offers])
