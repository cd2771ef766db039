/** The life of an order: what each verb makes of each state. Anything not listed is refused. */
export const ORDER_MOVES = {
  confirm: { placed: 'confirmed' },
  ship: { confirmed: 'shipped' },
  sign: { shipped: 'signed' },
  cancel: { placed: 'cancelled', confirmed: 'cancelled' },
  expire: { placed: 'expired' },
} as const satisfies Record<string, Partial<Record<OrderState, OrderState>>>

export type OrderState = 'placed' | 'confirmed' | 'shipped' | 'signed' | 'cancelled' | 'expired'
export type OrderMove = keyof typeof ORDER_MOVES

/** The state after the verb, or null where the verb doesn't fit the state. */
export function afterMove(state: OrderState, move: OrderMove): OrderState | null {
  const moves: Partial<Record<OrderState, OrderState>> = ORDER_MOVES[move]
  return moves[state] ?? null
}

/** Which side gives which verb; a return is asked for by the buyer once the goods are signed for. */
const VERBS: Record<'seller' | 'buyer', Record<string, readonly OrderState[]>> = {
  seller: { confirm: ['placed'], ship: ['confirmed'], cancel: ['placed', 'confirmed'] },
  buyer: { cancel: ['placed'], sign: ['shipped'], return: ['signed'] },
}

/** A buyer may call an order back only until the seller confirmed it. */
export const mayGive = (side: 'seller' | 'buyer', verb: string, state: OrderState): boolean =>
  VERBS[side][verb]?.includes(state) ?? false

export const actionsFor = (side: 'seller' | 'buyer', state: OrderState): string[] =>
  Object.keys(VERBS[side]).filter(verb => mayGive(side, verb, state))
