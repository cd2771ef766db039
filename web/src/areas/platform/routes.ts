/**
 * The platform's own screens (organisations, products, rules, hits, proofs) and, for every firm's administrator, its
 * people, keys and licences. Built apart from the desk; questions about these pages belong here.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const platform = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platform',
  component: lazyRouteComponent(() => import('./PlatformFrame.tsx'), 'PlatformFrame'),
})

const home = createRoute({
  getParentRoute: () => platform,
  path: '/',
  component: lazyRouteComponent(() => import('./PlatformFrame.tsx'), 'PlatformHome'),
})

const organisations = createRoute({
  getParentRoute: () => platform,
  path: '/organisations',
  loader: ({ location }) => prefetchList('/party/organisations', location.search),
  component: lazyRouteComponent(() => import('./firms/Firms.tsx'), 'Firms'),
})

const organisation = createRoute({
  getParentRoute: () => platform,
  path: '/organisations/$orgId',
  loader: ({ params }) => prefetch(`/party/organisations/${params.orgId}`),
  component: lazyRouteComponent(() => import('./firms/FirmPage.tsx'), 'FirmPage'),
})

const ownFirm = createRoute({
  getParentRoute: () => platform,
  path: '/firm',
  loader: () => prefetch('/party/organisation'),
  component: lazyRouteComponent(() => import('./firms/FirmPage.tsx'), 'OwnFirm'),
})

const products = createRoute({
  getParentRoute: () => platform,
  path: '/products',
  loader: ({ location }) => prefetchList('/catalogue/products', location.search),
  component: lazyRouteComponent(() => import('./products/Products.tsx'), 'Products'),
})

export const platformRoutes = platform.addChildren([home, organisations, organisation, ownFirm, products])
