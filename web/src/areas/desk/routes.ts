import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const desk = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  component: lazyRouteComponent(() => import('./DeskFrame.tsx'), 'DeskFrame'),
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./DeskFrame.tsx'), 'DeskHome'),
})

const orders = createRoute({
  getParentRoute: () => desk,
  path: '/orders',
  loader: ({ location }) => prefetchList('/trade/sales', location.search),
  component: lazyRouteComponent(() => import('./orders/Orders.tsx'), 'Orders'),
})

const order = createRoute({
  getParentRoute: () => desk,
  path: '/orders/$orderId',
  loader: ({ params }) => prefetch(`/trade/orders/${params.orderId}`),
  component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
})

const customers = createRoute({
  getParentRoute: () => desk,
  path: '/customers',
  loader: ({ location }) => prefetchList('/party/customers', location.search),
  component: lazyRouteComponent(() => import('./customers/Customers.tsx'), 'Customers'),
})

const statement = createRoute({
  getParentRoute: () => desk,
  path: '/statement',
  loader: ({ location }) => {
    if ('partnerId' in location.search) prefetchList('/trade/statement', location.search)
  },
  component: lazyRouteComponent(() => import('./statement/Statement.tsx'), 'Statement'),
})

const returns = createRoute({
  getParentRoute: () => desk,
  path: '/returns',
  loader: ({ location }) => prefetchList('/trade/returns', location.search),
  component: lazyRouteComponent(() => import('./returns/Returns.tsx'), 'Returns'),
})

const products = createRoute({
  getParentRoute: () => desk,
  path: '/products',
  loader: ({ location }) => prefetchList('/price/products', location.search),
  component: lazyRouteComponent(() => import('./products/Products.tsx'), 'Products'),
})

const lots = createRoute({
  getParentRoute: () => desk,
  path: '/stock',
  loader: ({ location }) => prefetchList('/stock/lots', location.search),
  component: lazyRouteComponent(() => import('./stock/Lots.tsx'), 'Lots'),
})

const stockProducts = createRoute({
  getParentRoute: () => desk,
  path: '/stock/products',
  loader: ({ location }) => prefetchList('/stock/products', location.search),
  component: lazyRouteComponent(() => import('./stock/StockProducts.tsx'), 'StockProducts'),
})

const holds = createRoute({
  getParentRoute: () => desk,
  path: '/stock/holds',
  loader: ({ location }) => prefetchList('/stock/holds', location.search),
  component: lazyRouteComponent(() => import('./stock/Holds.tsx'), 'Holds'),
})

const places = createRoute({
  getParentRoute: () => desk,
  path: '/stock/places',
  loader: () => prefetch('/stock/places'),
  component: lazyRouteComponent(() => import('./stock/PlacesPage.tsx'), 'PlacesPage'),
})

const receive = createRoute({
  getParentRoute: () => desk,
  path: '/stock/receive',
  component: lazyRouteComponent(() => import('./stock/Receive.tsx'), 'Receive'),
})

const licences = createRoute({
  getParentRoute: () => desk,
  path: '/licences',
  loader: () => prefetch('/party/organisation'),
  component: lazyRouteComponent(() => import('../../parts/party/OwnLicences.tsx'), 'OwnLicences'),
})

/** Paper has no frame, so it hangs beside the desk and not in it. */
const statementPrint = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/statement/print',
  component: lazyRouteComponent(() => import('./statement/StatementPrint.tsx'), 'StatementPrint'),
})

export const deskRoutes = [
  desk.addChildren([
    home,
    orders,
    order,
    products,
    lots,
    stockProducts,
    holds,
    places,
    receive,
    customers,
    statement,
    returns,
    licences,
  ]),
  statementPrint,
]
