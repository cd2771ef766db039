import { expect, test } from 'vitest'
import { type BulkOrder, sortOut } from './bulk.ts'

const order = (state: BulkOrder['state'], totalFen: number): BulkOrder => ({
  orderId: `${state}${totalFen}`,
  number: 'SO1',
  partnerName: 'A',
  totalFen,
  state,
})

test('only orders in the state the verb begins with are sent, and only they are summed', () => {
  const orders = [order('placed', 100), order('confirmed', 20), order('cancelled', 3), order('placed', 4)]
  expect(sortOut('confirm', orders)).toMatchObject({ skipped: 2, totalFen: 104 })
  expect(sortOut('ship', orders).ready.map(one => one.totalFen)).toEqual([20])
})
