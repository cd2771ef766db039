import { expect, test } from 'vitest'
import { checkLine, type ReceiptLine, wireLines } from './receipt.ts'

const today = '2026-11-22'
const listed: ReceiptLine = {
  productId: 'p1',
  name: '阿莫西林胶囊',
  spec: '0.25g×24粒/盒',
  packLevels: [{ level: '盒', units: 1 }],
  lotNo: '2511A',
  expiresOn: '2028-01-01',
  quantity: 10,
  unitCostMicro: 1_000_000,
}

test('expired goods, goods made tomorrow and a lot twice are told while typing', () => {
  expect(checkLine({ expiresOn: '2026-11-21' }, 'p1', today, [])).toEqual({ expiresOn: 'expiresPast' })
  expect(checkLine({ expiresOn: today }, 'p1', today, [])).toEqual({})
  expect(checkLine({ madeOn: '2026-11-23', expiresOn: '2028-01-01' }, 'p1', today, [])).toEqual({
    madeOn: 'madeWrong',
  })
  expect(checkLine({ lotNo: '2511A' }, 'p1', today, [listed])).toEqual({ lotNo: 'lotTwice' })
  expect(checkLine({ lotNo: '2511A' }, 'p2', today, [listed])).toEqual({})
})

test('the body carries what the server asks for and nothing else', () => {
  expect(wireLines([listed])).toEqual([
    { productId: 'p1', lotNo: '2511A', expiresOn: '2028-01-01', quantity: 10, unitCostMicro: 1_000_000 },
  ])
})
