import type { Me as WireMe } from '@yaolian/identity/contract'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { post } from './api.ts'
import { queries } from './queries.ts'

/** GET /identity/me for a person; a machine's key (`user` null) has no screens. */
export type Me = WireMe & { user: NonNullable<WireMe['user']> }

export const mePath = '/identity/me'

export type Session = {
  me: Me
  /** The business date of the server (Asia/Shanghai); a screen never asks the machine's own clock. */
  today: string
  /** Does the user hold this right here? Only hides what would be refused; the server decides. */
  can: (right: string) => boolean
}

const SessionContext = createContext<Session | undefined>(undefined)

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  const session = useMemo(
    () => ({ me, today: me.businessDate, can: (right: string) => me.rights.includes(right) }),
    [me],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who is here. Only below a Frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside a Frame')
  return session
}

const own = (userId: string) => `yl.u.${userId}.`

/** A place in localStorage that belongs to one user and is emptied at logout (drafts, cart, unanswered commands). */
export function userStore(userId: string) {
  const prefix = own(userId)
  return {
    read: <T,>(name: string): T | undefined => {
      const text = localStorage.getItem(prefix + name)
      return text === null ? undefined : (JSON.parse(text) as T)
    },
    write: (name: string, value: unknown) => localStorage.setItem(prefix + name, JSON.stringify(value)),
    drop: (name: string) => localStorage.removeItem(prefix + name),
  }
}

/** Ends the session; on a shared computer nothing of the user stays behind. */
export async function logout(me: Me): Promise<void> {
  await post('/identity/logout', {}, true)
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(own(me.user.userId))) localStorage.removeItem(key)
  }
  queries.clear()
}

/** Works for another organisation from now on; everything read for the old one is forgotten. */
export async function switchOrganisation(orgId: string): Promise<void> {
  await post('/identity/switch', { orgId })
  queries.clear()
}
