import type { House } from '@yaolian/server'
import type { findWorld, Size } from '@yaolian/tools'
import pg from 'pg'
import { type Call, Failure } from './command.ts'
import { emptyDatabase } from './empty-database.ts'
import type { Ground } from './ground.ts'
import { demoHome } from './places.ts'
import { progressBar } from './progress.ts'
import { sealKeyOf } from './seal-key.ts'

export type World = NonNullable<Awaited<ReturnType<typeof findWorld>>>

const SEED = 20261122

/**
 * The house of the demo with its world, made when there is none. A world that was broken off half-way is thrown
 * away where the database is the demo's own; on a server of somebody else's nothing is ever thrown away.
 */
export async function openDemoHouse(
  call: Call,
  ground: Ground,
  size: Size,
): Promise<{ house: House; world: World }> {
  const [{ openHouse }, { findWorld }] = await Promise.all([
    import('@yaolian/server'),
    import('@yaolian/tools'),
  ])
  const { ownerUrl } = ground
  const sealKey = sealKeyOf(demoHome())
  let house = await openHouse({ ownerUrl, sealKey })
  try {
    const found = await findWorld(house)
    if (found) {
      const isOther = call.text('size') !== undefined && found.size !== size
      if (isOther) call.say(`this database holds a ${found.size} already; it stays as it is`)
      return { house, world: found }
    }
    if (await isUsed(ownerUrl)) {
      if (ground.dataDir === null) throw new Failure(`${ground.place} is in use and holds no demo world`)
      call.say('the last world was not finished; making it anew')
      await house.close()
      await emptyDatabase(ownerUrl)
      house = await openHouse({ ownerUrl, sealKey })
    }
    return { house, world: await makeWorld(call, house, size) }
  } catch (error) {
    await house.close()
    throw error
  }
}

async function makeWorld(call: Call, house: House, size: Size): Promise<World> {
  const { buildWorld, findWorld } = await import('@yaolian/tools')
  const bar = progressBar(call)
  await buildWorld(house, { size, seed: SEED, onProgress: bar.step })
  bar.end()
  const made = await findWorld(house)
  if (made === null) throw new Error('the world was made, but is not found')
  return made
}

/** Every use case records an event, so no event means that nothing was ever done here. */
async function isUsed(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from kernel.event limit 1')
    return rowCount !== 0
  } finally {
    await client.end()
  }
}
