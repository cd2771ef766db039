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

/** Paper has no frame, so it hangs beside the desk and not in it. */
const statementPrint = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/statement/print',
  component: lazyRouteComponent(() => import('./statement/StatementPrint.tsx'), 'StatementPrint'),
})

export const deskRoutes = [
  desk.addChildren([home, orders, order, customers, statement, returns]),
  statementPrint,
]
