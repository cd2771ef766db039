import type { House } from '@yaolian/server'
import type { Step } from './progress.ts'

export type Size = 'village' | 'city'
export type Account = { login: string; password: string; who: string }

/** What the commands need of @yaolian/tools, which brings the demo world and is only loaded by commands that make one. */
export type WorldTools = {
  /** Fills an empty house through its own use cases. The same seed makes the same world. */
  buildWorld(
    house: House,
    options: { size: Size; seed: number; onProgress(step: Step): void },
  ): Promise<{ counts: Record<string, number> }>
  /** The world in a house, or null where none was finished. */
  findWorld(house: House): Promise<{ size: Size; counts: Record<string, number>; accounts: Account[] } | null>
  /** Buys, ships, signs and settles through the public API. Throws where something isn't as promised. */
  runJourney(house: House, url: string): Promise<void>
}

export async function worldTools(): Promise<WorldTools> {
  const name: string = '@yaolian/tools'
  return (await import(name)) as WorldTools
}
