import { note, seed } from './measure-speed.ts'
import type { StormReport } from './retry-storm.ts'
import type { Bench } from './run-bench.ts'
import {
  FLASH_UNITS,
  flashProduct,
  HOT_PRODUCTS,
  hotProduct,
  PLENTY_UNITS,
  productId,
  SCARCE_PRODUCTS,
  scarceUnitsOfLot,
} from './sizes.ts'

const CLIENTS = 64
const FLASH_CLIENTS = 2_000
const SENT_TWICE = 0.2

export type Promises = {
  crossingDeadlocks: number
  oversold: number
  flashSold: number
  retryDuplicates: number
  crossingPerSecond: number
  flashSeconds: number
  flashSentAgain: number
}

/**
 * What must hold when everybody wants the same: two servers over one database, so that batches really meet there
 * (within one server they wait for each other).
 */
export async function tryPromises(bench: Bench, urls: readonly string[]): Promise<Promises> {
  const before = await deadlocks(bench)
  const crossing = await tryCrossing(bench, urls)
  const flashed = await tryFlash(bench, urls)
  const retryDuplicates = await tryRetries(bench, urls)
  return {
    crossingDeadlocks: (await deadlocks(bench)) - before,
    oversold: await oversold(bench),
    flashSold: await unitsPromised(bench, flashProduct(bench.size)),
    retryDuplicates,
    crossingPerSecond: crossing.perSecond,
    flashSeconds: flashed.answered / flashed.perSecond,
    flashSentAgain: flashed.sentAgain,
  }
}

async function tryCrossing(bench: Bench, urls: readonly string[]) {
  const { size, ground, say } = bench
  say(`crossing carts for ${size.crossingSeconds} s`)
  const load = { kind: 'crossing', clients: CLIENTS, seconds: size.crossingSeconds, lines: 3 } as const
  const report = await ground.load.ask({ urls, size, seed: seed(), ...load })
  note(bench, report)
  return report
}

async function tryFlash(bench: Bench, urls: readonly string[]) {
  const { size, ground, say } = bench
  say(`${FLASH_CLIENTS} clients for ${FLASH_UNITS} units`)
  const report = await ground.load.ask({ kind: 'flash', clients: FLASH_CLIENTS, urls, size, seed: seed() })
  note(bench, report)
  if (report.placed + (report.refused['trade.short'] ?? 0) !== FLASH_CLIENTS)
    throw new Error(`flash: ${report.placed} placed, refused ${JSON.stringify(report.refused)}`)
  return report
}

/** Orders that had more than one effect, or that got two different answers. */
async function tryRetries(bench: Bench, urls: readonly string[]): Promise<number> {
  const { size, ground, say } = bench
  say('retry storm')
  const load = {
    kind: 'retry',
    clients: CLIENTS,
    seconds: size.retrySeconds,
    share: SENT_TWICE,
    lines: 5,
  } as const
  const report = (await ground.load.ask({ urls, size, seed: seed(), ...load })) as StormReport
  note(bench, report)
  say(`${report.sentTwice} of ${report.answered} orders were sent twice`)
  if (report.sentTwice === 0) throw new Error('no order was sent twice')
  return report.broken
}

/** Units promised beyond what there was, over the whole market and counted from the orders for hot products. */
async function oversold(bench: Bench): Promise<number> {
  const { size } = bench
  const { rows } = await bench.owner.query<{ beyond: string }>(
    'select coalesce(sum(greatest(0, reserved + held - on_hand)), 0)::text as beyond from stock.stock',
  )
  let beyond = Number(rows[0]!.beyond)
  for (let n = 0; n < HOT_PRODUCTS; n++) {
    const perLot = n < SCARCE_PRODUCTS ? scarceUnitsOfLot(size) : PLENTY_UNITS
    const promised = await unitsPromised(bench, hotProduct(size, n))
    beyond += Math.max(0, promised - perLot * size.lotsPerProduct)
  }
  return beyond
}

/** By the lines of the orders, not by the counters that the orders moved. */
async function unitsPromised({ owner }: Bench, product: number): Promise<number> {
  const { rows } = await owner.query<{ units: string }>(
    'select coalesce(sum(quantity), 0)::text as units from trade.order_line where product_id = $1',
    [productId(product)],
  )
  return Number(rows[0]!.units)
}

async function deadlocks({ owner }: Bench): Promise<number> {
  // Statistics of a session arrive up to a second after it went idle.
  await new Promise(resolve => setTimeout(resolve, 1_500))
  const { rows } = await owner.query<{ deadlocks: string }>(
    'select deadlocks::text from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]!.deadlocks)
}
