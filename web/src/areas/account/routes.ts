import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountFrame.tsx'), 'AccountFrame'),
})

const security = createRoute({
  getParentRoute: () => account,
  path: '/',
  loader: () => prefetch('/identity/second-factor'),
  component: lazyRouteComponent(() => import('./Security.tsx'), 'Security'),
})

const sessions = createRoute({
  getParentRoute: () => account,
  path: '/sessions',
  loader: () => prefetch('/identity/sessions'),
  component: lazyRouteComponent(() => import('./Sessions.tsx'), 'Sessions'),
})

const data = createRoute({
  getParentRoute: () => account,
  path: '/data',
  loader: () => prefetch('/identity/me/data'),
  component: lazyRouteComponent(() => import('./OwnData.tsx'), 'OwnData'),
})

export const accountRoutes = account.addChildren([security, sessions, data])
