import { expect, test } from 'vitest'
import { barText } from './progress.ts'

test.each([
  [{ label: 'orders', done: 0, total: 8 }, '░░░░░░░░░░░░░░░░░░░░░░░░   0 %  orders'],
  [{ label: 'orders', done: 2, total: 8 }, '██████░░░░░░░░░░░░░░░░░░  25 %  orders'],
  [{ label: 'orders', done: 9, total: 8 }, '████████████████████████ 100 %  orders'],
  // Nothing to do is done.
  [{ label: 'orders', done: 0, total: 0 }, '████████████████████████ 100 %  orders'],
])('%j', (step, text) => {
  expect(barText(step)).toBe(text)
})
