import { type Actor, type Ctx, NotFound, type Refusal, refuse, Stale } from '@yaolian/kernel'
import { afterMove, mayGive, type OrderMove, type OrderState } from './order-state.ts'
import { lockOrders, moveOrders, type OrderHead, orderHeads, sellersOf } from './orders.sql.ts'

/** A verb about one order as somebody gave it. Verbs take many: one is the special case. */
export type Given<B = unknown> = { actor: Actor; orderId: string } & B

/**
 * The orders that sellers spoke about, by order id. The organisations of the actors are in the context already.
 * Throws NotFound where one is not the actor's.
 */
export async function ordersOfSellers(ctx: Ctx, given: readonly Given[]): Promise<Map<string, OrderHead>> {
  const key = { sellers: given.map(one => one.actor.orgId), orders: given.map(one => one.orderId) }
  return byId(given, await heldHeads(ctx, key))
}

/** The orders that buyers spoke about: their own row names the seller, whose row may then be seen. */
export async function ordersOfBuyers(ctx: Ctx, given: readonly Given[]): Promise<Map<string, OrderHead>> {
  const found = await sellersOf(ctx, {
    buyers: given.map(one => one.actor.orgId),
    orders: given.map(one => one.orderId),
  })
  ctx.widen(found.map(row => row.sellerOrgId))
  const key = { sellers: found.map(row => row.sellerOrgId), orders: found.map(row => row.orderId) }
  return byId(given, await heldHeads(ctx, key))
}

/** The orders as they stand once nobody else is at them: two verbs at once take turns. */
async function heldHeads(ctx: Ctx, key: Parameters<typeof orderHeads>[1]): Promise<OrderHead[]> {
  const [, heads] = await Promise.all([lockOrders(ctx, key), orderHeads(ctx, key)])
  return heads
}

function byId(given: readonly Given[], heads: readonly OrderHead[]): Map<string, OrderHead> {
  const found = new Map(heads.map(head => [head.orderId, head]))
  for (const one of given) if (!found.has(one.orderId)) throw new NotFound('order')
  return found
}

/** A verb that doesn't fit the state is refused, with the state as it is. */
export function refuseUnlessFits(
  head: OrderHead,
  side: 'seller' | 'buyer',
  verb: OrderMove | 'return',
): Refusal | null {
  if (mayGive(side, verb, head.state)) return null
  return refuse('trade.wrong_state', { number: head.number, state: head.state, verb })
}

export type Moved = { head: OrderHead; signedFen?: number; dueOn?: string }

/** Moves all orders by one verb or throws Stale, so that the use case reads again. */
export async function move(ctx: Ctx, verb: OrderMove, moved: readonly Moved[]): Promise<OrderState | null> {
  const first = moved[0]
  if (!first) return null
  const to = moved.map(({ head }) => afterMove(head.state, verb))
  if (to.some(state => state === null)) throw new Error(`${verb} does not fit every order`)
  const count = await moveOrders(ctx, {
    sellers: moved.map(one => one.head.orgId),
    orders: moved.map(one => one.head.orderId),
    from: moved.map(one => one.head.state),
    to: to as OrderState[],
    signed: moved.map(one => one.signedFen ?? null),
    due: moved.map(one => one.dueOn ?? null),
  })
  if (count !== moved.length) throw new Stale('an order moved since it was read')
  return to[0] ?? null
}
