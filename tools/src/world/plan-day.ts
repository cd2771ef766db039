import type { Customer, Market } from './build-firms.ts'
import type { Chance } from './chance.ts'
import type { Good, Priced } from './plan-goods.ts'
import type { Plan } from './sizes.ts'

type WantedLine = { good: Good; quantity: number }
export type WantedOrder = {
  orderId: string
  customer: Customer
  addressId: string
  lines: WantedLine[]
  hour: number
  minute: number
}

/** Sundays are slow and Mondays full, as at every distributor. */
const WEEKDAY_SHARE = [0.35, 1.3, 1.15, 1.05, 1.05, 1.1, 0.7]

/** The orders of one day, by Zipf over customers and over each seller's assortment. */
export function planDay(
  chance: Chance,
  plan: Plan,
  market: Market,
  carried: Map<string, Priced[]>,
  day: string,
): WantedOrder[] {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const count = Math.max(1, Math.round(plan.ordersPerDay * (WEEKDAY_SHARE[weekday] ?? 1)))
  return Array.from({ length: count }, () => planOrder(chance, plan, market, carried, day)).sort(
    (a, b) => a.hour * 60 + a.minute - (b.hour * 60 + b.minute),
  )
}

function planOrder(
  chance: Chance,
  plan: Plan,
  market: Market,
  carried: Map<string, Priced[]>,
  day: string,
): WantedOrder {
  const customer = chance.pick(market.customers)
  const goods = carried.get(customer.seller.organisation.orgId) ?? []
  const wanted = new Map<string, WantedLine>()
  const lines = chance.between(1, plan.linesMax)
  for (let tries = 0; wanted.size < lines && tries < lines * 6; tries++) {
    const priced = goods[chance.zipf(goods.length)]
    if (!priced || !mayWant(chance, customer, priced)) continue
    const range = market.rangeOf.get(customer.buyer.organisation.orgId)
    if (range && !range.has(priced.good.productId)) continue
    wanted.set(priced.good.productId, { good: priced.good, quantity: quantityOf(chance, priced, customer) })
  }
  return {
    orderId: chance.id(day),
    customer,
    addressId: market.addressOf.get(customer.buyer.organisation.orgId) ?? '',
    lines: [...wanted.values()],
    hour: chance.between(8, 17),
    minute: chance.below(60),
  }
}

/** Buyers know what their licence covers; one in a few hundred tries is refused all the same. */
function mayWant(chance: Chance, { buyer }: Customer, { good }: Priced): boolean {
  if (chance.likely(1 / 600)) return true
  const { scopeClass, ephedrine } = good.fact
  if (buyer.scope.length === 0) return !['psychotropic2', 'anabolic', 'toxic', 'device3'].includes(scopeClass)
  return buyer.scope.includes(scopeClass) && !ephedrine
}

function quantityOf(chance: Chance, { good }: Priced, { buyer }: Customer): number {
  const much = buyer.organisation.kind === 'hospital' ? 4 : 1
  const middle = good.fact.packLevels.find(pack => pack.units > 1)?.units ?? 1
  if (good.fact.priceFen > 20_000) return chance.between(1, 3) * much
  return chance.likely(0.3) ? middle * much : chance.between(2, 12) * much
}
