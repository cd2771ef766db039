import { newId } from '@yaolian/kernel'
import {
  addressId,
  approvedSellers,
  FLASH_SELLER,
  flashProduct,
  HOT_PRODUCTS,
  hotProduct,
  isOutOfCredit,
  isOutOfScope,
  type MarketSize,
  productId,
  productOf,
  productsOf,
  sellerId,
  zipf,
} from './sizes.ts'

/** An order as its buyer sends it. */
export type Drawn = {
  buyer: number
  order: {
    id: string
    sellerId: string
    shipToId: string
    lines: { productId: string; quantity: number }[]
  }
}
export type Draw = () => Drawn

const QUANTITY_MAX = 20

const orderOf = (
  buyer: number,
  seller: number,
  products: Iterable<number>,
  quantity: () => number,
): Drawn => ({
  buyer,
  order: {
    id: newId(),
    sellerId: sellerId(seller),
    shipToId: addressId(buyer),
    lines: Array.from(products, product => ({ productId: productId(product), quantity: quantity() })),
  },
})

/** A buyer uniformly, one of its sellers by Zipf 1.0, then distinct products of that seller by Zipf 1.0. */
export function everydayOrders(size: MarketSize, chance: () => number, lines: number): Draw {
  const quantity = () => 1 + Math.floor(chance() * QUANTITY_MAX)
  return () => {
    const buyer = Math.floor(chance() * size.buyers)
    const sellers = approvedSellers(size, buyer)
    const seller = sellers[zipf(chance, sellers.length)]!
    const wanted = new Set<number>()
    while (wanted.size < lines) wanted.add(productOf(size, seller, zipf(chance, productsOf(size, seller))))
    return orderOf(buyer, seller, wanted, quantity)
  }
}

/** Three of the twenty hot products in any order, a few boxes each: carts that cross. */
export function crossingOrders(size: MarketSize, chance: () => number): Draw {
  const buyers = flashBuyers(size)
  return () => {
    const wanted = new Set<number>()
    while (wanted.size < 3) wanted.add(hotProduct(size, Math.floor(chance() * HOT_PRODUCTS)))
    const buyer = buyers[Math.floor(chance() * buyers.length)]!
    return orderOf(buyer, FLASH_SELLER, wanted, () => 1 + Math.floor(chance() * 5))
  }
}

/** One box of the flash product, each time by another buyer. */
export function flashOrders(size: MarketSize): Draw {
  const buyers = flashBuyers(size)
  let next = 0
  return () => orderOf(buyers[next++ % buyers.length]!, FLASH_SELLER, [flashProduct(size)], () => 1)
}

/** Buyers that the flash seller serves and that nothing but the stock can refuse. */
function flashBuyers(size: MarketSize): number[] {
  return Array.from({ length: Math.min(size.buyers, 20_000) }, (_, buyer) => buyer).filter(
    buyer =>
      !isOutOfScope(buyer) && !isOutOfCredit(buyer) && approvedSellers(size, buyer).includes(FLASH_SELLER),
  )
}
