import type { Instant } from '../clock.ts'
import { Denied, Held } from '../refusal.ts'
import type { Actor } from '../right.ts'
import type { Route } from './route.ts'

/** How long a password or code that was just entered vouches for dangerous verbs. */
export const PROVEN_MS = 15 * 60_000

/**
 * May this actor come to this route at all? Throws Held, before anything is read or decided: somebody who first has
 * to put something right (a password that another person chose) reaches only what puts it right, and a verb that
 * hands out power wants a person who has just proven who they are. What the verb itself demands comes after.
 */
export function admit(
  route: Pick<Route, 'right' | 'duringHold' | 'stepUp'>,
  actor: Actor | null,
  now: Instant,
): void {
  if (!actor) return
  if (actor.hold && route.right !== 'public' && !route.duringHold) throw new Held(actor.hold)
  if (!route.stepUp || actor.kind === 'system') return
  if (actor.kind === 'key') throw new Denied(route.right) // a machine proves nothing
  const age = actor.provenAt ? Date.parse(now) - Date.parse(actor.provenAt) : Number.POSITIVE_INFINITY
  if (age > PROVEN_MS) throw new Held('identity.step_up_needed')
}
