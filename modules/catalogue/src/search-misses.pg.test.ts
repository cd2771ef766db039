import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { noteDemand } from './index-products.ts'
import { listMisses, noteMiss } from './search-misses.ts'

let house: TestHouse
const offered = amoxicillin()
const unoffered = amoxicillin({ genericName: '甲钴胺片', brand: null, form: '片剂', scopeClass: 'chemical' })
beforeAll(async () => {
  house = await openHouse()
  await house.as(house.quality, ctx => addProducts(ctx, [offered, unoffered]))
  await house.publish([offered, unoffered].map(({ productId }) => ({ productId })))
  await house.as(house.quality, ctx =>
    noteDemand(ctx, [{ productId: offered.productId, offers: 1, sold: null }]),
  )
})
afterAll(() => house.close())

const note = (q: string) => house.as(house.reader, ctx => noteMiss(ctx, q))
const list = () => house.as(house.quality, ctx => listMisses(ctx, { limit: 50 }))

test.each([
  ['阿莫西林', null],
  ['阿莫西淋', 'spelling'],
  ['甲钴胺', 'no_offer'],
  ['世上没有的药', 'nothing'],
])('%s comes to %s', async (q, found) => {
  expect(await note(q)).toBe(found)
})

test.each([
  '13812345678',
  '张三 420106199001011234',
  'someone@example.com',
  '（）',
  `${'字'.repeat(40)} ${'词'.repeat(40)}`,
])('%s may say something about a person, or nothing at all: it is not kept', async q => {
  expect(await note(q)).toBeNull()
})

test('a word shows once it was looked for three times, in whatever spelling, and with nobody beside it', async () => {
  await note('稀缺 药')
  await note('稀缺　药')
  expect((await list()).rows).toEqual([])
  await note(' 稀缺 药 ')
  expect((await list()).rows).toEqual([
    { words: '稀缺 药', found: 'nothing', searches: 3, lastOn: '2026-11-22' },
  ])
})

test('after 30 days it is not shown any more', async () => {
  house.clock.set('2026-12-30T01:00:00.000Z')
  expect((await list()).rows).toEqual([])
})
