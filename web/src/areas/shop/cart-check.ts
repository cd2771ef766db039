import { amountFen } from '../../kit/format.ts'
import { type CartLine, quantityFits } from './cart.ts'

/** What the server says of the line's offer now; undefined while it hasn't answered, null when the offer is gone. */
export type Fresh =
  | {
      priceMicro: number | null
      availableUnits: number
      minQuantity: number
      multiple: number
      closed: unknown
    }
  | null
  | undefined

export type LineCheck = {
  priceMicro: number
  amountFen: number
  /** Why the line can't be ordered as it is. */
  wrong: 'closed' | 'short' | 'quantity' | undefined
  priceBefore: number | undefined
}

/** A cart line against the offer as it is now: the price to pay, and what stands in the way. */
export function checkLine(line: CartLine, fresh: Fresh): LineCheck {
  const now = fresh ?? line
  const priceMicro = now.priceMicro ?? line.priceMicro ?? 0
  const fits = quantityFits(line.quantity, now)
  const closed = fresh === null || Boolean(fresh?.closed) || fresh?.priceMicro === null
  const short = fresh ? line.quantity > fresh.availableUnits : false
  const before = line.priceMicro ?? undefined
  return {
    priceMicro,
    amountFen: fits ? amountFen(priceMicro, line.quantity) : 0,
    wrong: closed ? 'closed' : !fits ? 'quantity' : short ? 'short' : undefined,
    priceBefore: fresh && before !== undefined && before !== priceMicro ? before : undefined,
  }
}
