import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchOldest } from './match-oldest.ts'

test('the oldest items are paid first, the last one in part', () => {
  const items = [
    { id: 'a', fen: 100 },
    { id: 'b', fen: 50 },
    { id: 'c', fen: 70 },
  ]
  expect(matchOldest(items, [{ id: 'p', fen: 160 }])).toEqual([
    { receiptId: 'p', itemId: 'a', amountFen: 100 },
    { receiptId: 'p', itemId: 'b', amountFen: 50 },
    { receiptId: 'p', itemId: 'c', amountFen: 10 },
  ])
})

test('a return pays the item it comes from, and only its rest the oldest', () => {
  const items = [
    { id: 'a', fen: 100 },
    { id: 'b', fen: 50 },
  ]
  expect(matchOldest(items, [{ id: 'r', fen: 80, itemId: 'b' }])).toEqual([
    { receiptId: 'r', itemId: 'b', amountFen: 50 },
    { receiptId: 'r', itemId: 'a', amountFen: 30 },
  ])
  expect(matchOldest(items, [{ id: 'r', fen: 10, itemId: 'gone' }])).toEqual([
    { receiptId: 'r', itemId: 'a', amountFen: 10 },
  ])
})

test('exact: nothing is paid twice, and either side is used up', () => {
  const side = (prefix: string) =>
    fc
      .array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 })
      .map(all => all.map((fen, i) => ({ id: `${prefix}${i}`, fen })))
  const named = fc.array(fc.option(fc.nat(11)), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(side('i'), side('r'), named, (items, receipts, names) => {
      const asked = receipts.map((r, i) => ({ ...r, itemId: names[i] == null ? null : `i${names[i]}` }))
      const matches = matchOldest(items, asked)
      const sum = (all: readonly { amountFen: number }[]): number =>
        all.reduce((total, m) => total + m.amountFen, 0)
      for (const item of items)
        expect(sum(matches.filter(m => m.itemId === item.id))).toBeLessThanOrEqual(item.fen)
      for (const r of receipts)
        expect(sum(matches.filter(m => m.receiptId === r.id))).toBeLessThanOrEqual(r.fen)
      const total = (all: readonly { fen: number }[]): number => all.reduce((s, one) => s + one.fen, 0)
      expect(sum(matches)).toBe(Math.min(total(items), total(receipts)))
      expect(new Set(matches.map(m => `${m.receiptId} ${m.itemId}`)).size).toBe(matches.length)
      expect(matches.every(m => m.amountFen > 0)).toBe(true)
    }),
  )
})
