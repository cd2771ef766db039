/**
 * The platform's own screens (organisations, products, rules, hits, proofs) and, for every firm's administrator, its
 * people, keys and licences. Built apart from the desk; questions about these pages belong here.
 */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetchList } from '../../kit/prefetchList.ts'
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

export const platformRoutes = platform.addChildren([home, organisations])
