import { isRefusal, newId } from '@yaolian/kernel'
import type { PartyFacts } from '@yaolian/rulebook/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlaceOrder } from './contract.ts'
import { type BatchFacts, decideOrder } from './decide-order.ts'
import { shelvesOf } from './shelves.ts'

const TODAY = '2026-11-22'
const [SELLER, BUYER, PRODUCT, OTHER, SHIP_TO] = [newId(), newId(), newId(), newId(), newId()]

const party = (
  orgId: string,
  kind: PartyFacts['kind'],
  licence: PartyFacts['licences'][number]['kind'],
): PartyFacts => ({
  orgId,
  kind,
  isPerson: false,
  province: 'CN-42',
  headOrgId: null,
  headKind: null,
  verifiedOn: '2026-09-01',
  licences: [
    {
      kind: licence,
      scope: ['chemical', 'antibiotic'],
      validFrom: '2024-01-01',
      validTo: '2028-12-31',
      state: 'valid',
    },
  ],
})
const standing = (facts: PartyFacts) =>
  ({ ...facts, name: facts.kind, version: 1, state: 'active', facts }) as unknown as NonNullable<
    ReturnType<BatchFacts['standing']>
  >
const productFacts = {
  scopeClass: 'chemical',
  rx: 'rx',
  temperature: 'ambient',
  ephedrine: false,
  state: 'published',
  approvalState: 'valid',
  isDrug: true,
  mahOrgId: null,
  deviceClass: 0,
  onlineBan: 'none',
} as const
const lot = (stockId: string, productId: string, expiresOn: string, available: number) => ({
  orgId: SELLER,
  productId,
  stockId,
  lotId: `lot-${stockId}`,
  placeId: 'main',
  lotNo: stockId,
  expiresOn,
  available,
  unitCostMicro: 1_000_000,
  quality: 'accepted' as const,
  recalled: false,
  stops: 0,
  placeFits: true,
})

type Change = Partial<BatchFacts> & {
  stock?: ReturnType<typeof lot>[]
  scope?: PartyFacts['licences'][number]['scope']
}

const APPROVED = {
  supplierApproved: true,
  customerApproved: true,
  papersTo: null,
  firstProducts: false,
  salesperson: null,
}
/** A salesperson whose authorisation ended the day before. */
const ENDED = {
  salespersonId: newId(),
  state: 'active',
  validFrom: '2026-01-01',
  validTo: '2026-11-21',
  inRegion: true,
  classes: [],
  productIds: [],
}

function facts(change: Change = {}): BatchFacts {
  const buyer = party(BUYER, 'pharmacy', 'drug_retail')
  if (change.scope) buyer.licences[0]!.scope = change.scope
  const parties = new Map([
    [SELLER, standing(party(SELLER, 'distributor', 'drug_wholesale'))],
    [BUYER, standing(buyer)],
  ])
  const stock = change.stock ?? [
    lot('a', PRODUCT, '2027-06-30', 10),
    lot('b', PRODUCT, '2028-06-30', 100),
    lot('c', OTHER, '2028-01-01', 50),
  ]
  return {
    today: TODAY,
    standing: orgId => parties.get(orgId),
    grants: () => [],
    relation: () => APPROVED,
    productApproved: () => true,
    product: productId => ({ productId, facts: productFacts, genericName: '阿莫西林胶囊', salesUnit: '盒' }),
    price: (sellerOrgId, buyerOrgId, productId) => ({
      sellerOrgId,
      buyerOrgId,
      productId,
      micro: 12_345_600,
      vatBp: 1300,
      source: 'list',
      priceId: newId(),
      listed: true,
      minQuantity: 1,
      multiple: 1,
    }),
    credit: (sellerOrgId, buyerOrgId) => ({
      sellerOrgId,
      buyerOrgId,
      limitFen: 100_000,
      termDays: 30,
      state: 'open',
      lockReason: null,
      lockNote: null,
      version: 1,
      changedAt: '',
      exposureFen: 0,
      oldestDueOn: null,
    }),
    shipTo: (_, id) =>
      id === SHIP_TO ? { label: '本店', contact: '王', phone: '1', address: '武汉' } : undefined,
    shelves: shelvesOf(stock, TODAY),
    creditTaken: new Map(),
    ...change,
  }
}
const order = (lines: [string, number][] = [[PRODUCT, 20]], more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  id: newId(),
  sellerId: SELLER,
  shipToId: SHIP_TO,
  lines: lines.map(([productId, quantity]) => ({ productId, quantity })),
  ...more,
})
const codeOf = (one: PlaceOrder, given: BatchFacts): string | null => {
  const result = decideOrder(one, BUYER, given)
  return isRefusal(result) ? result.code : null
}

describe('an order', () => {
  test('is accepted at the price of the day from the lots that expire first', () => {
    const result = decideOrder(order(), BUYER, facts())
    if (isRefusal(result)) throw new Error(result.code)
    expect(result.totalFen).toBe(24_691) // 20 × 12.3456 yuan = 246.912
    expect(result.picks.map(pick => [pick.stockId, pick.quantity])).toEqual([
      ['a', 10],
      ['b', 10],
    ])
  })

  test.each<[string, PlaceOrder, Change]>([
    ['trade.no_ship_to', order([[PRODUCT, 1]], { shipToId: newId() }), {}],
    ['trade.unknown_seller', order([[PRODUCT, 1]], { sellerId: newId() }), {}],
    ['trade.unknown_product', order(), { product: () => undefined }],
    ['trade.closed_by_rule', order(), { relation: () => ({ ...APPROVED, supplierApproved: false }) }],
    ['trade.closed_by_rule', order(), { relation: () => ({ ...APPROVED, customerApproved: false }) }],
    ['trade.closed_by_rule', order(), { relation: () => undefined }],
    ['trade.closed_by_rule', order(), { productApproved: () => false }],
    ['trade.closed_by_rule', order(), { relation: () => ({ ...APPROVED, salesperson: ENDED }) }],
    ['trade.closed_by_rule', order(), { scope: ['antibiotic'] }],
    ['trade.closed_by_rule', order(), { today: '2029-01-01' }],
    ['trade.no_price', order(), { price: () => undefined }],
    [
      'trade.product_twice',
      order([
        [PRODUCT, 1],
        [PRODUCT, 2],
      ]),
      {},
    ],
    ['trade.short', order([[PRODUCT, 111]]), {}],
    ['trade.short', order([[PRODUCT, 105]], { minimumLifeDays: 300 }), {}],
    ['credit.no_line', order(), { credit: () => undefined }],
    ['credit.exceeded', order([[PRODUCT, 90]]), {}],
  ])('is refused: %s', (code, one, change) => {
    expect(codeOf(one, facts(change))).toBe(code)
  })

  test('below the least quantity or between two multiples is refused', () => {
    const price: BatchFacts['price'] = (...key) => ({
      ...facts().price(...key)!,
      minQuantity: 10,
      multiple: 4,
    })
    expect(codeOf(order([[PRODUCT, 8]]), facts({ price }))).toBe('trade.below_minimum')
    expect(codeOf(order([[PRODUCT, 10]]), facts({ price }))).toBe('trade.not_a_multiple')
    expect(codeOf(order([[PRODUCT, 12]]), facts({ price }))).toBeNull()
  })

  test('that is refused for credit leaves the shelves as they were', () => {
    const given = facts()
    expect(codeOf(order([[PRODUCT, 100]]), given)).toBe('credit.exceeded')
    const [taken] = [given.shelves.take(SELLER, PRODUCT, 110, TODAY)]
    expect(Array.isArray(taken)).toBe(true)
  })

  test('a rule that blocks names itself and the product', () => {
    const result = decideOrder(order(), BUYER, facts({ scope: ['antibiotic'] }))
    if (!isRefusal(result)) throw new Error('accepted')
    expect(result.hits.map(hit => hit.ruleId)).toContain('LIC-03.buyer')
    expect(result.hits[0]?.about).toBe(PRODUCT)
  })
})

test('a batch never takes more than there is, whatever the orders', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 20 }),
      wants => {
        const given = facts({
          stock: [
            lot('a', PRODUCT, '2027-06-30', 40),
            lot('b', PRODUCT, '2028-06-30', 30),
            lot('c', OTHER, '2028-01-01', 50),
          ],
        })
        const taken = new Map<string, number>()
        let total = 0
        for (const [first, second] of wants) {
          const result = decideOrder(
            order([
              [PRODUCT, first],
              [OTHER, second],
            ]),
            BUYER,
            given,
          )
          if (isRefusal(result)) continue
          total += result.totalFen
          for (const pick of result.picks)
            taken.set(pick.stockId, (taken.get(pick.stockId) ?? 0) + pick.quantity)
        }
        expect(taken.get('a') ?? 0).toBeLessThanOrEqual(40)
        expect(taken.get('b') ?? 0).toBeLessThanOrEqual(30)
        expect(taken.get('c') ?? 0).toBeLessThanOrEqual(50)
        expect(total).toBeLessThanOrEqual(100_000)
      },
    ),
    { numRuns: 60 },
  )
})
