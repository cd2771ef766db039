/** One line of a cart before promotions. Amounts are fen, tax included; quantities are smallest sales units. */
export type CartLine = {
  lineNo: number
  productId: string
  quantity: number
  /** Price × quantity by list or contract. */
  amountFen: number
  /** What the line must still cost: protected minimum price (控销最低价) × quantity. 0 where nothing protects it. */
  floorFen: number
}

/** What a reached step gives. `percent`: 500 is 5 % off. `price`: every unit at this price, in millionths of a yuan. */
export type Give =
  | { kind: 'off'; fen: number }
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'price'; micro: number }
  | { kind: 'gifts'; items: readonly Gift[] }
export type Gift = { productId: string; quantity: number; valueFen: number }

/** From so much on, in the promotion's own measure. */
export type Step = { from: number; give: Give }

/** Who pays for the discount, in hundredths of a per cent; together 10,000. */
export type Bearer = { orgId: string; shareBp: number }

/**
 * 满减, 满折, 满赠, special price, coupon: one shape. Lines that it names together reach its steps; the highest step
 * reached gives, once, or as often as its threshold fits (`repeats`: 每满).
 */
export type Promotion = {
  id: string
  version: number
  /** Product ids, or every line of the cart. */
  on: readonly string[] | 'all'
  except?: readonly string[]
  /** What thresholds count: fen after earlier stages, or units. */
  measure: 'fen' | 'units'
  /** Ascending by `from`. */
  steps: readonly Step[]
  repeats: boolean
  /** Most that it takes off this cart. */
  capFen?: number
  /** Earlier stages first; each sees what the ones before left: 1 special price, 2 per cent, 3 amount, 4 coupon. */
  stage: number
  /** Of promotions of one group at most one touches a line. */
  group: string
  /** Shares its lines with no other promotion. */
  alone: boolean
  bearers: readonly Bearer[]
}

export type Applied = {
  promotionId: string
  version: number
  step: number
  /** How often the step's gift or amount was given. */
  times: number
  discountFen: number
  /** Less than the step promised, because of its cap or of protected prices. */
  limitedBy: 'cap' | 'floor' | null
  gifts: readonly Gift[]
  bearers: readonly { orgId: string; fen: number }[]
  /** How far the next step is away, in the promotion's measure. */
  next: { missing: number; give: Give } | null
}

export type NotApplied =
  | { promotionId: string; why: 'short'; missing: number; give: Give }
  /** Others on the same lines are worth more to the buyer. */
  | { promotionId: string; why: 'beaten'; by: readonly string[] }
  /** Every line stands at its protected price already. */
  | { promotionId: string; why: 'protected' }

export type PricedCart = {
  lines: readonly { lineNo: number; amountFen: number; discounts: readonly LineDiscount[]; netFen: number }[]
  applied: readonly Applied[]
  notApplied: readonly NotApplied[]
  discountFen: number
  netFen: number
  /** False where so many promotions met on one line that the best set was approached instead of found. */
  exact: boolean
}
export type LineDiscount = { promotionId: string; fen: number }
