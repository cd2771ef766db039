import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, allocateBatch, type Demand } from './allocate.ts'
import { availableOn, giveBack, openShelf, type Pick, take } from './shelf.ts'
import { isIssuable, type Stock } from './stock.ts'

const TODAY = '2026-11-22'
const DAYS = ['2026-11-21', '2026-11-22', '2027-01-31', '2027-06-30', '2028-12-31']

const good = (part: Partial<Stock> & { stockId: string }): Stock => ({
  lotId: `lot of ${part.stockId}`,
  placeId: 'main',
  expiresOn: '2027-06-30',
  available: 10,
  quality: 'accepted',
  recalled: false,
  stops: 0,
  placeFits: true,
  ...part,
})

const anyStock = (stockId: string): fc.Arbitrary<Stock> =>
  fc.record({
    stockId: fc.constant(stockId),
    lotId: fc.constantFrom('l1', 'l2', 'l3'),
    placeId: fc.constantFrom('north', 'south'),
    expiresOn: fc.constantFrom(...DAYS),
    available: fc.integer({ min: -2, max: 30 }),
    quality: fc.oneof(
      { weight: 6, arbitrary: fc.constant<Stock['quality']>('accepted') },
      fc.constantFrom<Stock['quality']>('pending', 'rejected'),
    ),
    recalled: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    stops: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constant(1)),
    placeFits: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
const anyLots = fc
  .nat(8)
  .chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => anyStock(`s${i}`))))
const anyDemands: fc.Arbitrary<Demand[]> = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 40 }), minimumExpiry: fc.constantFrom(...DAYS) }),
  { maxLength: 6 },
)

const isPicks = (answer: unknown): answer is Pick[] => Array.isArray(answer)
const sum = (picks: readonly { quantity: number }[]) =>
  picks.reduce((total, pick) => total + pick.quantity, 0)

test('no demand gets more or less than it asked for, no row gives more than it has, bad rows give nothing', () => {
  fc.assert(
    fc.property(anyLots, anyDemands, (lots, demands) => {
      const before = structuredClone(lots)
      const answers = allocate(lots, demands, { asOf: TODAY })
      expect(lots).toEqual(before)
      const given = new Map<string, number>()
      for (const [i, answer] of answers.entries()) {
        if (!isPicks(answer)) continue
        const demand = demands[i]!
        expect(sum(answer)).toBe(demand.quantity)
        for (const pick of answer) {
          const lot = lots.find(one => one.stockId === pick.stockId)!
          expect(isIssuable(lot, TODAY, demand.minimumExpiry)).toBe(true)
          expect(pick.quantity).toBeGreaterThan(0)
          given.set(pick.stockId, (given.get(pick.stockId) ?? 0) + pick.quantity)
        }
      }
      for (const lot of lots)
        expect(given.get(lot.stockId) ?? 0).toBeLessThanOrEqual(Math.max(0, lot.available))
    }),
  )
})

test('a demand is short only when what that customer may have is less than it wants', () => {
  fc.assert(
    fc.property(anyLots, anyDemands, (lots, demands) => {
      const left = new Map(lots.map(lot => [lot.stockId, Math.max(0, lot.available)]))
      for (const [i, answer] of allocate(lots, demands, { asOf: TODAY }).entries()) {
        const { quantity, minimumExpiry } = demands[i]!
        const open = lots.filter(lot => isIssuable(lot, TODAY, minimumExpiry))
        const available = open.reduce((total, lot) => total + left.get(lot.stockId)!, 0)
        if (!isPicks(answer)) {
          expect(answer).toEqual({ available })
          expect(available).toBeLessThan(quantity)
          continue
        }
        expect(available).toBeGreaterThanOrEqual(quantity)
        for (const pick of answer) left.set(pick.stockId, left.get(pick.stockId)! - pick.quantity)
      }
    }),
  )
})

test('FEFO is strict: nothing later is touched while something earlier that the customer accepts is left', () => {
  fc.assert(
    fc.property(
      anyLots,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(...DAYS),
      (lots, quantity, minimumExpiry) => {
        const [answer] = allocate(lots, [{ quantity, minimumExpiry }], { asOf: TODAY })
        if (!isPicks(answer)) return
        const latest = answer.at(-1)!.expiresOn
        const taken = (stockId: string) => sum(answer.filter(pick => pick.stockId === stockId))
        for (const lot of lots) {
          const earlier = isIssuable(lot, TODAY, minimumExpiry) && lot.expiresOn < latest
          if (earlier) expect(taken(lot.stockId)).toBe(Math.max(0, lot.available))
        }
        expect(answer.map(pick => pick.expiresOn)).toEqual(answer.map(pick => pick.expiresOn).sort())
      },
    ),
  )
})

test('the order in which equal or other lots are read does not change the answer', () => {
  const shuffled = anyLots.chain(lots =>
    fc.tuple(fc.constant(lots), fc.shuffledSubarray([...lots], { minLength: lots.length })),
  )
  fc.assert(
    fc.property(shuffled, anyDemands, ([lots, other], demands) => {
      expect(allocate(other, demands, { asOf: TODAY })).toEqual(allocate(lots, demands, { asOf: TODAY }))
    }),
  )
})

test('what is taken and given back leaves the shelf as it was; more than was taken can not come back', () => {
  fc.assert(
    fc.property(anyLots, anyDemands, (lots, demands) => {
      const shelf = openShelf(lots, TODAY)
      const fresh = availableOn(shelf)
      const all = demands.map(demand => take(shelf, demand.quantity, demand.minimumExpiry)).filter(isPicks)
      expect(availableOn(shelf)).toBe(fresh - sum(all.flat()))
      for (const picks of all) giveBack(shelf, picks)
      expect(availableOn(shelf)).toBe(fresh)
      for (const picks of all.slice(0, 1)) expect(() => giveBack(shelf, picks)).toThrow(RangeError)
    }),
  )
})

test('a batch: whole orders in arrival order, a refused order takes nothing, the shelves pay for the rest', () => {
  const anyOrders = fc.array(
    fc.array(
      fc.record({ shelf: fc.constantFrom('a', 'b', 'nowhere'), quantity: fc.integer({ min: 1, max: 25 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(anyLots, anyLots, anyOrders, (a, b, lines) => {
      const shelves = new Map([
        ['a', openShelf(a, TODAY)],
        ['b', openShelf(b, TODAY)],
      ])
      const left = new Map([...shelves].map(([key, shelf]) => [key, availableOn(shelf)]))
      const orders = lines.map((one, i) => ({ id: `o${i}`, lines: one }))
      for (const [i, answer] of allocateBatch(shelves, orders).entries()) {
        const wanted = new Map<string, number>()
        for (const line of lines[i]!) wanted.set(line.shelf, (wanted.get(line.shelf) ?? 0) + line.quantity)
        const possible = [...wanted].every(([key, units]) => (left.get(key) ?? 0) >= units)
        expect('picks' in answer).toBe(possible)
        if (!('picks' in answer)) continue
        expect(answer.picks.map(sum)).toEqual(lines[i]!.map(line => line.quantity))
        for (const [key, units] of wanted) left.set(key, left.get(key)! - units)
      }
      for (const [key, shelf] of shelves) expect(availableOn(shelf)).toBe(left.get(key))
    }),
  )
})

test('one place before two, the tightest fit before a bigger heap', () => {
  const lots = [
    good({ stockId: '1', placeId: 'north', available: 6 }),
    good({ stockId: '2', placeId: 'south', available: 50 }),
    good({ stockId: '3', placeId: 'south', available: 9 }),
    good({ stockId: '4', placeId: 'west', available: 40 }),
  ]
  const pick = (quantity: number) => {
    const [answer] = allocate(lots, [{ quantity }], { asOf: TODAY })
    return isPicks(answer) ? answer.map(({ stockId, quantity: units }) => `${stockId}:${units}`) : answer
  }
  expect(pick(6)).toEqual(['1:6'])
  expect(pick(8)).toEqual(['4:8'])
  expect(pick(45)).toEqual(['2:45'])
  expect(pick(55)).toEqual(['2:50', '3:5'])
  expect(pick(100)).toEqual(['2:50', '3:9', '4:40', '1:1'])
  expect(pick(106)).toEqual({ available: 105 })
})

test('a demand that starts in one place stays there when a later expiry lies in both', () => {
  const lots = [
    good({ stockId: '1', placeId: 'south', expiresOn: '2027-01-31', available: 5 }),
    good({ stockId: '2', placeId: 'north', available: 10 }),
    good({ stockId: '3', placeId: 'south', available: 90 }),
  ]
  const [answer] = allocate(lots, [{ quantity: 12 }], { asOf: TODAY })
  expect(isPicks(answer) && answer.map(pick => pick.stockId)).toEqual(['1', '3'])
})

test.each<[string, Partial<Stock>]>([
  ['expired yesterday', { expiresOn: '2026-11-21' }],
  ['not yet accepted', { quality: 'pending' }],
  ['rejected', { quality: 'rejected' }],
  ['recalled', { recalled: true }],
  ['held', { stops: 1 }],
  ['stored too warm', { placeFits: false }],
])('%s: never issuable', (_name, part) => {
  const stock = good({ stockId: '1', ...part })
  expect(isIssuable(stock, TODAY)).toBe(false)
  expect(isIssuable(stock, TODAY, '2000-01-01')).toBe(false)
  expect(allocate([stock], [{ quantity: 1, minimumExpiry: '2000-01-01' }], { asOf: TODAY })).toEqual([
    { available: 0 },
  ])
})

test('the last day of use still counts, and a customer may ask for more life than that', () => {
  const stock = good({ stockId: '1', expiresOn: TODAY })
  expect(isIssuable(stock, TODAY)).toBe(true)
  expect(isIssuable(stock, TODAY, '2026-11-23')).toBe(false)
})

test.each([0, -1, 1.5, Number.NaN, 2 ** 53])('%d is no quantity', quantity => {
  expect(() => take(openShelf([good({ stockId: '1' })], TODAY), quantity)).toThrow(RangeError)
})
