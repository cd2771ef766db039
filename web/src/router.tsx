import { createRoute, createRouter, redirect } from '@tanstack/react-router'
import { accountRoutes } from './areas/account/routes.ts'
import { deskRoutes } from './areas/desk/routes.ts'
import { loginRoutes } from './areas/login/routes.ts'
import { platformRoutes } from './areas/platform/routes.ts'
import { setupRoutes } from './areas/setup/routes.ts'
import { shopRoutes } from './areas/shop/routes.ts'
import { get } from './kit/api.ts'
import { homeFor } from './kit/areas.ts'
import { Broken, NoSuchPage } from './kit/Broken.tsx'
import { Problem } from './kit/problem.ts'
import { queries } from './kit/queries.ts'
import { type Me, mePath } from './kit/session.tsx'
import { parseSearch, stringifySearch } from './kit/view.ts'
import { rootRoute } from './root.tsx'

/** `/` leads on: to the first-run page of an empty house, to the login, or to the user's first area. */
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const me = await queries
      .ensureQueryData({ queryKey: [mePath, {}], queryFn: () => get<Me>(mePath, {}, undefined, true) })
      .catch(error => {
        if (error instanceof Problem && error.status === 401) return undefined
        throw error
      })
    if (me) throw redirect({ to: homeFor(me) })
    const { needed } = await get<{ needed: boolean }>('/setup', {}, undefined, true)
    throw redirect({ to: needed ? '/setup' : '/login' })
  },
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    ...loginRoutes,
    accountRoutes,
    setupRoutes,
    shopRoutes,
    ...deskRoutes,
    platformRoutes,
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ({ error }) => <Broken error={error as Error} />,
  defaultNotFoundComponent: NoSuchPage,
})
