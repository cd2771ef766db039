import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blendCost } from './blend-cost.ts'
import type { LockedShelf, Lot } from './lots.ts'
import { type Arrival, planReceipts, type ReceiptPlan } from './plan-receipts.ts'

let ids = 0
const nextId = () => `id-${++ids}`
const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  ...{ orgId: 'org', documentId: 'doc', productId: 'product', placeId: 'place', temperature: 'cool' },
  ...{ lotNo: 'A1', madeOn: '2026-01-01', expiresOn: '2027-12-31', quantity: 10, unitCostMicro: 100 },
  quality: 'accepted',
  ...change,
})
const lot = (change: Partial<Lot> = {}): Lot => ({
  ...{ orgId: 'org', lotId: 'lot', productId: 'product', lotNo: 'A1', madeOn: '2026-01-01' },
  ...{ expiresOn: '2027-12-31', temperature: 'cool', quality: 'accepted', recalled: false, stops: 0 },
  ...{ unitCostMicro: 100, report: '' },
  ...change,
})
const shelf = (onHand: number): LockedShelf => ({
  ...{ orgId: 'org', stockId: 'stock', lotId: 'lot', placeId: 'place' },
  ...{ onHand, reserved: 0, held: 0 },
})
const plan = (arrivals: Arrival[], lots: Lot[] = [], shelves: LockedShelf[] = []) =>
  planReceipts(arrivals, lots, shelves, 'received', nextId) as ReceiptPlan

test('arrivals of one lot number share one lot, and in one place one shelf', () => {
  const made = plan([arrival(), arrival({ documentId: 'other' }), arrival({ placeId: 'second' })])
  expect(made.newLots).toHaveLength(1)
  expect(made.newShelves).toHaveLength(2)
  expect(new Set(made.lines.map(line => line.lotId)).size).toBe(1)
})

test('the same number of another product or organisation is another lot', () => {
  const made = plan([arrival(), arrival({ productId: 'q' }), arrival({ orgId: 'o' })])
  expect(made.newLots).toHaveLength(3)
})

test('a known lot takes more and its cost becomes the moving average', () => {
  const made = plan([arrival({ unitCostMicro: 400 }), arrival({ unitCostMicro: 400 })], [lot()], [shelf(10)])
  expect(made.newLots).toEqual([])
  expect(made.newShelves).toEqual([])
  expect(made.changedLots).toMatchObject([{ unitCostMicro: 300 }])
})

test('a report number that was missing is taken over, a known one stays', () => {
  expect(plan([arrival({ report: 'R2' })], [lot()], [shelf(1)]).changedLots).toMatchObject([{ report: 'R2' }])
  expect(plan([arrival({ report: 'R2' })], [lot({ report: 'R1' })], [shelf(1)]).changedLots).toEqual([])
})

test('what still waits for acceptance joins an accepted lot under a hold of its own', () => {
  const made = plan([arrival({ quality: 'pending' })], [lot()], [shelf(5)])
  expect(made.holds).toMatchObject([{ cause: 'receipt', wholeLot: false, lines: [{ quantity: 10 }] }])
  expect(made.movements).toMatchObject([
    { onHand: 10, held: 10 },
    { stockId: null, onHand: -10, held: 0 },
  ])
})

test.each([
  ['another expiry', { expiresOn: '2027-11-30' }, lot(), 'stock.lot_differs'],
  ['another day of making', { madeOn: '2026-02-01' }, lot(), 'stock.lot_differs'],
  ['a lot that was rejected', {}, lot({ quality: 'rejected' }), 'stock.lot_rejected'],
])('refuses %s', (_what, change, known, code) => {
  expect(plan([arrival(change)], [known], [shelf(1)])).toMatchObject({ refused: true, code })
})

test('an unknown day of making contradicts nothing', () => {
  expect(plan([arrival({ madeOn: null })], [lot()], [shelf(1)]).lines).toHaveLength(1)
})

test('every plan brings in exactly what arrived and keeps both legs equal', () => {
  const arrivals = fc.array(
    fc.record({
      lotNo: fc.constantFrom('A1', 'B2'),
      placeId: fc.constantFrom('place', 'second'),
      quality: fc.constantFrom('pending' as const, 'accepted' as const),
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      unitCostMicro: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    }),
  )
  fc.assert(
    fc.property(arrivals, fc.nat(1_000_000), (changes, onHand) => {
      const made = plan(changes.map(arrival), [lot()], [shelf(onHand)])
      const arrived = changes.reduce((sum, change) => sum + change.quantity, 0)
      const inside = made.movements.filter(m => m.stockId !== null)
      const sum = (of: typeof inside) => of.reduce((total, m) => total + m.onHand, 0)
      expect(sum(inside)).toBe(arrived)
      expect(sum(made.movements)).toBe(0)
      expect(made.lines).toHaveLength(changes.length)
    }),
  )
})

test('a blended cost lies between the two and loses at most half a millionth a unit', () => {
  const units = fc.integer({ min: 1, max: 10_000_000 })
  const cost = fc.integer({ min: 0, max: 1_000_000_000_000 })
  fc.assert(
    fc.property(units, cost, units, cost, (onHand, a, more, b) => {
      const blended = blendCost(onHand, a, more, b)
      expect(blended).toBeGreaterThanOrEqual(Math.min(a, b))
      expect(blended).toBeLessThanOrEqual(Math.max(a, b))
      const exact = BigInt(onHand) * BigInt(a) + BigInt(more) * BigInt(b)
      const kept = BigInt(blended) * BigInt(onHand + more)
      const drift = exact > kept ? exact - kept : kept - exact
      expect(2n * drift <= BigInt(onHand + more)).toBe(true)
    }),
  )
  expect(blendCost(0, 5, 3, 9)).toBe(9)
})
