import type { Module } from '@yaolian/kernel'
import { auditRoutes } from './audit-routes.ts'
import { factorRoutes } from './factor-routes.ts'
import { forgetJob } from './forget.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { events, rights } from './rights.ts'
import type { SealKey } from './seal.ts'
import { sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup-routes.ts'

type Options = {
  /** Lets the login page show the demo world's accounts and marks `me`. */
  demo: boolean
  /** What secrets of second factors are sealed with; without it nobody can add one. */
  sealKey?: SealKey
}

/** The module of a house. */
export const identityModule = ({ demo, sealKey = null }: Options): Module => ({
  name: 'identity',
  migrations: new URL('../migrations/', import.meta.url),
  rights,
  events,
  routes: () => [
    ...sessionRoutes(demo, sealKey),
    ...factorRoutes(sealKey),
    ...peopleRoutes(),
    ...invitationRoutes(demo),
    ...keyRoutes(),
    ...auditRoutes(),
    ...setupRoutes(demo),
  ],
  subscribers: [],
  jobs: [forgetJob],
  proofs: [],
})
/** The same for a house that is no demo. */
export const identity: Module = identityModule({ demo: false })

export { addMemberships, addUsers, type NewMembership, type NewUser } from './add-users.ts'
export { authenticate, isKnownToken, limitOfToken } from './authenticate.ts'
export { listDemoAccounts, noteDemoAccounts } from './demo.ts'
export { hashPassword } from './hash-password.ts'
export { type KeyMade, makeKey, type NewKey } from './keys.ts'
export { openSessions } from './open-sessions.ts'
export { ROLES, type Role, rightsOf } from './roles.ts'
export { CLASHES, type Clash, clashesOf } from './separation.ts'
export { type Setup, setUp } from './set-up.ts'
