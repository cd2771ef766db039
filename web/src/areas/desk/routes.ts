import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const desk = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk',
  component: lazyRouteComponent(() => import('./DeskFrame.tsx'), 'DeskFrame'),
})

const simulator = createRoute({
  getParentRoute: () => desk,
  path: '/simulator',
  component: lazyRouteComponent(() => import('./rules/RulePages.tsx'), 'DeskSimulator'),
})

const overrides = createRoute({
  getParentRoute: () => desk,
  path: '/overrides',
  component: lazyRouteComponent(() => import('./rules/RulePages.tsx'), 'DeskOverrides'),
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

const missed = createRoute({
  getParentRoute: () => desk,
  path: '/searches',
  loader: ({ location }) => prefetchList('/catalogue/searches/missed', location.search),
  component: lazyRouteComponent(() => import('../../parts/catalogue/Missed.tsx'), 'Missed'),
})

const imports = createRoute({
  getParentRoute: () => desk,
  path: '/imports',
  loader: () => prefetch('/catalogue/imports', { limit: 30 }),
  component: lazyRouteComponent(() => import('./imports/Imports.tsx'), 'Imports'),
})

const importOne = createRoute({
  getParentRoute: () => desk,
  path: '/imports/$importId',
  loader: ({ params }) => prefetch(`/catalogue/imports/${params.importId}`),
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
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

const suppliers = createRoute({
  getParentRoute: () => desk,
  path: '/suppliers',
  loader: ({ location }) => prefetchList('/party/suppliers', location.search),
  component: lazyRouteComponent(() => import('../../parts/approval/Suppliers.tsx'), 'Suppliers'),
})

const firstProducts = createRoute({
  getParentRoute: () => desk,
  path: '/first-products',
  loader: ({ location }) => prefetchList('/party/first-products', location.search),
  component: lazyRouteComponent(() => import('../../parts/approval/FirstProducts.tsx'), 'FirstProducts'),
})

const salespeople = createRoute({
  getParentRoute: () => desk,
  path: '/salespeople',
  loader: ({ location }) => prefetchList('/party/salespeople', location.search),
  component: lazyRouteComponent(() => import('../../parts/approval/Salespeople.tsx'), 'Salespeople'),
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
    missed,
    imports,
    importOne,
    lots,
    stockProducts,
    holds,
    places,
    receive,
    customers,
    suppliers,
    firstProducts,
    salespeople,
    statement,
    returns,
    simulator,
    overrides,
    licences,
  ]),
  statementPrint,
]
