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

export const deskRoutes = desk.addChildren([home, orders, order, customers])
