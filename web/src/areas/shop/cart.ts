import type { PackLevel } from '../../kit/format.ts'

/** What the cart remembers of an offer: enough to draw a line before the server has answered. */
export type CartOffer = {
  sellerId: string
  sellerName: string
  productId: string
  genericName: string
  brand: string | null
  spec: string
  makerName: string
  packLevels: PackLevel[]
  priceMicro: number | null
  minQuantity: number
  multiple: number
}
export type CartLine = CartOffer & { quantity: number }
export type Cart = readonly CartLine[]

export const lineKey = (line: { sellerId: string; productId: string }): string =>
  `${line.sellerId}.${line.productId}`

/** The least quantity that may be ordered and is not below `wanted`: at least the minimum, in whole multiples. */
export function fitQuantity(wanted: number, offer: Pick<CartOffer, 'minQuantity' | 'multiple'>): number {
  const atLeast = Math.max(wanted, offer.minQuantity)
  return Math.ceil(atLeast / offer.multiple) * offer.multiple
}

/** May `quantity` be ordered as it is? */
export const quantityFits = (quantity: number, offer: Pick<CartOffer, 'minQuantity' | 'multiple'>): boolean =>
  Number.isInteger(quantity) && quantity > 0 && fitQuantity(quantity, offer) === quantity

/** The cart with `quantity` of an offer; 0 takes the line out, a known line keeps its place. */
export function withQuantity(cart: Cart, offer: CartOffer, quantity: number): Cart {
  const key = lineKey(offer)
  if (quantity <= 0) return cart.filter(line => lineKey(line) !== key)
  const line = { ...pickOffer(offer), quantity }
  return cart.some(old => lineKey(old) === key)
    ? cart.map(old => (lineKey(old) === key ? line : old))
    : [...cart, line]
}

function pickOffer(o: CartOffer): CartOffer {
  const { sellerId, sellerName, productId, genericName, brand, spec, makerName, packLevels } = o
  const { priceMicro, minQuantity, multiple } = o
  return {
    sellerId,
    sellerName,
    productId,
    genericName,
    brand,
    spec,
    makerName,
    packLevels,
    priceMicro,
    minQuantity,
    multiple,
  }
}

/** Lines by seller, in the order in which sellers came into the cart: each becomes one order. */
export function bySeller(cart: Cart): { sellerId: string; sellerName: string; lines: CartLine[] }[] {
  const groups = new Map<string, { sellerId: string; sellerName: string; lines: CartLine[] }>()
  for (const line of cart) {
    const { sellerId, sellerName } = line
    const group = groups.get(sellerId) ?? { sellerId, sellerName, lines: [] }
    group.lines.push(line)
    groups.set(sellerId, group)
  }
  return [...groups.values()]
}

/** The cart after an order was placed: ordered quantities leave, what was added meanwhile stays. */
export function withoutOrdered(
  cart: Cart,
  order: { sellerId: string; lines: readonly { productId: string; quantity: number }[] },
): Cart {
  const ordered = new Map(order.lines.map(line => [`${order.sellerId}.${line.productId}`, line.quantity]))
  return cart
    .map(line => ({ ...line, quantity: line.quantity - (ordered.get(lineKey(line)) ?? 0) }))
    .filter(line => line.quantity > 0)
}
