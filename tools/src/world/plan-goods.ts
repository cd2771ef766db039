import { plusDays } from '@yaolian/kernel'
import { amountFen, roundHalfUp } from '@yaolian/pricing'
import type { Chance } from './chance.ts'
import { loadProducts, type ProductFact } from './lists/products.ts'
import type { Firm } from './plan-firms.ts'
import type { Plan } from './sizes.ts'

export type Good = { productId: string; fact: ProductFact }
export type Priced = { seller: Firm; good: Good; micro: number; vatBp: number }
export type LotPlan = {
  seller: Firm
  good: Good
  lotNo: string
  madeOn: string
  expiresOn: string
  quantity: number
  unitCostMicro: number
}

/** Classes that the demo's distributors keep away from: they sell to few and only under further rules. */
const CLOSED = new Set([
  'narcotic',
  'psychotropic1',
  'psychotropic2',
  'toxic',
  'radioactive',
  'vaccine',
  'blood',
  'precursor',
])

/** 中药配方颗粒: the ban list of online drugs keeps them off the market (ONL-02). */
const isGranules = ({ generic, form }: { generic: string; form: string }): boolean =>
  generic.includes('配方颗粒') || form.includes('配方颗粒')

/** The catalogue's part that is in the world, most wanted first; a village takes a cross-section. */
export function planGoods(chance: Chance, plan: Plan, day: string): Good[] {
  const all = loadProducts()
  const step = Math.max(1, Math.floor(all.length / plan.products))
  const taken =
    plan.products >= all.length ? all : all.filter((_, i) => i % step === 0).slice(0, plan.products)
  return taken.map(fact => ({ productId: chance.id(day), fact }))
}

/** What each distributor carries, at a price around the indicative one: rivals differ by a few per cent. */
export function planAssortments(chance: Chance, sellers: readonly Firm[], goods: readonly Good[]): Priced[] {
  return sellers.flatMap(seller =>
    goods
      .filter(({ fact }) => !CLOSED.has(fact.scopeClass) && !isGranules(fact))
      .filter(({ fact }) => seller.scope.includes(fact.scopeClass) || !chance.likely(0.5))
      .filter(() => chance.likely(sellers.length > 2 ? 0.7 : 0.9))
      .map(good => ({ seller, good, micro: priceNear(chance, good), vatBp: vatFor(good) })),
  )
}

function priceNear(chance: Chance, { fact }: Good): number {
  const percent = chance.between(94, 108)
  return roundHalfUp(fact.priceFen * percent, 100) * 10_000
}

/** 增值税: medicines 13 %, unprocessed herbs 9 %, biologics by choice of the trader 3 %. */
function vatFor({ fact }: Good): number {
  if (fact.scopeClass === 'tcm_slices' || fact.scopeClass === 'tcm_material') return 900
  return fact.scopeClass === 'biologic' ? 300 : 1_300
}

const MARGIN_PERCENT = 86

/** Where a product stands in its seller's assortment: by Zipf's law the first ones sell most. */
function ranks(assortment: readonly Priced[]): Map<Good, number> {
  const ranks = new Map<Good, number>()
  for (const own of Map.groupBy(assortment, one => one.seller).values())
    own.forEach(({ good }, rank) => {
      ranks.set(good, Math.min(rank, ranks.get(good) ?? rank))
    })
  return ranks
}

const FAST_MOVERS = 150
const UNITS_PER_LINE = 14

/** What each of `lots` must hold to outlast the weeks of history, twice over. */
function enough(plan: Plan, sellers: number, rank: number, lots: number): number {
  const lines = (plan.ordersPerDay * plan.days * (plan.linesMax + 1)) / 2 / sellers
  const share = 1 / (rank + 1) / Math.log(plan.products + 1)
  return Math.ceil((2 * lines * share * UNITS_PER_LINE) / lots)
}

/** Opening lots: two or three for each product, one in twelve near its expiry, one in thirty nearly sold out. */
export function planLots(chance: Chance, assortment: readonly Priced[], plan: Plan, day: string): LotPlan[] {
  const sellers = new Set(assortment.map(one => one.seller)).size
  const rankOf = ranks(assortment)
  let serial = 0
  return assortment.flatMap(({ seller, good, micro, vatBp }) => {
    // Shortages are for the slow movers: what everybody buys is there.
    const scarce = (rankOf.get(good) ?? 0) > FAST_MOVERS && chance.likely(1 / 20)
    const lots = chance.between(2, 3)
    return Array.from({ length: lots }, (_, i): LotPlan => {
      const madeOn = chance.day(plusDays(day, -500), 460)
      const near = i === 0 && chance.likely(1 / 12)
      const expiresOn = near
        ? plusDays(day, chance.between(70, 220))
        : plusDays(madeOn, chance.pick([730, 730, 1_095]))
      const lotNo = `${madeOn.slice(2).replaceAll('-', '')}${100 + (serial++ % 900)}`
      const net = roundHalfUp(micro * 10_000, 10_000 + vatBp)
      return {
        seller,
        good,
        lotNo,
        madeOn,
        expiresOn,
        quantity: scarce
          ? chance.between(2, 20)
          : enough(plan, sellers, rankOf.get(good) ?? 0, lots) + chance.between(20, 200),
        unitCostMicro: roundHalfUp(net * MARGIN_PERCENT, 100),
      }
    })
  })
}

export const lotCostFen = (lot: LotPlan): number => amountFen(lot.unitCostMicro, lot.quantity)
