import { answerParent } from '../child.ts'
import { crossingOrders, everydayOrders, flashOrders } from './draw.ts'
import { closedLoop, flash, openLoop } from './loads.ts'
import { retryStorm, type StormReport } from './retry-storm.ts'
import { chanceFrom, type MarketSize } from './sizes.ts'
import type { Report } from './tally.ts'

/** A load as the benchmark orders it; `seed` decides every draw. */
export type Load = { urls: readonly string[]; size: MarketSize; seed: number } & (
  | { kind: 'closed' | 'crossing'; clients: number; seconds: number; lines: number }
  | { kind: 'open'; perSecond: number; seconds: number; lines: number }
  | { kind: 'flash'; clients: number }
  | { kind: 'retry'; clients: number; seconds: number; share: number; lines: number }
)
export type LoadReport = Report | StormReport

async function run(load: Load): Promise<LoadReport> {
  const { urls, size } = load
  const chance = chanceFrom(load.seed)
  switch (load.kind) {
    case 'closed':
      return closedLoop(urls, load.clients, load.seconds, everydayOrders(size, chance, load.lines))
    case 'crossing':
      return closedLoop(urls, load.clients, load.seconds, crossingOrders(size, chance))
    case 'open':
      return openLoop(urls, load.perSecond, load.seconds, everydayOrders(size, chance, load.lines), chance)
    case 'flash':
      return flash(urls, load.clients, flashOrders(size))
    case 'retry': {
      const draw = everydayOrders(size, chance, load.lines)
      return retryStorm(urls, load.clients, load.seconds, load.share, draw, chance)
    }
  }
}

answerParent<Load, LoadReport>(run, async () => undefined)
