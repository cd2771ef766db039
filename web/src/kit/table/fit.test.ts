import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedColumns, fitColumns, nextSort } from './fit.ts'

const columns = [
  { key: 'name', width: 250 },
  { key: 'spec', width: 150, leave: 1 },
  { key: 'maker', width: 190, leave: 2 },
  { key: 'lot', width: 84, leave: 3 },
  { key: 'price', width: 96 },
  { key: 'note', width: 100, hidden: true },
]
const keys = (some: { key: string }[]) => some.map(c => c.key).join()

test('columns leave by rank', () => {
  const asked = askedColumns(columns, undefined)
  expect(keys(asked)).toBe('name,spec,maker,lot,price')
  expect(keys(fitColumns(asked, 770))).toBe('name,spec,maker,lot,price')
  expect(keys(fitColumns(asked, 769))).toBe('name,spec,maker,price')
  expect(keys(fitColumns(asked, 500))).toBe('name,spec,price')
  expect(keys(fitColumns(asked, 100))).toBe('name,price')
  expect(keys(askedColumns(columns, ['note', 'name']))).toBe('name,note')
})

test('what stays fits whenever the columns without a rank fit', () => {
  const column = fc.record({ width: fc.integer({ min: 10, max: 300 }), rank: fc.integer({ min: 0, max: 9 }) })
  fc.assert(
    fc.property(fc.array(column, { maxLength: 12 }), fc.integer({ min: 0, max: 2000 }), (some, width) => {
      const all = some.map((c, i) => ({
        key: String(i),
        width: c.width,
        ...(c.rank ? { leave: c.rank } : {}),
      }))
      const kept = fitColumns(all, width)
      const sum = (list: typeof all) => list.reduce((n, c) => n + c.width, 0)
      const fixed = all.filter(c => c.leave === undefined)
      if (sum(fixed) <= width) expect(sum(kept)).toBeLessThanOrEqual(width)
      for (const c of fixed) expect(kept).toContain(c)
    }),
  )
})

test('pressing a head goes round', () => {
  expect([nextSort('', 'p'), nextSort('p', 'p'), nextSort('-p', 'p'), nextSort('x', 'p')]).toEqual([
    'p',
    '-p',
    '',
    'p',
  ])
})
