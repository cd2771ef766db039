import { useGetMany } from '../../kit/queries.ts'
import { bySeller, type CartLine, lineKey } from './cart.ts'
import { checkLine, type LineCheck } from './cart-check.ts'
import type { Credit } from './credit.tsx'
import { useCart } from './useCart.ts'
import { type OfferDetail, offerPath } from './wire.ts'

export type CheckedLine = { line: CartLine; check: LineCheck; offer: OfferDetail | undefined }
export type SellerCart = {
  sellerId: string
  sellerName: string
  lines: CheckedLine[]
  totalFen: number
  wrong: number
  /** undefined until the first of the seller's offers was read. */
  credit: Credit | undefined
}

/** The cart by seller, every line held against its offer of this moment. */
export function useCartCheck(): { sellers: SellerCart[]; totalFen: number; wrong: number; lines: number } {
  const { cart } = useCart()
  const reads = useGetMany<OfferDetail>(cart.map(line => offerPath(lineKey(line))))
  const byKey = new Map(cart.map((line, at) => [lineKey(line), reads[at]]))
  const sellers = bySeller(cart).map(group => {
    const lines = group.lines.map(line => {
      const read = byKey.get(lineKey(line))
      const gone = read?.error?.status === 404
      return { line, offer: read?.data, check: checkLine(line, gone ? null : read?.data) }
    })
    return {
      sellerId: group.sellerId,
      sellerName: group.sellerName,
      lines,
      totalFen: lines.reduce((sum, { check }) => sum + check.amountFen, 0),
      wrong: lines.filter(({ check }) => check.wrong).length,
      credit: lines.find(({ offer }) => offer)?.offer?.credit,
    }
  })
  return {
    sellers,
    totalFen: sellers.reduce((sum, seller) => sum + seller.totalFen, 0),
    wrong: sellers.reduce((sum, seller) => sum + seller.wrong, 0),
    lines: cart.length,
  }
}
