import { plusDays, systemActor, transact } from '@yaolian/kernel'
import { expireLicences } from '@yaolian/party'
import type { House } from '@yaolian/server'
import { tellSold } from '@yaolian/trade'
import { addAdministrators } from './build-access.ts'
import { buildDepth } from './build-depth.ts'
import { openMarket, registerFirms, stopLicences } from './build-firms.ts'
import { fillWarehouses, listAssortments, publishGoods } from './build-goods.ts'
import { type Counts, emptyPipeline, liveDay, type World } from './build-history.ts'
import { buildLists } from './build-lists.ts'
import { buildPapers, runLicenceTimers } from './build-papers.ts'
import { addPeople } from './build-people.ts'
import { chanceOf } from './chance.ts'
import { noteWorld } from './find-world.ts'
import { type Firms, planFirms } from './plan-firms.ts'
import { planAssortments, planGoods, planLots } from './plan-goods.ts'
import { PLANS, type Size } from './sizes.ts'

export type Step = { label: string; done: number; total: number }
export type WorldOptions = { size: Size; seed: number; onProgress?: (step: Step) => void }

/** Firms, goods and approvals are this old, whatever the length of history: papers expire against it. */
const FOUNDED_DAYS_AGO = 60
const SET_UP_SHARE = 0.3

/**
 * Fills an empty house with a market that has lived for some days or weeks, up to now: firms with their licences,
 * products, prices, stock, orders in every state, returns and payments. Everything goes through the same use cases
 * as people's work does. The same seed and day make the same world, ids and all.
 */
export async function buildWorld(
  house: House,
  options: WorldOptions,
): Promise<{ counts: Record<string, number> }> {
  const plan = PLANS[options.size]
  const chance = chanceOf(options.seed)
  const today = house.today()
  const founded = plusDays(today, -FOUNDED_DAYS_AGO)
  const firms = planFirms(chance, plan, today)
  const goods = planGoods(chance, plan, founded)
  const assortment = planAssortments(chance, firms.distributors, goods)
  const lots = planLots(chance, assortment, plan, founded)
  const say = progress(options)

  say('企业与资质 firms and licences', 0)
  await registerFirms(house, firms, founded)
  await addPeople(house, firms, founded)
  await addAdministrators(house, firms, { founded, seed: options.seed })
  say('品种 products', 0.05)
  await publishGoods(house, chance, firms, goods, founded)
  await house.analyse()
  say('价格与库存 prices and stock', 0.12)
  await listAssortments(house, assortment, founded)
  await fillWarehouses(house, chance, lots, founded)
  say('首营审批与授信 approvals and credit', 0.22)
  const carried = Map.groupBy(assortment, one => one.seller.organisation.orgId)
  const market = await openMarket(house, chance, firms, carried, founded)
  const counts: Counts = { orders: 0, refused: 0, shipped: 0, signed: 0, returns: 0, payments: 0 }
  await liveThrough({ house, chance, plan, firms, market, carried, counts }, today, say)
  await buildDepth(house, firms, goods, { founded, today, seed: options.seed })
  await buildLists(house, firms, goods, { today, seed: options.seed })
  await buildPapers(house, chance, firms, { founded, today })
  await stopLicences(house, firms, today)
  await transact(house.db, { actor: systemActor('party.expire-licences'), everywhere: true }, ctx =>
    expireLicences(ctx),
  )
  await runLicenceTimers(house)
  await tellSold(house.db)
  await house.analyse()
  await house.drain()
  const made = { organisations: firmCount(firms), products: goods.length, lots: lots.length, ...counts }
  await noteWorld(house, options.size, made)
  say('完成 done', 1)
  return { counts: made }
}

const firmCount = (firms: Firms): number => Object.values(firms).flat().length

type Say = (label: string, share: number) => void

function progress({ onProgress = () => {} }: WorldOptions): Say {
  return (label, share) => onProgress({ label, done: Math.round(share * 1_000), total: 1_000 })
}

/** The days of history, the last one being today, whose orders stand at every stage. */
async function liveThrough(world: World, today: string, say: Say): Promise<void> {
  const pipeline = emptyPipeline()
  const { days } = world.plan
  for (let i = 0; i < days; i++) {
    const day = plusDays(today, i - days)
    say(`${day} 订单 orders`, SET_UP_SHARE + ((1 - SET_UP_SHARE) * i) / days)
    await liveDay(world, pipeline, day, days - 1 - i)
    // Plans made on small tables must not outlive them.
    if (i === 0) await world.house.analyse()
  }
}
