import { readProducts } from '@yaolian/catalogue'
import { readLines } from '@yaolian/credit'
import {
  type Actor,
  type Answer,
  answerOf,
  type CommandKey,
  type Ctx,
  commandName,
  IdReused,
  isRefusal,
  newId,
  permit,
  type Refusal,
  type RuleHit,
  seenAnswers,
  storeAnswers,
} from '@yaolian/kernel'
import { applyTransfers, orderPlaced } from '@yaolian/ledger'
import {
  addressKey,
  productKey,
  readAddresses,
  readFirstProducts,
  readRelations,
  readStandings,
} from '@yaolian/party'
import type { Address } from '@yaolian/party/contract'
import { readPrices } from '@yaolian/price'
import { readGrants, recordHits } from '@yaolian/rulebook'
import { readShelves, reserveLots } from '@yaolian/stock'
import type { OrderPlaced, PlaceOrder } from './contract.ts'
import { type BatchFacts, type DecidedOrder, decideOrder } from './decide-order.ts'
import { grantsByPair } from './judge-line.ts'
import { insertOrders, type ShipTo } from './place.sql.ts'
import { shelvesOf } from './shelves.ts'

/** One order as it waits for its batch: who gives it, and the key under which its answer is kept. */
export type GivenOrder = { actor: Actor; order: PlaceOrder; key: CommandKey }

/** An unconfirmed order keeps its goods for two days; then they go back on sale. */
const RESERVED_HOURS = 48

/** Checked for every command before it joins a batch: in the batch all organisations' rows are visible. */
export function permitPlacing(actor: Actor): void {
  permit({ actor }, 'trade.order.place')
}

/**
 * Places a batch of orders in one transaction, each accepted or refused on its own, in arrival order. Reads
 * once for all, decides in memory, writes only what was accepted: four flights and at most twenty statements,
 * whatever the number of orders and lines. `ctx` must see the buyers' and the sellers' organisations.
 */
export async function placeOrders(ctx: Ctx, given: readonly GivenOrder[]): Promise<(Answer | IdReused)[]> {
  const { seen, facts } = await readFacts(ctx, given)
  const decided = new Map<string, { given: GivenOrder; result: DecidedOrder | Refusal }>()
  const answers = new Map<string, Answer | IdReused>(seen)
  const foreign = takenByOthers(given)
  for (const one of given) {
    const name = commandName(one.key)
    if (seen.has(name) || decided.has(name)) continue
    if (foreign.has(name)) answers.set(name, new IdReused(one.order.id))
    else decided.set(name, { given: one, result: decideOrder(one.order, one.actor.orgId, facts) })
  }
  const fresh = [...decided.values()]
  const accepted = fresh.flatMap(({ given, result }) => (isRefusal(result) ? [] : [{ given, order: result }]))
  const numbers = await write(ctx, accepted)
  const until = reservedUntil(ctx)
  const stored = fresh.map(({ given, result }) => {
    const answer = answerOf(isRefusal(result) ? result : placedAnswer(result, numbers, until))
    answers.set(commandName(given.key), answer)
    return { key: given.key, answer }
  })
  await Promise.all([claims(ctx, accepted, numbers), storeAnswers(ctx, stored), writeHits(ctx, fresh)])
  return given.map((one, i) => repeatOr(answers, given, i, one))
}

/** An id names one order only: in a batch it belongs to the organisation that came first with it. */
function takenByOthers(given: readonly GivenOrder[]): Set<string> {
  const owner = new Map<string, string>()
  const foreign = new Set<string>()
  for (const { actor, order, key } of given) {
    const first = owner.get(order.id) ?? actor.orgId
    owner.set(order.id, first)
    if (first !== actor.orgId) foreign.add(commandName(key))
  }
  return foreign
}

/** The second of two equal ids in one batch repeats the first; with another body it is a conflict. */
function repeatOr(
  answers: ReadonlyMap<string, Answer | IdReused>,
  given: readonly GivenOrder[],
  at: number,
  one: GivenOrder,
): Answer | IdReused {
  const answer = answers.get(commandName(one.key))
  if (!answer) throw new Error('every order of a batch has an answer')
  if (answer instanceof IdReused) return answer
  const first = given.findIndex(other => commandName(other.key) === commandName(one.key))
  if (first === at) return answer
  if (given[first]?.key.bodyHash !== one.key.bodyHash) return new IdReused(one.order.id)
  return answer.status === 201 ? { ...answer, status: 200 } : answer
}

const shipToOf = ({ label, contact, phone, ...place }: Address): ShipTo => ({
  label,
  contact,
  phone,
  address: [place.province, place.city, place.district, place.detail].join(''),
})

const pairKey = (a: string, b: string): string => `${a}|${b}`

async function readFacts(ctx: Ctx, given: readonly GivenOrder[]) {
  const orders = given.map(({ actor, order }) => ({ buyerOrgId: actor.orgId, order }))
  const pairs = unique(
    orders.map(o => ({ sellerOrgId: o.order.sellerId, buyerOrgId: o.buyerOrgId })),
    pair => pairKey(pair.sellerOrgId, pair.buyerOrgId),
  )
  const wanted = unique(
    orders.flatMap(o =>
      o.order.lines.map(line => ({
        sellerOrgId: o.order.sellerId,
        buyerOrgId: o.buyerOrgId,
        productId: line.productId,
      })),
    ),
    want => `${want.sellerOrgId}|${want.buyerOrgId}|${want.productId}`,
  )
  const shelfKeys = unique(
    wanted.map(want => ({ orgId: want.sellerOrgId, productId: want.productId })),
    key => pairKey(key.orgId, key.productId),
  )
  const addressKeys = orders.map(o => ({ orgId: o.buyerOrgId, addressId: o.order.shipToId }))
  // All sent before the first answer is awaited: one flight, with the transaction's opening.
  const [seen, standings, relations, grants, firsts, products, prices, credits, lots, addresses] =
    await Promise.all([
      seenAnswers(
        ctx,
        given.map(one => one.key),
      ),
      readStandings(ctx, [...new Set(pairs.flatMap(pair => [pair.sellerOrgId, pair.buyerOrgId]))]),
      readRelations(ctx, pairs),
      readGrants(ctx, pairs),
      readFirstProducts(ctx, wanted),
      readProducts(ctx, [...new Set(wanted.map(want => want.productId))]),
      readPrices(ctx, wanted, ctx.today),
      readLines(ctx, pairs),
      readShelves(ctx, shelfKeys),
      readAddresses(ctx, addressKeys),
    ])
  const relationBy = new Map(relations.map(row => [pairKey(row.sellerOrgId, row.buyerOrgId), row]))
  const productBy = new Map(products.map(row => [row.productId, row]))
  const priceBy = new Map(prices.map(row => [`${row.sellerOrgId}|${row.buyerOrgId}|${row.productId}`, row]))
  const creditBy = new Map(credits.map(row => [pairKey(row.sellerOrgId, row.buyerOrgId), row]))
  const facts: BatchFacts = {
    today: ctx.today,
    standing: orgId => standings.get(orgId),
    relation: (seller, buyer) => relationBy.get(pairKey(seller, buyer)),
    productApproved: (buyerOrgId, productId) => firsts.has(productKey({ buyerOrgId, productId })),
    grants: grantsByPair(grants),
    product: productId => productBy.get(productId),
    price: (seller, buyer, product) => priceBy.get(`${seller}|${buyer}|${product}`),
    credit: (seller, buyer) => creditBy.get(pairKey(seller, buyer)),
    shipTo: (buyer, addressId) => {
      const address = addresses.get(addressKey({ orgId: buyer, addressId }))
      return address && shipToOf(address)
    },
    shelves: shelvesOf(lots, ctx.today),
    creditTaken: new Map(),
  }
  return { seen, facts }
}

function unique<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [...new Map(values.map(value => [keyOf(value), value])).values()]
}

const reservedUntil = (ctx: Ctx): string =>
  new Date(Date.parse(ctx.now) + RESERVED_HOURS * 3_600_000).toISOString()

type Accepted = { given: GivenOrder; order: DecidedOrder }

/** Writes the accepted orders of the batch in one flight; gives their document numbers by order id. */
async function write(ctx: Ctx, accepted: readonly Accepted[]): Promise<Map<string, string>> {
  if (accepted.length === 0) return new Map()
  const orders = accepted.map(({ order }) => order)
  const lines = orders.flatMap(order => order.lines.map(line => ({ ...line, order })))
  const picks = accepted.flatMap(({ given, order }) => order.picks.map(pick => ({ ...pick, order, given })))
  const until = reservedUntil(ctx)
  const [numbered] = await Promise.all([
    insertOrders(ctx, {
      orders: orders.map(o => o.orderId),
      sellers: orders.map(o => o.sellerId),
      buyers: orders.map(o => o.buyerId),
      totals: orders.map(o => o.totalFen),
      lineCounts: orders.map(o => o.lines.length),
      termDays: orders.map(o => o.termDays),
      lifeDays: orders.map(o => o.lifeDays),
      shipTos: orders.map(o => o.shipTo),
      notes: orders.map(o => o.note),
      users: accepted.map(({ given }) => given.actor.userId),
      at: ctx.now,
      day: ctx.today,
      reservedUntil: until,
      lineOrders: lines.map(l => l.order.orderId),
      lineSellers: lines.map(l => l.order.sellerId),
      lineNos: lines.map(l => l.lineNo),
      products: lines.map(l => l.productId),
      quantities: lines.map(l => l.quantity),
      prices: lines.map(l => l.priceMicro),
      vatBps: lines.map(l => l.vatBp),
      amounts: lines.map(l => l.amountFen),
      sources: lines.map(l => l.source),
      priceIds: lines.map(l => l.priceId),
    }),
    reserveLots(
      ctx,
      picks.map(pick => ({
        orgId: pick.order.sellerId,
        reservationId: newId(),
        stockId: pick.stockId,
        lotId: pick.lotId,
        documentId: pick.order.orderId,
        lineNo: pick.lineNo,
        quantity: pick.quantity,
        by: pick.given.actor,
      })),
      until,
    ),
  ])
  for (const { given, order } of accepted)
    ctx.record({
      type: 'trade.order_placed',
      orgId: order.sellerId,
      subjectId: order.orderId,
      by: given.actor,
      data: {
        buyerOrgId: order.buyerId,
        totalFen: order.totalFen,
        shipTo: order.shipTo.address,
        lines: order.lines.map(line => [line.productId, line.quantity]),
      },
    })
  return new Map(numbered.map(row => [row.orderId, row.number]))
}

function placedAnswer(order: DecidedOrder, numbers: Map<string, string>, reservedUntil: string): OrderPlaced {
  const number = numbers.get(order.orderId)
  if (!number) throw new Error('an accepted order has a number')
  return {
    orderId: order.orderId,
    number,
    state: 'placed',
    totalFen: order.totalFen,
    reservedUntil,
    warnings: order.warnings,
  }
}

/** The claim to come, pending until the goods are signed for; it counts against the buyer's limit at once. */
const claims = (ctx: Ctx, accepted: readonly Accepted[], numbers: Map<string, string>) =>
  applyTransfers(
    ctx,
    accepted.flatMap(({ order }) =>
      orderPlaced({
        sellerOrgId: order.sellerId,
        buyerOrgId: order.buyerId,
        documentId: order.orderId,
        documentNo: numbers.get(order.orderId) ?? '',
        businessDate: ctx.today,
        totalFen: order.totalFen,
      }),
    ),
  )

async function writeHits(
  ctx: Ctx,
  fresh: readonly { given: GivenOrder; result: DecidedOrder | Refusal }[],
): Promise<void> {
  const hits = fresh.flatMap(({ given, result }) => {
    const spoken: readonly RuleHit[] = isRefusal(result) ? result.hits : result.warnings
    return spoken.map(hit => ({
      orgId: given.actor.orgId,
      subjectKind: 'order' as const,
      subjectId: given.order.id,
      hit,
      byUser: given.actor.userId,
      byName: given.actor.name,
    }))
  })
  if (hits.length > 0) await recordHits(ctx, hits)
}
