import type { House } from '@yaolian/server'
import type { Step } from './progress.ts'

export type Size = 'village' | 'city'
export type Account = { login: string; password: string; who: string }

/**
 * What the commands need of @yaolian/tools. Loaded when it is needed: the world brings lists of thousands of
 * products.
 */
export type Tools = {
  /** Fills an empty house through its own use cases. The same seed makes the same world. */
  buildWorld(
    house: House,
    options: { size: Size; seed: number; onProgress(step: Step): void },
  ): Promise<{ counts: Record<string, number> }>
  /** The world in a house, or null where none was finished. */
  findWorld(house: House): Promise<World | null>
  /** Buys, ships, signs and settles through the public API. Throws where something isn't as promised. */
  runJourney(house: House, url: string): Promise<void>
  /** One line per package, import or migration that breaks a wall. */
  checkWalls(checkout: string): string[]
  /** One line per statement or table that breaks a wall, on a migrated database. */
  checkSql(ownerUrl: string): Promise<string[]>
}

export type World = { size: Size; counts: Record<string, number>; accounts: Account[] }

export async function tools(): Promise<Tools> {
  const name: string = '@yaolian/tools'
  return (await import(name)) as Tools
}
