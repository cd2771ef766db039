import { bodyHash, isRefusal, plusDays, systemActor, transact } from '@yaolian/kernel'
import type { House } from '@yaolian/server'
import {
  cancelOrders,
  confirmOrders,
  decideReturnRequest,
  type GivenOrder,
  placeOrders,
  readOrder,
  recordPayments,
  requestReturn,
  shipOrders,
  signOrders,
} from '@yaolian/trade'
import { accepted, act, actorOf, allAccepted, at, chunks } from './act.ts'
import type { Market } from './build-firms.ts'
import type { Chance } from './chance.ts'
import { planDay, type WantedOrder } from './plan-day.ts'
import type { Firm, Firms } from './plan-firms.ts'
import type { Priced } from './plan-goods.ts'
import type { Plan } from './sizes.ts'

type Placed = { orderId: string; seller: Firm; buyer: Firm; totalFen: number; placedOn: string }
export type Counts = {
  orders: number
  refused: number
  shipped: number
  signed: number
  returns: number
  payments: number
}
/** Everything that lives through the weeks. */
export type World = {
  house: House
  chance: Chance
  plan: Plan
  firms: Firms
  market: Market
  carried: Map<string, Priced[]>
  counts: Counts
}

const BATCH = 100

/** Where each order stands between two days: placed, released, on its way, signed and unpaid. */
export type Pipeline = { placed: Placed[]; confirmed: Placed[]; shipped: Placed[]; unpaid: Placed[] }

export const emptyPipeline = (): Pipeline => ({ placed: [], confirmed: [], shipped: [], unpaid: [] })

/**
 * One business day: yesterday's orders are delivered and signed for, this day's are placed, released in the
 * afternoon and shipped in the evening; once a week buyers pay what is due. The last day leaves some of each
 * state behind, so that every desk has work in the morning.
 */
export async function liveDay(
  world: World,
  pipeline: Pipeline,
  day: string,
  daysLeft: number,
): Promise<void> {
  const isLast = daysLeft === 0
  const { chance } = world
  const arriving = isLast ? split(chance, pipeline.shipped, 0.5) : [pipeline.shipped, []]
  pipeline.unpaid.push(...(await sign(world, arriving[0]!, day)))
  pipeline.shipped = arriving[1]!
  const orders = planDay(chance, world.plan, world.market, world.carried, day)
  pipeline.placed.push(
    ...(await bySeller(
      orders,
      one => one.customer.seller,
      some => place(world, some, day),
      // A batch has one moment: those whom people see first come a few at a time, as in life.
      daysLeft < 2 ? 4 : BATCH,
    )),
  )
  const [releasing, waiting] = isLast
    ? split(chance, pipeline.placed, 0.6)
    : split(chance, pipeline.placed, 0.985)
  const confirmed = await confirm(world, releasing!, day)
  if (!isLast) await cancelSome(world, waiting!, day)
  pipeline.placed = isLast ? waiting! : []
  const [leaving, staying] = isLast ? split(chance, confirmed, 0.6) : [confirmed, []]
  pipeline.confirmed = staying!
  pipeline.shipped.push(...(await ship(world, leaving!, day)))
  if (new Date(`${day}T00:00:00Z`).getUTCDay() === 5)
    pipeline.unpaid = await pay(world, pipeline.unpaid, day, daysLeft)
}

function split<T>(chance: Chance, all: readonly T[], share: number): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []]
  for (const one of all) (chance.likely(share) ? yes : no).push(one)
  return [yes, no]
}

async function place(
  { house, counts }: World,
  wanted: readonly WantedOrder[],
  day: string,
): Promise<Placed[]> {
  const real = wanted.filter(one => one.lines.length > 0)
  const given = real.map((one): GivenOrder => {
    const order = {
      id: one.orderId,
      sellerId: one.customer.seller.organisation.orgId,
      shipToId: one.addressId,
      lines: one.lines.map(line => ({ productId: line.good.productId, quantity: line.quantity })),
    }
    const actor = actorOf(one.customer.buyer.people.trade)
    const kind = 'POST /trade/orders'
    return {
      actor,
      order,
      key: { orgId: actor.orgId, commandId: order.id, kind, bodyHash: bodyHash(kind, order) },
    }
  })
  const orgs = orgsOf(real.map(one => one.customer))
  const [first] = real
  const now = at(day, first?.hour ?? 8, first?.minute ?? 0)
  const answers = await transact(house.db, { actor: systemActor('world'), orgs, now }, ctx =>
    placeOrders(ctx, given),
  )
  return answers.flatMap((answer, i) => {
    if (answer instanceof Error) throw answer
    counts.orders++
    if (answer.status === 422) counts.refused++
    if (answer.status !== 201) return []
    const { seller, buyer } = real[i]!.customer
    const { orderId, totalFen } = JSON.parse(answer.body) as { orderId: string; totalFen: number }
    return [{ orderId, seller, buyer, totalFen, placedOn: day }]
  })
}

const orgsOf = (pairs: readonly { seller: Firm; buyer: Firm }[]): string[] => [
  ...new Set(pairs.flatMap(pair => [pair.seller.organisation.orgId, pair.buyer.organisation.orgId])),
]

/**
 * Does the work of all sellers side by side, each seller's in batches one after another: their rows don't meet, and
 * while PostgreSQL works for one the next is prepared. Results come in the order of the sellers, so that chance is
 * spent in the same order every time.
 */
async function bySeller<T, R>(
  all: readonly T[],
  sellerOf: (one: T) => Firm,
  work: (some: readonly T[]) => Promise<readonly R[]>,
  batch = BATCH,
): Promise<R[]> {
  const streams = [...Map.groupBy(all, sellerOf).values()].map(async own => {
    const done: R[] = []
    for (const some of chunks(own, batch)) done.push(...(await work(some)))
    return done
  })
  return (await Promise.all(streams)).flat()
}

type Many = (ctx: Parameters<typeof confirmOrders>[0], some: readonly Placed[]) => Promise<readonly unknown[]>

/** Gives a verb for many orders, a batch in each transaction; the ones it refused stay behind. */
function forAll(world: World, orders: readonly Placed[], now: string, verb: Many): Promise<Placed[]> {
  return bySeller(
    orders,
    one => one.seller,
    async some => {
      const scope = { actor: systemActor('world'), orgs: orgsOf(some), now }
      const answers = await transact(world.house.db, scope, ctx => verb(ctx, some))
      return some.filter((_, i) => !isRefusal(answers[i]))
    },
  )
}

const confirm = (world: World, orders: readonly Placed[], day: string): Promise<Placed[]> =>
  forAll(world, orders, at(day, 18), (ctx, some) =>
    confirmOrders(
      ctx,
      some.map(({ orderId, seller }) => ({ actor: actorOf(seller.people.trade), orderId })),
    ),
  )

async function ship(world: World, orders: readonly Placed[], day: string): Promise<Placed[]> {
  const { chance, counts } = world
  const vans = new Map(
    orders.map(({ orderId }) => [
      orderId,
      {
        carrierName: '自有车队',
        ownVehicle: true,
        plate: `鄂A${chance.between(10_000, 99_999)}`,
      },
    ]),
  )
  const gone = await forAll(world, orders, at(day, 20), (ctx, some) =>
    shipOrders(
      ctx,
      some.map(({ orderId, seller }) => ({
        actor: actorOf(seller.people.trade),
        orderId,
        ...vans.get(orderId)!,
      })),
    ),
  )
  counts.shipped += gone.length
  return gone
}

/** What a receiver measures when cold goods come; the others don't need it. */
const ARRIVAL = { tenthsCelsius: 45, logSeen: true }

async function sign(world: World, orders: readonly Placed[], day: string): Promise<Placed[]> {
  const signed = await forAll(world, orders, at(day, 10, 30), (ctx, some) =>
    signOrders(
      ctx,
      some.map(({ orderId, buyer }) => ({ actor: actorOf(buyer.people.trade), orderId, arrival: ARRIVAL })),
    ),
  )
  world.counts.signed += signed.length
  for (const one of signed) if (world.chance.likely(1 / 120)) await sendBack(world, one, day)
  return signed
}

async function cancelSome(world: World, orders: readonly Placed[], day: string): Promise<void> {
  await forAll(world, orders, at(day, 18, 30), (ctx, some) =>
    cancelOrders(
      ctx,
      some.map(({ orderId, buyer }) => ({
        actor: actorOf(buyer.people.trade),
        orderId,
        side: 'buyer' as const,
        reason: '重复下单',
      })),
    ),
  )
}

/** One in a hundred or so sends the first line back: two thirds are taken, the rest waits or is refused. */
async function sendBack(world: World, { orderId, seller, buyer }: Placed, day: string): Promise<void> {
  const { house, chance, counts } = world
  const orgs = orgsOf([{ seller, buyer }])
  const order = await act(
    house,
    { person: buyer.people.trade, now: at(day, 11), orgs: [buyer.organisation.orgId] },
    ctx => readOrder(ctx, orderId),
  )
  const [line] = order.lines
  const [lot] = line?.lots ?? []
  if (!line || !lot?.signed) return
  const asked = {
    orderId,
    reason: chance.pick(['外包装破损', '滞销', '发错规格']),
    lines: [{ lineNo: line.lineNo, lotId: lot.lotId, quantity: Math.max(1, Math.floor(lot.signed / 2)) }],
  }
  const back = accepted(
    await act(house, { person: buyer.people.trade, now: at(day, 11, 30) }, ctx => requestReturn(ctx, asked)),
  )
  counts.returns++
  if (chance.likely(0.2)) return
  const decision = { returnId: back.returnId, accept: chance.likely(0.85), note: '已与客户核实' }
  await act(house, { person: seller.people.quality, now: at(day, 15), orgs }, async ctx =>
    accepted(await decideReturnRequest(ctx, decision)),
  )
}

const PAYS_LATE = 11 // one buyer in so many stops paying towards the end: overdue locks must be seen
const LATE_DAYS = 30

/** Each buyer pays each seller what is older than a week, in one transfer. */
async function pay(
  world: World,
  unpaid: readonly Placed[],
  day: string,
  daysLeft: number,
): Promise<Placed[]> {
  const due = plusDays(day, -7)
  const isLate = (i: number): boolean => daysLeft < LATE_DAYS && i % PAYS_LATE === PAYS_LATE - 1
  const late = new Set(world.firms.terminals.filter((_, i) => isLate(i)))
  const [paying, staying] = [
    unpaid.filter(o => o.placedOn <= due && !late.has(o.buyer)),
    unpaid.filter(o => o.placedOn > due || late.has(o.buyer)),
  ]
  for (const [seller, own] of Map.groupBy(paying, one => one.seller)) {
    const payments = [...Map.groupBy(own, one => one.buyer)].map(([buyer, orders]) => ({
      buyerId: buyer.organisation.orgId,
      amountFen: orders.reduce((sum, one) => sum + one.totalFen, 0),
      paidOn: day,
      reference: `BK${day.replaceAll('-', '')}${world.chance.id(day).slice(-8).toUpperCase()}`,
    }))
    await act(world.house, { person: seller.people.finance, now: at(day, 16) }, async ctx =>
      allAccepted(await recordPayments(ctx, payments)),
    )
    world.counts.payments += payments.length
  }
  return staying
}
