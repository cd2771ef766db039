import { type Actor, Denied, eventsAbout, isRefusal, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import type { NewProduct } from './contract.ts'
import { getProduct } from './get-product.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { publishProducts, submitProducts } from './publish-products.ts'
import { readProducts } from './read-products.ts'
import { stepProduct, suspendProduct } from './step-product.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const add = (products: NewProduct[]) => house.as(house.quality, ctx => addProducts(ctx, products))
const publish = (productId: string, more = {}) =>
  house.publish([{ productId, ...more }]).then(answers => answers[0])
const read = async (productId: string) =>
  (await house.as(house.reader, ctx => readProducts(ctx, [productId, productId, newId()])))[0]

test('a product is a draft until it is published, and then gives the facts that trade judges', async () => {
  const product = amoxicillin({ makerName: '甲厂', spec: '0.25g*24粒/盒' })
  expect(await add([product])).toEqual([{ productId: product.productId, version: 1 }])
  expect((await read(product.productId))?.facts).toMatchObject({ state: 'draft', approvalState: 'none' })
  expect(await publish(product.productId)).toEqual({
    productId: product.productId,
    state: 'published',
    approvalState: 'valid',
    approvalNo: '国药准字H44021518',
    version: 3,
  })
  expect(await read(product.productId)).toEqual({
    productId: product.productId,
    genericName: '阿莫西林胶囊',
    brand: '阿莫仙',
    form: '胶囊',
    strength: '0.25g',
    spec: '0.25g×24粒/盒',
    makerName: '甲厂',
    approvalNo: '国药准字H44021518',
    salesUnit: '盒',
    packLevels: [{ level: '盒', units: 1 }],
    scopeClass: 'antibiotic',
    rx: 'rx',
    temperature: 'ambient',
    ephedrine: false,
    demo: false,
    facts: {
      scopeClass: 'antibiotic',
      rx: 'rx',
      temperature: 'ambient',
      ephedrine: false,
      state: 'published',
      approvalState: 'valid',
      isDrug: true,
      mahOrgId: null,
      deviceClass: 0,
      onlineBan: 'none',
    },
  })
  expect((await house.events(product.productId)).map(event => event.type)).toEqual([
    'catalogue.product_published',
  ])
  expect(
    (
      await house.as(house.desk, ctx =>
        eventsAbout(ctx, { org: house.desk.orgId, subject: product.productId }),
      )
    ).map(event => event.type),
  ).toEqual(['catalogue.product_submitted'])
})

test('each of many is accepted or refused on its own', async () => {
  const first = amoxicillin({ makerName: '乙厂' })
  const answers = await add([
    first,
    amoxicillin({ makerName: '乙厂', spec: '０．２５ｇ×２４粒／盒' }), // the same in another spelling
    amoxicillin({ makerName: '丙厂', spec: 'ABC3包/盒' }),
    amoxicillin({ makerName: '丁厂', approvalNo: '国药准字X44021518' }),
    amoxicillin({ makerName: '戊厂', packLevels: [{ level: '瓶', units: 1 }] }),
    amoxicillin({ makerName: '乙厂', demo: true }), // a demo copy may stand beside it
    { ...amoxicillin({ makerName: '己厂' }), productId: first.productId },
  ])
  expect(answers.map(answer => (isRefusal(answer) ? answer.code : 'added'))).toEqual([
    'added',
    'catalogue.known_product',
    'catalogue.spec_unreadable',
    'catalogue.approval_format',
    'catalogue.packs_broken',
    'added',
    'catalogue.id_taken',
  ])
})

test.each([
  ['no number', { approvalNo: null }, {}, 'catalogue.approval_missing'],
  ['a number of another class', { approvalNo: '国药准字Z44021518' }, {}, 'catalogue.approval_format'],
  ['a broken number', { approvalNo: null }, { approvalNo: '国药准字H4402' }, 'catalogue.approval_format'],
  ['another class', {}, { class: { scopeClass: 'vaccine' as const } }, 'catalogue.approval_format'],
])('nothing is published with %s', async (why, facts, publication, code) => {
  const product = amoxicillin({ makerName: `厂 ${why}`, ...facts })
  const [added] = await add([product])
  // A number that contradicts the class is refused on entry already.
  if (added && isRefusal(added)) return expect(added.code).toBe(code)
  expect(await publish(product.productId, publication)).toMatchObject({ refused: true, code })
  expect((await read(product.productId))?.facts.state).toBe('draft')
})

test('slices need no number, devices one of their class', async () => {
  const herb = amoxicillin({
    genericName: '黄芪',
    brand: null,
    form: '饮片',
    spec: '1kg/袋',
    approvalNo: null,
  })
  const slices = { ...herb, scopeClass: 'tcm_slices' as const, rx: 'none' as const }
  const mask = amoxicillin({
    genericName: '医用外科口罩',
    form: '器械',
    spec: '50只/盒',
    approvalNo: '豫械注准20202140123',
  })
  const device = { ...mask, scopeClass: 'device2' as const, rx: 'none' as const, deviceClass: 2 as const }
  await add([slices, device])
  expect(await publish(slices.productId)).toMatchObject({
    state: 'published',
    approvalState: 'none',
    approvalNo: null,
  })
  expect(await publish(device.productId)).toMatchObject({ state: 'published', approvalState: 'valid' })
  expect((await read(device.productId))?.facts).toMatchObject({ isDrug: false, deviceClass: 2 })
})

test('states follow the table, every change is kept with who and why', async () => {
  const product = amoxicillin({ makerName: '庚厂' })
  await add([product])
  const { productId } = product
  const step = (name: 'suspend' | 'resume' | 'withdraw' | 'revoke_approval', reason = '抽检') =>
    house.as(house.quality, ctx => stepProduct(ctx, { productId, step: name, reason }))
  expect(await step('suspend')).toMatchObject({ refused: true, code: 'catalogue.wrong_state' })
  await publish(productId)
  expect(await publish(productId)).toMatchObject({ refused: true, code: 'catalogue.not_draft' })
  expect(
    await house.as(house.quality, ctx => suspendProduct(ctx, { productId, reason: '标签有误' })),
  ).toMatchObject({ state: 'suspended', approvalState: 'valid', version: 4 })
  expect(await step('resume')).toMatchObject({ state: 'published' })
  expect(await step('revoke_approval', '注销批件')).toMatchObject({
    state: 'suspended',
    approvalState: 'revoked',
  })
  expect(await step('resume')).toMatchObject({ refused: true, code: 'catalogue.wrong_state' })
  expect(await step('withdraw')).toMatchObject({ state: 'withdrawn', version: 7 })
  const detail = await house.as(house.reader, ctx => getProduct(ctx, productId))
  expect(detail.changes.map(({ step: name, reason, byName }) => [name, reason, byName])).toEqual([
    ['withdraw', '抽检', '质量负责人'],
    ['revoke_approval', '注销批件', '质量负责人'],
    ['resume', '抽检', '质量负责人'],
    ['suspend', '标签有误', '质量负责人'],
    ['publish', '', '质量负责人'],
    ['submit', '', '录入员'],
  ])
  expect(detail.changes[1]?.before).toMatchObject({ state: 'published', approvalState: 'valid' })
})

test('who submitted a product does not publish it, and no machine does; quality may send it back', async () => {
  const product = amoxicillin({ makerName: '壬厂' })
  const given = [{ productId: product.productId }]
  const code = async (actor: Actor) =>
    (await house.as(actor, ctx => publishProducts(ctx, given))).map(answer =>
      isRefusal(answer) ? answer.code : answer.state,
    )
  await add([product])
  expect(await code(house.quality)).toEqual(['catalogue.not_submitted'])
  await house.as(house.quality, ctx => submitProducts(ctx, given))
  expect(await code(house.quality)).toEqual(['catalogue.same_person'])
  expect(await code({ ...house.quality, kind: 'key', userId: null })).toEqual(['catalogue.person_needed'])
  const back = { productId: product.productId, step: 'return' as const, reason: '批件照片看不清' }
  expect(await house.as(house.quality, ctx => stepProduct(ctx, back))).toMatchObject({ state: 'draft' })
  expect(await publish(product.productId)).toMatchObject({ state: 'published' })
})

test('ten publications of one draft at once publish it once', async () => {
  const product = amoxicillin({ makerName: '辛厂' })
  await add([product])
  const given = [{ productId: product.productId }]
  await house.as(house.desk, ctx => submitProducts(ctx, given))
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => house.as(house.quality, ctx => publishProducts(ctx, given))),
  )
  expect(answers.flat().filter(answer => !isRefusal(answer))).toHaveLength(1)
  expect((await house.as(house.reader, ctx => getProduct(ctx, product.productId))).version).toBe(3)
})

test('rights come first, and an unknown product does not exist', async () => {
  const product = amoxicillin()
  await expect(house.as(house.reader, ctx => addProducts(ctx, [product]))).rejects.toThrow(Denied)
  await expect(
    house.as(house.reader, ctx => publishProducts(ctx, [{ productId: product.productId }])),
  ).rejects.toThrow(Denied)
  await expect(house.as(house.reader, ctx => getProduct(ctx, newId()))).rejects.toThrow(NotFound)
})
