import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CartLine, Give, Promotion } from './model.ts'
import { openBook, priceCart } from './price-cart.ts'

const SELLER = 'seller'
const line = (lineNo: number, productId: string, yuan: number, quantity = 1, floorYuan = 0): CartLine => ({
  ...{ lineNo, productId, quantity },
  ...{ amountFen: yuan * 100, floorFen: floorYuan * 100 },
})

const promotion = (id: string, give: Give, more: Partial<Promotion> & { from?: number } = {}): Promotion => {
  const { from = 0, ...rest } = more
  return {
    ...{ id, version: 1, on: 'all', measure: 'fen', steps: [{ from, give }], repeats: false, stage: 3 },
    ...{ group: id, alone: false, bearers: [{ orgId: SELLER, shareBp: 10_000 }] },
    ...rest,
  }
}
const off = (yuan: number): Give => ({ kind: 'off', fen: yuan * 100 })
const percent = (basisPoints: number): Give => ({ kind: 'percent', basisPoints })
const price = (cart: CartLine[], ...promotions: Promotion[]) => priceCart(cart, openBook(promotions))

describe('one promotion', () => {
  test('满减 takes its amount off once the threshold is reached, in proportion to the lines', () => {
    const priced = price([line(1, 'a', 200), line(2, 'b', 100)], promotion('m', off(30), { from: 30_000 }))
    expect(priced.lines.map(one => one.netFen)).toEqual([18_000, 9_000])
    expect(priced).toMatchObject({ discountFen: 3_000, netFen: 27_000, exact: true, notApplied: [] })
  })

  test('one fen below the threshold nothing comes off, and the buyer is told how much is missing', () => {
    const priced = price([line(1, 'a', 299)], promotion('m', off(30), { from: 29_901 }))
    expect(priced.notApplied).toEqual([{ promotionId: 'm', why: 'short', missing: 1, give: off(30) }])
    expect(priced.netFen).toBe(29_900)
  })

  test('每满 gives as often as the threshold fits; the cap ends it', () => {
    const every = promotion('m', off(10), { from: 10_000, repeats: true })
    expect(price([line(1, 'a', 350)], every)).toMatchObject({ discountFen: 3_000 })
    const capped = price([line(1, 'a', 350)], { ...every, capFen: 2_500 })
    expect(capped.applied[0]).toMatchObject({ times: 3, discountFen: 2_500, limitedBy: 'cap' })
  })

  test('the highest step reached gives, and the next one is named', () => {
    const steps = [
      { from: 10, give: percent(500) },
      { from: 50, give: percent(800) },
    ]
    const priced = price([line(1, 'a', 100, 20)], promotion('m', off(0), { measure: 'units', steps }))
    expect(priced.applied[0]).toMatchObject({
      step: 0,
      discountFen: 500,
      next: { missing: 30, give: percent(800) },
    })
  })

  test('a special price holds for every unit', () => {
    const special = promotion('s', { kind: 'price', micro: 4_500_000 }, { on: ['a'], stage: 1 })
    expect(price([line(1, 'a', 50, 10), line(2, 'b', 50, 10)], special).lines.map(one => one.netFen)).toEqual(
      [4_500, 5_000],
    )
  })

  test('满赠 gives goods and takes nothing off', () => {
    const gift = { productId: 'thermometer', quantity: 1, valueFen: 900 }
    const give: Give = { kind: 'gifts', items: [gift] }
    const priced = price([line(1, 'a', 250)], promotion('g', give, { from: 10_000, repeats: true }))
    expect(priced.applied[0]!.gifts).toEqual([{ productId: 'thermometer', quantity: 2, valueFen: 1_800 }])
    expect(priced.discountFen).toBe(0)
  })

  test('lines that it excepts neither count nor get cheaper', () => {
    const priced = price(
      [line(1, 'a', 100), line(2, 'b', 100)],
      promotion('m', off(30), { from: 15_000, except: ['b'] }),
    )
    expect(priced.notApplied).toMatchObject([{ why: 'short', missing: 5_000 }])
  })

  test('no line falls below its protected price; the others take what it could not', () => {
    const cart = [line(1, 'a', 100, 1, 95), line(2, 'b', 100)]
    expect(price(cart, promotion('m', off(40))).lines.map(one => one.netFen)).toEqual([9_500, 6_500])
    const all = price([line(1, 'a', 100, 1, 100)], promotion('m', off(40)))
    expect(all.notApplied).toEqual([{ promotionId: 'm', why: 'protected' }])
  })

  test('who bears it sums to the discount, to the fen', () => {
    const bearers = [
      { orgId: 'platform', shareBp: 3_333 },
      { orgId: 'maker', shareBp: 3_333 },
      { orgId: SELLER, shareBp: 3_334 },
    ]
    const [applied] = price([line(1, 'a', 100)], promotion('m', off(1), { bearers })).applied
    expect(applied!.bearers.map(one => one.fen)).toEqual([33, 33, 34])
  })
})

describe('several promotions', () => {
  test('later stages count what earlier ones left', () => {
    const nine = promotion('折', percent(1_000), { stage: 2 })
    const full = promotion('减', off(10), { stage: 3, from: 10_000 })
    expect(price([line(1, 'a', 100)], full, nine)).toMatchObject({
      discountFen: 1_000,
      applied: [{ promotionId: '折' }],
      notApplied: [{ promotionId: '减', why: 'beaten', by: ['折'] }],
    })
    expect(price([line(1, 'a', 120)], full, nine).discountFen).toBe(2_200)
  })

  test('of one group only the better touches a line; on other lines the other may', () => {
    const both = { group: '满减' }
    const a = promotion('a', off(20), { ...both, on: ['a'] })
    const all = promotion('all', off(30), both)
    expect(price([line(1, 'a', 100), line(2, 'b', 100)], a, all)).toMatchObject({ discountFen: 3_000 })
    const b = promotion('b', off(15), { ...both, on: ['b'] })
    expect(price([line(1, 'a', 100), line(2, 'b', 100)], a, b, all)).toMatchObject({
      discountFen: 3_500,
      notApplied: [{ promotionId: 'all', why: 'beaten', by: ['a', 'b'] }],
    })
  })

  test('不与其他优惠同享: alone or not at all, whichever is worth more', () => {
    const alone = promotion('alone', off(25), { alone: true })
    const [x, y] = [promotion('x', off(10)), promotion('y', off(12))]
    expect(price([line(1, 'a', 100)], alone, x, y).applied.map(one => one.promotionId)).toEqual(['alone'])
    const z = promotion('z', off(9))
    expect(price([line(1, 'a', 100)], alone, x, y, z).applied.map(one => one.promotionId)).toEqual([
      'x',
      'y',
      'z',
    ])
  })
})

test('a promotion that nobody could carry out is refused when the book is opened', () => {
  expect(() => openBook([promotion('m', off(1), { bearers: [{ orgId: SELLER, shareBp: 9_999 }] })])).toThrow(
    /100 %/,
  )
  expect(() => openBook([promotion('m', off(1), { steps: [] })])).toThrow(/no steps/)
  const falling = [
    { from: 5, give: off(1) },
    { from: 5, give: off(2) },
  ]
  expect(() => openBook([promotion('m', off(1), { steps: falling })])).toThrow(/ascend/)
  const less = [
    { from: 5, give: off(2) },
    { from: 9, give: off(1) },
  ]
  expect(() => openBook([promotion('m', off(1), { steps: less })])).toThrow(/less/)
  expect(() => openBook([promotion('m', off(1), { steps: less, repeats: true })])).toThrow(/one step/)
})

const PRODUCTS = ['a', 'b', 'c', 'd', 'e']
const anyLine = fc.record({
  productId: fc.constantFrom(...PRODUCTS),
  quantity: fc.integer({ min: 1, max: 50 }),
  amountFen: fc.integer({ min: 1, max: 500_000 }),
  floor: fc.integer({ min: 0, max: 100 }),
})
const anyCart = fc.array(anyLine, { minLength: 1, maxLength: 6 }).map(lines =>
  lines.map(({ floor, ...rest }, i) => ({
    ...rest,
    lineNo: i + 1,
    floorFen: Math.floor((rest.amountFen * floor) / 120),
  })),
)
const anyGive = fc.oneof(
  fc.record({ kind: fc.constant('off' as const), fen: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ kind: fc.constant('percent' as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('price' as const), micro: fc.integer({ min: 0, max: 90_000_000 }) }),
  fc.record({
    kind: fc.constant('gifts' as const),
    items: fc.constant([{ productId: 'gift', quantity: 1, valueFen: 500 }]),
  }),
)
const anyPromotion = fc.record({
  on: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom(...PRODUCTS), { minLength: 1 })),
  measure: fc.constantFrom('fen' as const, 'units' as const),
  from: fc.integer({ min: 0, max: 300 }),
  give: anyGive,
  repeats: fc.boolean(),
  cap: fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: undefined }),
  stage: fc.integer({ min: 1, max: 4 }),
  group: fc.constantFrom('g', 'h', 'i', 'j'),
  alone: fc.boolean(),
  share: fc.integer({ min: 0, max: 10_000 }),
})
const anyPromotions = fc.array(anyPromotion, { maxLength: 7 }).map(all =>
  all.map(({ from, give, measure, cap, share, ...rest }, i): Promotion => {
    const bearers = [
      { orgId: SELLER, shareBp: share },
      { orgId: 'platform', shareBp: 10_000 - share },
    ]
    const steps = [{ from: measure === 'fen' ? from * 1_000 : from, give }]
    return {
      ...rest,
      id: `p${i}`,
      version: 1,
      measure,
      steps,
      bearers,
      ...(cap !== undefined && { capFen: cap }),
    }
  }),
)

test('T-I5: totals are the sums of their parts, no line falls below its floor, bearers carry exactly the discount', () => {
  fc.assert(
    fc.property(anyCart, anyPromotions, (cart, promotions) => {
      const priced = price(cart, ...promotions)
      const gross = cart.reduce((total, one) => total + one.amountFen, 0)
      expect(priced.netFen + priced.discountFen).toBe(gross)
      for (const [i, one] of priced.lines.entries()) {
        expect(one.amountFen - one.discounts.reduce((total, part) => total + part.fen, 0)).toBe(one.netFen)
        expect(one.netFen).toBeGreaterThanOrEqual(cart[i]!.floorFen)
      }
      for (const one of priced.applied) {
        expect(one.bearers.reduce((total, part) => total + part.fen, 0)).toBe(one.discountFen)
        const onLines = priced.lines.flatMap(l => l.discounts.filter(d => d.promotionId === one.promotionId))
        expect(onLines.reduce((total, part) => total + part.fen, 0)).toBe(one.discountFen)
      }
      const spoken = [...priced.applied, ...priced.notApplied].map(one => one.promotionId)
      expect(new Set(spoken).size).toBe(spoken.length)
    }),
  )
})

test('T-I5: the order of the lines changes no total', () => {
  fc.assert(
    fc.property(anyCart, anyPromotions, (cart, promotions) => {
      const turned = price([...cart].reverse(), ...promotions)
      const worth = ({ applied }: typeof turned) =>
        applied.reduce(
          (total, one) => total + one.discountFen + one.gifts.reduce((all, gift) => all + gift.valueFen, 0),
          0,
        )
      expect(worth(turned)).toBe(worth(price(cart, ...promotions)))
    }),
  )
})

/** Every set whose members may stand together, tried: what the engine must not fall short of. */
function bestByTrial(cart: CartLine[], promotions: Promotion[]): number {
  const touches = (one: Promotion, l: CartLine) => one.on === 'all' || one.on.includes(l.productId)
  const clash = (a: Promotion, b: Promotion) =>
    (a.alone || b.alone || a.group === b.group) && cart.some(l => touches(a, l) && touches(b, l))
  let best = 0
  for (let bits = 0; bits < 1 << promotions.length; bits++) {
    const set = promotions.filter((_, i) => (bits >> i) & 1)
    if (set.some((a, i) => set.slice(i + 1).some(b => clash(a, b)))) continue
    // Without groups and loneliness nothing clashes any more: the set stands as a whole or is beaten by a part of it.
    const priced = price(cart, ...set.map(one => ({ ...one, alone: false, group: one.id })))
    const worth = priced.applied.reduce(
      (all, one) => all + one.gifts.reduce((sum, gift) => sum + gift.valueFen, one.discountFen),
      0,
    )
    best = Math.max(best, worth)
  }
  return best
}

test('no allowed set of promotions is worth more than the chosen one', () => {
  fc.assert(
    fc.property(anyCart, anyPromotions, (cart, promotions) => {
      const priced = price(cart, ...promotions)
      const worth = priced.applied.reduce(
        (all, one) => all + one.gifts.reduce((sum, gift) => sum + gift.valueFen, one.discountFen),
        0,
      )
      expect(priced.exact).toBe(true)
      expect(worth).toBe(bestByTrial(cart, promotions))
    }),
    { numRuns: 60 },
  )
})
