import { type Actor, Denied, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import type { NewProduct } from './contract.ts'
import { getProduct } from './get-product.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { factsOfCells, matchRows } from './match-list.ts'
import {
  decideMerge,
  duplicatesOf,
  listMerges,
  proposeMerge,
  survivorsOf,
  undoMerge,
} from './merge-products.ts'

let house: TestHouse
let second: Actor
beforeAll(async () => {
  house = await openHouse()
  second = { ...house.quality, userId: newId(), name: '第二人' }
})
afterAll(() => house.close())

let serial = 0
/** A product and the same again under another spelling of its maker. */
async function pair(more: Partial<NewProduct> = {}): Promise<[string, string]> {
  serial++
  const base = { genericName: `合并药${'甲乙丙丁戊己庚辛'[serial]}胶囊`, brand: null, approvalNo: null }
  const one = amoxicillin({ ...base, makerName: '江苏恒瑞医药股份有限公司' })
  const two = amoxicillin({ ...base, makerName: '江苏恒瑞医药有限公司', ...more })
  await house.as(house.quality, ctx => addProducts(ctx, [one, two]))
  return [one.productId, two.productId]
}
const propose = (productId: string, survivorId: string, by = house.quality) =>
  house.as(by, ctx => proposeMerge(ctx, { mergeId: newId(), productId, survivorId, reason: '同一个品种' }))
const decide = (mergeId: string, verdict: 'merge' | 'reject', by = second) =>
  house.as(by, ctx => decideMerge(ctx, { mergeId, verdict, note: '' }))
const idOf = (done: object): string => (done as { mergeId: string }).mergeId

test('a duplicate is found with its rule, proposed by one and merged by another; the old id leads on', async () => {
  const [one, two] = await pair()
  const { rows } = await house.as(house.quality, ctx => duplicatesOf(ctx, one))
  expect(rows).toMatchObject([{ product: { productId: two }, rule: 'facts_maker_alike', score: 92 }])
  const mergeId = idOf(await propose(two, one))
  expect(await propose(two, one)).toMatchObject({ code: 'catalogue.merge_open' })
  expect(await decide(mergeId, 'merge', house.quality)).toMatchObject({ code: 'catalogue.merge_same_person' })
  expect(await decide(mergeId, 'merge')).toEqual({ mergeId, state: 'merged' })
  expect(await decide(mergeId, 'reject')).toMatchObject({ code: 'catalogue.merge_decided' })
  expect(await house.as(second, ctx => survivorsOf(ctx, [one, two]))).toEqual(new Map([[two, one]]))
  const gone = await house.as(second, ctx => getProduct(ctx, two))
  expect(gone).toMatchObject({ state: 'withdrawn', changes: [{ step: 'merge', reason: '同一个品种' }] })
  const cells = { name: gone.genericName, spec: gone.spec, maker: gone.makerName }
  const [match] = await house.as(second, ctx => matchRows(ctx, [factsOfCells(cells)]))
  expect(match?.proposals.map(one => one.key)).toEqual([one])
  expect((await house.events(two)).map(event => event.type)).toContain('catalogue.product_merged')
})

test('taken back, it stands where it stood', async () => {
  const [one, two] = await pair()
  const mergeId = idOf(await propose(two, one))
  await decide(mergeId, 'merge')
  const undo = () => house.as(second, ctx => undoMerge(ctx, { mergeId, reason: '看错了' }))
  expect(await undo()).toEqual({ mergeId, state: 'undone' })
  expect(await undo()).toMatchObject({ code: 'catalogue.merge_decided' })
  const back = await house.as(second, ctx => getProduct(ctx, two))
  expect(back).toMatchObject({ state: 'draft' })
  expect(back.changes.map(change => change.step).slice(0, 2)).toEqual(['unmerge', 'merge'])
  expect(await house.as(second, ctx => survivorsOf(ctx, [two]))).toEqual(new Map())
})

test('chains stay one step long, and the first of them can not be taken back alone', async () => {
  const [one, two] = await pair()
  const third = amoxicillin({ genericName: '合并药链胶囊', approvalNo: null, makerName: '江苏恒瑞医药集团' })
  await house.as(house.quality, ctx => addProducts(ctx, [third]))
  const first = idOf(await propose(two, one))
  await decide(first, 'merge')
  const next = idOf(await propose(one, third.productId))
  await decide(next, 'merge')
  expect(await house.as(second, ctx => survivorsOf(ctx, [one, two]))).toEqual(
    new Map([
      [one, third.productId],
      [two, third.productId],
    ]),
  )
  const undo = (mergeId: string) => house.as(second, ctx => undoMerge(ctx, { mergeId, reason: '看错了' }))
  expect(await undo(first)).toMatchObject({ code: 'catalogue.merge_chained' })
  await undo(next)
  expect(await house.as(second, ctx => survivorsOf(ctx, [one, two]))).toEqual(new Map([[two, one]]))
})

test('what differs in strength, pack or class is never one product', async () => {
  for (const [more, facts] of [
    [{ spec: '0.5g×24粒/盒' }, ['strength']],
    [{ spec: '0.25g×36粒/盒' }, ['pack']],
    [{ scopeClass: 'chemical' as const }, ['scopeClass']],
  ] as const) {
    const [one, two] = await pair(more)
    expect(await propose(two, one)).toMatchObject({ code: 'catalogue.merge_differs', facts: { facts } })
  }
})

test('itself, a rejected one, one that is gone, one that is nobody', async () => {
  const [one, two] = await pair()
  expect(await propose(one, one)).toMatchObject({ code: 'catalogue.merge_itself' })
  const rejected = idOf(await propose(two, one))
  expect(await decide(rejected, 'reject')).toMatchObject({ state: 'rejected' })
  await decide(idOf(await propose(two, one)), 'merge')
  const fresh = amoxicillin({ genericName: '合并药新胶囊', approvalNo: null })
  await house.as(house.quality, ctx => addProducts(ctx, [fresh]))
  expect(await propose(fresh.productId, two)).toMatchObject({ code: 'catalogue.merge_open' })
  await expect(propose(newId(), one)).rejects.toThrow('product')
  await expect(propose(two, one, house.reader)).rejects.toThrow(Denied)
  const { rows } = await house.as(second, ctx => listMerges(ctx, { state: 'rejected', limit: 10 }))
  expect(rows.map(row => row.mergeId)).toEqual([rejected])
})
