import type { Route } from '@yaolian/kernel'
import { forgetActors } from './authenticate.ts'

/** After its commit this process believes nothing about anybody's rights any more; they are read anew. */
export const forgetting = (route: Route): Route => ({
  ...route,
  handle: async (db, actor, parts, origin) => {
    const reply = await route.handle(db, actor, parts, origin)
    forgetActors(db)
    return reply
  },
})
