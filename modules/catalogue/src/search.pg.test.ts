import { newId } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProducts } from './add-products.ts'
import { countFound, facetsFound } from './count-found.ts'
import { amoxicillin, openHouse, type TestHouse } from './house-for-tests.ts'
import { keepSearch, noteDemand } from './index-products.ts'
import { searchProducts } from './search-products.ts'
import { suspendProduct } from './step-product.ts'

let house: TestHouse
const made = [
  amoxicillin(),
  amoxicillin({ genericName: '阿莫西林克拉维酸钾片', brand: '安灭菌', form: '片剂', spec: '0.375g×6片/盒' }),
  amoxicillin({ genericName: '复方阿莫西林颗粒', brand: null, form: '颗粒剂', spec: '3g×10袋/盒' }),
  amoxicillin({
    genericName: '甲钴胺片',
    brand: '怡神保',
    form: '片剂',
    spec: '0.5mg×20片/盒',
    makerName: '华北制药股份有限公司',
    scopeClass: 'chemical',
    approvalNo: '国药准字H20060845',
  }),
  amoxicillin({
    genericName: '维生素B6片',
    brand: null,
    form: '片剂',
    spec: '10mg×100片/瓶',
    scopeClass: 'chemical',
    rx: 'otc_b',
  }),
  amoxicillin({
    genericName: '硝苯地平片',
    brand: null,
    alias: '心痛定',
    form: '片剂',
    spec: '10mg×100片/瓶',
    scopeClass: 'chemical',
  }),
]
beforeAll(async () => {
  house = await openHouse()
  await house.as(house.quality, ctx => addProducts(ctx, made))
  await house.publish(made.map(({ productId }) => ({ productId })))
  await house.as(house.quality, ctx =>
    addProducts(ctx, [amoxicillin({ genericName: '阿莫西林片草稿', form: '片剂' })]),
  )
})
afterAll(() => house.close())

const search = (q: string, more = {}) =>
  house.as(house.reader, ctx => searchProducts(ctx, { q, limit: 50, ...more }))
const names = async (q: string, more = {}) => (await search(q, more)).rows.map(row => row.genericName)

test.each([
  ['amxl', ['阿莫西林胶囊', '阿莫西林克拉维酸钾片', '复方阿莫西林颗粒']],
  ['amoxilin', ['阿莫西林胶囊', '阿莫西林克拉维酸钾片', '复方阿莫西林颗粒']],
  ['阿莫西林', ['阿莫西林胶囊', '阿莫西林克拉维酸钾片', '复方阿莫西林颗粒']],
  ['莫西', ['阿莫西林胶囊', '复方阿莫西林颗粒', '阿莫西林克拉维酸钾片']],
  ['颗粒 阿莫', ['复方阿莫西林颗粒']],
  ['阿莫西林0.25g', ['阿莫西林胶囊']],
  ['amo', ['阿莫西林胶囊', '阿莫西林克拉维酸钾片', '复方阿莫西林颗粒']],
  ['阿莫 0.375g', ['阿莫西林克拉维酸钾片']],
  ['ysb', ['甲钴胺片']],
  ['怡神保', ['甲钴胺片']],
  ['华北制药', ['甲钴胺片']],
  ['Ｈ２００６０８４５', ['甲钴胺片']],
  ['国药准字h20060845', ['甲钴胺片']],
  ['心痛定', ['硝苯地平片']],
  ['xtd', ['硝苯地平片']],
  ['wssb6', ['维生素B6片']],
  ['维生素 b6', ['维生素B6片']],
  ['b6', ['维生素B6片']],
  ['甲鈷胺片', ['甲钴胺片']],
  ['250mg 胶囊', ['阿莫西林胶囊']],
  ['珠海 0.375g amxl', ['阿莫西林克拉维酸钾片']],
  ['20060845', ['甲钴胺片']],
  ['%', []],
  ['不存在的药', []],
])('%s', async (q, found) => {
  expect(await names(q)).toEqual(found)
})

test('what begins with the word stands before what holds it', async () => {
  const rows = await names('阿')
  expect(rows.indexOf('复方阿莫西林颗粒')).toBe(rows.length - 1)
})

test('page by page, nothing twice and nothing lost', async () => {
  for (const q of ['', '片']) {
    const all = await names(q)
    const paged: string[] = []
    let after: string | undefined
    do {
      const page = await search(q, { limit: 2, ...(after && { after }) })
      paged.push(...page.rows.map(row => row.genericName))
      after = page.next ?? undefined
    } while (after)
    expect(paged).toEqual(all)
    expect(await house.as(house.reader, ctx => countFound(ctx, { q }))).toEqual({
      count: all.length,
      exact: true,
    })
  }
})

test('drafts show only when asked for; what is suspended stays findable', async () => {
  expect(await names('草稿')).toEqual([])
  expect(await names('草稿', { states: ['draft'] })).toEqual(['阿莫西林片草稿'])
  const product = amoxicillin({ productId: newId(), genericName: '待停售片', form: '片剂' })
  await house.as(house.quality, ctx => addProducts(ctx, [product]))
  await house.publish([{ productId: product.productId }])
  await house.as(house.quality, ctx => suspendProduct(ctx, { productId: product.productId, reason: '抽检' }))
  expect((await search('待停售')).rows[0]?.facts.state).toBe('suspended')
})

test('filters narrow, marks point at what was found', async () => {
  expect(await names('', { rx: ['otc_b'] })).toEqual(['维生素B6片'])
  expect(await names('', { classes: ['chemical'], rx: ['rx'] })).toEqual(['甲钴胺片', '硝苯地平片'])
  const [row] = (await search('ysb')).rows
  expect(row?.marks).toEqual({ genericName: [], brand: [[0, 3]], makerName: [] })
})

test('the name itself stands before names that begin with it, those before names that hold it', async () => {
  const named = ['复方测试酮片', '测试酮片', '测试酮'].map(genericName =>
    amoxicillin({ genericName, brand: null, form: '片剂' }),
  )
  await enter(named)
  expect(await names('测试酮')).toEqual(['测试酮', '测试酮片', '复方测试酮片'])
  expect(await names('cst')).toEqual(['测试酮', '测试酮片', '复方测试酮片'])
})

test('within one class what is offered and bought stands in front; a spelling never outweighs it', async () => {
  const makers = ['甲厂', '乙厂', '丙厂'].map(makerName =>
    amoxicillin({ genericName: '热销试片', brand: null, form: '片剂', makerName }),
  )
  await enter(makers)
  const [, second, third] = makers
  await house.as(house.quality, ctx =>
    noteDemand(ctx, [
      { productId: third!.productId, offers: 2, sold: 70 },
      { productId: second!.productId, offers: 0, sold: 500 },
    ]),
  )
  const found = (await search('热销')).rows.map(row => row.makerName)
  expect(found).toEqual(['丙厂', '乙厂', '甲厂'])
  expect((await search('热销', { offered: true })).rows.map(row => row.makerName)).toEqual(['丙厂'])
  expect((await search('热销 甲')).rows.map(row => row.makerName)).toEqual(['甲厂'])
})

test.each([
  ['阿摸西林', '阿莫西林'],
  ['阿西林', '阿莫西林'],
  ['阿西莫林', '阿莫西林'],
  ['amoxilen', 'amoxilin'],
  ['amoxlin', 'amoxilin'],
  ['amxijn', 'amxljn'],
  ['h20060854', 'h20060845'],
  ['怡神堡', '怡神保'],
])('%s is taken for %s, and the answer says so', async (typed, meant) => {
  const found = await search(typed)
  expect(found.spelling).toBe(meant)
  expect(found.rows.length).toBeGreaterThan(0)
  expect((await search(meant)).spelling).toBeNull()
})

test('several words: the wrong one is corrected, the others stay as they are', async () => {
  const found = await search('0.25g 阿莫西淋')
  expect(found.spelling).toBe('0.25g 阿莫西林')
  expect(found.rows.map(row => row.genericName)).toEqual(['阿莫西林胶囊'])
})

test('two errors are no spelling', async () => {
  expect(await search('阿摸西淋')).toMatchObject({ rows: [], spelling: null })
  expect(await search('完全没有的东西')).toMatchObject({ rows: [], spelling: null })
})

test('facets count what was found, by form, class and maker', async () => {
  const { facets, whole } = await house.as(house.reader, ctx => facetsFound(ctx, { q: '阿莫西林' }))
  expect(whole).toBe(true)
  expect(facets.filter(facet => facet.facet === 'form').map(facet => [facet.value, facet.products])).toEqual([
    ['片剂', 1],
    ['胶囊', 1],
    ['颗粒剂', 1],
  ])
})

test('a chosen value narrows the other facets and not its own', async () => {
  const of = async (more: object) => {
    const { facets } = await house.as(house.reader, ctx => facetsFound(ctx, { q: '阿莫西林', ...more }))
    const counts = (name: string) =>
      facets.filter(({ facet }) => facet === name).map(({ value, products }) => `${value} ${products}`)
    return { forms: counts('form'), makers: counts('maker'), rx: counts('rx') }
  }
  const all = await of({})
  const narrowed = await of({ forms: ['颗粒剂'] })
  expect(narrowed.forms).toEqual(all.forms)
  expect(narrowed.rx).toEqual(['rx 1'])
  expect((await of({ q: '阿摸西林' })).forms).toEqual(all.forms)
  expect((await of({ rx: ['otc_b'] })).forms).toEqual([])
})

test('only what is on offer is counted for a shop, with words and without; a maker narrows by its name', async () => {
  const makers = ['Facet Pharma Co., Ltd.', '乙方面制药', '丙方面制药'].map(makerName =>
    amoxicillin({ genericName: '方面试片', brand: null, form: '片剂', makerName }),
  )
  await enter(makers)
  const [one, two] = makers
  await house.as(house.quality, ctx =>
    noteDemand(
      ctx,
      [one, two].map(product => ({ productId: product!.productId, offers: 1, sold: null })),
    ),
  )
  const makersOf = async (q: string, more = {}) => {
    const { facets } = await house.as(house.reader, ctx => facetsFound(ctx, { q, ...more }))
    return facets.filter(({ facet }) => facet === 'maker').map(({ value }) => value)
  }
  expect(await makersOf('方面试片')).toHaveLength(3)
  const offered = await makersOf('方面试片', { offered: true })
  expect(offered.toSorted()).toEqual(['Facet Pharma Co., Ltd.', '乙方面制药'])
  expect(await makersOf('', { offered: true })).toEqual(expect.arrayContaining(offered))
  expect(await makersOf('', { offered: true })).not.toContain('丙方面制药')
  expect(await makersOf('')).toEqual([])
  const named = async (q: string, name: string) =>
    (await search(q, { makers: [name] })).rows.map(row => row.makerName)
  for (const q of ['方面试片', '方面 片', '']) {
    expect(await named(q, 'Facet Pharma Co.， Ltd.')).toEqual(['Facet Pharma Co., Ltd.'])
    expect(await named(q, '没有这家厂')).toEqual([])
  }
})

test('products that were put into the table from outside are found after the nightly round', async () => {
  const product = amoxicillin({ genericName: '外来药片', form: '片剂' })
  await enter([product])
  await house.owner(`delete from catalogue.search_row where product_id = '${product.productId}'`)
  expect(await names('外来药片')).toEqual([])
  await keepSearch(house.db)
  expect(await names('外来药片')).toEqual(['外来药片'])
})

async function enter(products: ReturnType<typeof amoxicillin>[]): Promise<void> {
  await house.as(house.quality, ctx => addProducts(ctx, products))
  await house.publish(products.map(({ productId }) => ({ productId })))
}
