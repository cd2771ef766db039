import type { Module } from '@yaolian/kernel'
import { forgetJob } from './forget.ts'
import { keyRoutes } from './key-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { events, rights } from './rights.ts'
import { sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup-routes.ts'

/** The module of a house; `demo` lets the login page show the demo world's accounts and marks `me`. */
export const identityModule = (options: { demo: boolean }): Module => ({
  name: 'identity',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: () => [
    ...sessionRoutes(options.demo),
    ...peopleRoutes(),
    ...keyRoutes(),
    ...setupRoutes(options.demo),
  ],
  subscribers: [],
  jobs: [forgetJob],
  proofs: [],
})
/** The same for a house that is no demo. */
export const identity: Module = identityModule({ demo: false })

export { addMemberships, addUsers, type NewMembership, type NewUser } from './add-users.ts'
export { authenticate, isKnownToken } from './authenticate.ts'
export { listDemoAccounts, noteDemoAccounts } from './demo.ts'
export { hashPassword } from './hash-password.ts'
export { type KeyMade, makeKey, type NewKey } from './keys.ts'
export { openSessions } from './open-sessions.ts'
export { ROLES, type Role, rightsOf, SEPARATED } from './roles.ts'
export { type Setup, setUp } from './set-up.ts'
