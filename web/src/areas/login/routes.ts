import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { prefetch } from '../../kit/queries.ts'
import { rootRoute } from '../../root.tsx'

const login = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  loader: () => prefetch('/identity/demo-accounts', {}, true),
  component: lazyRouteComponent(() => import('./Login.tsx'), 'Login'),
})

const nowhere = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nowhere',
  component: lazyRouteComponent(() => import('./Nowhere.tsx'), 'Nowhere'),
})

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./Invite.tsx'), 'Invite'),
})

export const loginRoutes = [login, nowhere, invite]
