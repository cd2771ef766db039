import { type Actor, Denied, NotFound, newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import {
  addCategory,
  assignProducts,
  editCategory,
  mergeCategories,
  productsInCategory,
  readTree,
} from './categories.ts'
import type { Tree } from './contract.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { plantTrees } from './platform-trees.ts'

let house: TestHouse
let seller: Actor
beforeAll(async () => {
  house = await openHouse()
  seller = { ...house.reader, rights: new Set(['catalogue.product.read', 'catalogue.category.edit']) }
})
afterAll(() => house.close())

const node = async (nameZh: string, parentId: string | null = null, tree: Tree = 'own', actor = seller) => {
  const categoryId = newId()
  const facts = { categoryId, tree, parentId, code: '', nameZh, nameEn: '', position: 0 }
  const answer = await house.as(actor, ctx => addCategory(ctx, facts))
  return 'refused' in answer ? answer.code : answer.categoryId
}
const tree = (actor = seller, which: Tree = 'own') => house.as(actor, ctx => readTree(ctx, which))

test("a firm's tree is its own: added, renamed, moved, merged; rings, depths and doubles are refused", async () => {
  const root = await node('心脑血管')
  const child = await node('降压', root)
  expect(await node('心脑血管')).toBe('catalogue.category_known')
  let deep = child
  for (const level of [3, 4, 5, 6]) deep = await node(`第${level}层`, deep)
  expect(await node('第7层', deep)).toBe('catalogue.category_deep')
  const edit = (categoryId: string, parentId: string | null, version = 1, nameZh = '心血管') =>
    house.as(seller, ctx =>
      editCategory(ctx, {
        ...{ categoryId, parentId, version, nameZh, nameEn: '', code: '', position: 1, tree: 'own' as const },
      }),
    )
  expect(await edit(root, child)).toMatchObject({ code: 'catalogue.category_ring' })
  expect(await edit(root, null)).toEqual({ categoryId: root, version: 2 })
  expect(await edit(root, null)).toMatchObject({ code: 'catalogue.changed_since' })
  const other = await node('循环')
  const doubled = await node('降压', other)
  const merge = (categoryId: string, intoId: string) =>
    house.as(seller, ctx => mergeCategories(ctx, { categoryId, intoId, tree: 'own' }))
  expect(await merge(root, child)).toMatchObject({ code: 'catalogue.category_ring' })
  expect(await merge(other, root)).toMatchObject({ code: 'catalogue.category_known' })
  const product = amoxicillin({ makerName: '分类厂' })
  await house.as(house.desk, ctx => addProducts(ctx, [product]))
  await house.publish([{ productId: product.productId }])
  const assign = (categoryId: string, remove = false) =>
    house.as(seller, ctx =>
      assignProducts(ctx, {
        ...{ categoryId, tree: 'own' as const, remove },
        productIds: [product.productId, product.productId, newId()],
      }),
    )
  expect(await assign(doubled)).toMatchObject({ products: 1 })
  expect(await assign(doubled)).toMatchObject({ products: 0 })
  await merge(doubled, child)
  const { categories, editable } = await tree()
  expect(editable).toBe(true)
  expect(categories.find(one => one.categoryId === child)?.products).toBe(1)
  expect(categories.some(one => one.categoryId === doubled)).toBe(false)
  const below = (only?: string) =>
    house.as(seller, ctx => productsInCategory(ctx, { categoryId: root, tree: 'own', ...(only && { only }) }))
  expect((await below('1')).rows).toEqual([])
  expect((await below()).rows.map(row => row.productId)).toEqual([product.productId])
  expect(await assign(child, true)).toMatchObject({ products: 1 })
  const rival = { ...seller, orgId: newId() }
  expect((await tree(rival)).categories).toEqual([])
  await expect(
    house.as(rival, ctx => mergeCategories(ctx, { categoryId: child, intoId: root, tree: 'own' })),
  ).rejects.toThrow(NotFound)
})

test("the platform's trees fill themselves by ATC code and class, and only its quality people change them", async () => {
  const valsartan = amoxicillin({
    genericName: '缬沙坦胶囊',
    scopeClass: 'chemical',
    spec: '80mg×7粒/盒',
    makerName: '树厂',
  })
  const patent = amoxicillin({
    genericName: '感冒清热颗粒',
    form: '颗粒剂',
    spec: '12g×10袋/盒',
    approvalNo: '国药准字Z11020361',
    scopeClass: 'tcm_patent',
    makerName: '树厂',
  })
  await house.as(house.desk, ctx => addProducts(ctx, [valsartan, patent]))
  await house.publish([{ productId: valsartan.productId }, { productId: patent.productId }])
  await house.as(house.quality, ctx => plantTrees(ctx, newId))
  await house.as(house.quality, ctx => plantTrees(ctx, newId))
  const atc = (await tree(seller, 'atc')).categories
  expect(atc.filter(one => one.code === 'C09')).toHaveLength(1)
  expect(atc.find(one => one.code === 'C09')).toMatchObject({ products: 1, nameZh: '肾素-血管紧张素系统' })
  const tcm = (await tree(seller, 'tcm')).categories
  expect(tcm.filter(one => one.products > 0).map(one => one.nameZh)).toEqual(['中成药', '颗粒剂'])
  expect((await tree(seller, 'atc')).editable).toBe(false)
  await expect(node('新的', null, 'atc')).rejects.toThrow(Denied)
  expect(await node('新的', null, 'atc', house.quality)).toMatch(/^[0-9a-f-]{36}$/)
})
