import { listDemoAccounts } from '@yaolian/identity'
import { eventsAbout, SYSTEM_ORG, systemActor, transact } from '@yaolian/kernel'
import type { House } from '@yaolian/server'

export type FoundWorld = {
  size: string
  counts: Record<string, number>
  accounts: { login: string; password: string; who: string }[]
}

const BUILT = 'demo.world_built'
const actor = systemActor('world')

/** Written last: a world that was broken off half-way is not found. */
export const noteWorld = (house: House, size: string, counts: Record<string, number>): Promise<void> =>
  transact(house.db, { actor }, async ctx =>
    ctx.record({ type: BUILT, orgId: SYSTEM_ORG, subjectId: SYSTEM_ORG, data: { size, counts } }),
  )

/** The demo world of a house with its accounts, or null where none was finished. */
export async function findWorld(house: House): Promise<FoundWorld | null> {
  const [events, accounts] = await transact(house.db, { actor, readOnly: true }, ctx =>
    Promise.all([eventsAbout(ctx, { org: SYSTEM_ORG, subject: SYSTEM_ORG }), listDemoAccounts(ctx)]),
  )
  const built = events.find(event => event.type === BUILT)
  if (!built) return null
  const { size, counts } = built.data as { size: string; counts: Record<string, number> }
  return {
    size,
    counts,
    accounts: accounts.map(({ name, password, what }) => ({
      login: name,
      password,
      who: `${what.zh} · ${what.en}`,
    })),
  }
}
