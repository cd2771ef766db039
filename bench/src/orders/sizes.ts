/** The market that orders are drawn from: how much of everything, and how long is measured. */
export type MarketSize = {
  name: 'small' | 'full'
  sellers: number
  warehouses: number
  products: number
  lotsPerProduct: number
  buyers: number
  /** Sellers that each buyer may order from. */
  approvedBy: number
  /** Before anything is measured: code gets compiled, pages get read and, after a checkpoint, written whole. */
  warmSeconds: number
  /** HTTP and reference take turns for this many rounds… */
  rounds: number
  /** …of this many seconds each. */
  roundSeconds: number
  openLoopSeconds: number
  crossingSeconds: number
  retrySeconds: number
}

export const SIZES: Readonly<Record<MarketSize['name'], MarketSize>> = {
  full: {
    name: 'full',
    sellers: 1_500,
    warehouses: 31,
    products: 400_000,
    lotsPerProduct: 3,
    buyers: 150_000,
    approvedBy: 4,
    warmSeconds: 10,
    rounds: 6,
    roundSeconds: 4,
    openLoopSeconds: 20,
    crossingSeconds: 60,
    retrySeconds: 10,
  },
  small: {
    name: 'small',
    sellers: 20,
    warehouses: 4,
    products: 6_000,
    lotsPerProduct: 3,
    buyers: 2_000,
    approvedBy: 4,
    warmSeconds: 2,
    rounds: 4,
    roundSeconds: 2,
    openLoopSeconds: 5,
    crossingSeconds: 8,
    retrySeconds: 4,
  },
}

/** Units of every lot but the scarce ones: nobody buys them out while it is measured. */
export const PLENTY_UNITS = 1_000_000

// Behind the market's own products the first seller has a few more, for carts that cross and for the flash sale.
export const HOT_PRODUCTS = 20
/** So many of the hot products sell out early, so that carts race for the last boxes of a lot too. */
export const SCARCE_PRODUCTS = 4
export const FLASH_UNITS = 1_000
export const FLASH_SELLER = 0
export const hotProduct = (size: MarketSize, n: number): number => size.products + n
export const flashProduct = (size: MarketSize): number => size.products + HOT_PRODUCTS
export const allProducts = (size: MarketSize): number => size.products + HOT_PRODUCTS + 1
export const scarceUnitsOfLot = (size: MarketSize): number => 7 * size.crossingSeconds

/** The products of a seller are those with its number modulo the number of sellers: at least 200 for each. */
export const productsOf = (size: MarketSize, seller: number): number =>
  Math.floor((size.products - 1 - seller) / size.sellers) + 1
export const productOf = (size: MarketSize, seller: number, rank: number): number =>
  seller + rank * size.sellers

/** Ids follow from numbers, so that the load generator needs no list of 400,000 products. */
const idOf =
  (prefix: string) =>
  (n: number): string =>
    `${prefix}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const sellerId = idOf('5e110000')
export const buyerId = idOf('b0000000')
export const userId = idOf('0e000000')
export const productId = idOf('d0000000')
export const addressId = idOf('ad000000')
/** Of the form that identity gives out: 43 characters. */
export const sessionToken = (buyer: number): string => buyerId(buyer).replaceAll('-', '').padEnd(43, '0')

/** The distinct sellers that approved a buyer, by Zipf 1.0 over all sellers; the same for each run. */
export function approvedSellers(size: MarketSize, buyer: number): number[] {
  const draw = chanceFrom(buyer + 1)
  const chosen = new Set<number>()
  while (chosen.size < Math.min(size.approvedBy, size.sellers)) chosen.add(zipf(draw, size.sellers))
  return [...chosen].sort((one, other) => one - other)
}

/** mulberry32: the same numbers in [0, 1) for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const harmonics = new Map<number, Float64Array>()

/** Sums of 1 + 1/2 + … + 1/rank, for each rank. */
function harmonicsOf(size: number): Float64Array {
  let sums = harmonics.get(size)
  if (!sums) {
    sums = new Float64Array(size)
    for (let rank = 0, sum = 0; rank < size; rank++) sums[rank] = sum += 1 / (rank + 1)
    harmonics.set(size, sums)
  }
  return sums
}

/** Rank from 0 below `size`, with a probability in proportion to 1 / (rank + 1): Zipf 1.0. */
export function zipf(draw: () => number, size: number): number {
  const sums = harmonicsOf(size)
  const wanted = draw() * sums[size - 1]!
  let low = 0
  let high = size - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Refusals are made by the buyer: of a hundred, four have a licence that covers nothing of what is sold, and four
 * have used up their credit. 8 % are refused, half by licence, half by credit.
 */
export const isOutOfScope = (buyer: number): boolean => buyer % 100 < 4
export const isOutOfCredit = (buyer: number): boolean => buyer % 100 >= 4 && buyer % 100 < 8
