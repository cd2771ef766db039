import {
  type Actor,
  type Ctx,
  isRefusal,
  type Refusal,
  startOfDay,
  systemActor,
  transact,
} from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import type { Person } from './plan-firms.ts'

/** The world acts through the same verbs as people do; who may do what is the tests' business, not the world's. */
export const actorOf = (person: Person): Actor => ({
  ...systemActor(person.name),
  kind: 'user',
  userId: person.userId,
  orgId: person.orgId,
})

/** An instant of a business day in Shanghai. */
export const at = (day: string, hour: number, minute = 0): string =>
  new Date(Date.parse(startOfDay(day)) + (hour * 60 + minute) * 60_000).toISOString()

export type Acting = { person: Person; now: string; orgs?: readonly string[] }

/** One transaction of one person at one time. */
export const act = <T>(
  house: House,
  { person, now, orgs }: Acting,
  use: (ctx: Ctx) => Promise<T>,
): Promise<T> => transact(house.db, { actor: actorOf(person), now, orgs: orgs ?? [person.orgId] }, use)

/** Where the world expects a yes, a no is a fault of the world. */
export function accepted<T>(answer: T | Refusal): T {
  if (isRefusal(answer))
    throw new Error(`the world was refused: ${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer
}
export const allAccepted = <T>(answers: readonly (T | Refusal)[]): T[] => answers.map(accepted)

export const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
