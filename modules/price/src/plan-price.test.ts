import { isRefusal, plusDays } from '@yaolian/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NewPeriod, type Period, planPrice } from './plan-price.ts'

const START = '2026-11-01'
const day = (n: number) => plusDays(START, n)
const at = (validFrom: number, validTo: number | null, version = 1): Period => ({
  ...{ priceId: `p${version}`, validFrom: day(validFrom), validTo: validTo === null ? null : day(validTo) },
  version,
})
const from = (validFrom: number, validTo: number | null = null): NewPeriod => ({
  validFrom: day(validFrom),
  validTo: validTo === null ? null : day(validTo),
})

test('the first price runs until another follows', () => {
  expect(planPrice([], from(0))).toEqual({ validTo: null, version: 1, replaced: [], shortened: [] })
})

test('a later price ends the running one the day before', () => {
  expect(planPrice([at(0, null)], from(5))).toEqual({
    ...{ validTo: null, version: 2, replaced: [] },
    shortened: [{ priceId: 'p1', validTo: day(4) }],
  })
})

test('a price of the same day is replaced, with what it had done before left alone', () => {
  expect(planPrice([at(0, 4, 1), at(5, null, 2)], from(5))).toEqual({
    ...{ validTo: null, version: 3, replaced: ['p2'], shortened: [] },
  })
})

test('a price before one that is already set runs until that one begins', () => {
  expect(planPrice([at(0, 9, 1), at(10, null, 2)], from(3))).toMatchObject({
    ...{ validTo: day(9), version: 3 },
    shortened: [{ priceId: 'p1', validTo: day(2) }],
  })
})

test.each([
  ['reaches into one that follows', [at(10, null)], from(3, 10)],
  ['ends inside one that would have gone on', [at(0, null)], from(3, 5)],
  ['ends inside one that lasts longer', [at(0, 9)], from(3, 5)],
])('refuses a price that %s', (_what, active, wanted) => {
  expect(planPrice(active, wanted)).toMatchObject({ code: 'price.overlap' })
})

test('refuses a price that ends before it begins', () => {
  expect(planPrice([], from(3, 2))).toMatchObject({ code: 'price.ends_before_start' })
})

type Row = Period & { state: 'active' | 'replaced' }
const HORIZON = 40
const active = (rows: readonly Row[]) => rows.filter(row => row.state === 'active')
const holdsOn = (rows: readonly Row[], n: number) =>
  active(rows).filter(row => row.validFrom <= day(n) && (row.validTo === null || row.validTo >= day(n)))

function carryOut(rows: readonly Row[], wanted: NewPeriod): Row[] | null {
  const plan = planPrice(active(rows), wanted)
  if (isRefusal(plan)) return null
  const cut = new Map(plan.shortened.map(({ priceId, validTo }) => [priceId, validTo]))
  const before = rows.map((row): Row => {
    if (plan.replaced.includes(row.priceId)) return { ...row, state: 'replaced' }
    return { ...row, validTo: cut.get(row.priceId) ?? row.validTo }
  })
  const { version, validTo } = plan
  return [
    ...before,
    { priceId: `p${version}`, validFrom: wanted.validFrom, validTo, version, state: 'active' },
  ]
}

test('whatever is set in whatever order, a day has one price at most, and its past never moves', () => {
  const step = fc.record({
    start: fc.nat(HORIZON - 1),
    length: fc.option(fc.nat(12), { nil: null, freq: 2 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), steps => {
      let rows: Row[] = []
      for (const { start, length } of steps) {
        const after = carryOut(rows, from(start, length === null ? null : start + length))
        if (!after) continue
        const mine = after.at(-1)!
        const next = active(rows)
          .map(row => row.validFrom)
          .filter(first => first > mine.validFrom)
          .toSorted()[0]
        for (let n = 0; n < HORIZON + 15; n++) {
          const now = holdsOn(after, n)
          expect(now.length).toBeLessThanOrEqual(1)
          const untouched = day(n) < mine.validFrom || (next !== undefined && day(n) >= next)
          if (untouched) expect(now[0]?.priceId).toBe(holdsOn(rows, n)[0]?.priceId)
        }
        expect(holdsOn(after, start)[0]).toBe(mine)
        expect(new Set(after.map(row => row.version)).size).toBe(after.length)
        rows = after
      }
    }),
  )
})
