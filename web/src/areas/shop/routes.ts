import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
import { prefetch } from '../../kit/queries.ts'
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

const product = createRoute({
  getParentRoute: () => shop,
  path: '/products/$productId',
  loader: ({ params }) => prefetch(`/catalogue/products/${params.productId}`),
  component: lazyRouteComponent(() => import('./ProductPage.tsx'), 'ProductPage'),
})

const categories = createRoute({
  getParentRoute: () => shop,
  path: '/categories',
  component: lazyRouteComponent(() => import('./Categories.tsx'), 'Categories'),
})

const cart = createRoute({
  getParentRoute: () => shop,
  path: '/cart',
  component: lazyRouteComponent(() => import('./CartPage.tsx'), 'CartPage'),
})

const checkout = createRoute({
  getParentRoute: () => shop,
  path: '/checkout',
  loader: () => prefetch('/party/addresses'),
  component: lazyRouteComponent(() => import('./Checkout.tsx'), 'Checkout'),
})

const orders = createRoute({
  getParentRoute: () => shop,
  path: '/orders',
  loader: ({ location }) => prefetchList('/trade/purchases', location.search),
  component: lazyRouteComponent(() => import('./Orders.tsx'), 'Orders'),
})

const statement = createRoute({
  getParentRoute: () => shop,
  path: '/statement',
  component: lazyRouteComponent(() => import('./Statement.tsx'), 'Statement'),
})

const licences = createRoute({
  getParentRoute: () => shop,
  path: '/licences',
  loader: () => prefetch('/party/organisation'),
  component: lazyRouteComponent(() => import('../../parts/party/OwnLicences.tsx'), 'OwnLicences'),
})

const suppliers = createRoute({
  getParentRoute: () => shop,
  path: '/suppliers',
  loader: ({ location }) => prefetchList('/party/suppliers', location.search),
  component: lazyRouteComponent(() => import('../../parts/approval/Suppliers.tsx'), 'Suppliers'),
})

const firstProducts = createRoute({
  getParentRoute: () => shop,
  path: '/first-products',
  loader: ({ location }) => prefetchList('/party/first-products', location.search),
  component: lazyRouteComponent(() => import('../../parts/approval/FirstProducts.tsx'), 'FirstProducts'),
})

export const shopRoutes = shop.addChildren([
  offers,
  product,
  categories,
  cart,
  checkout,
  orders,
  statement,
  licences,
  suppliers,
  firstProducts,
])
