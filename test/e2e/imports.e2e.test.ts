import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, openStreet, type Person, PHONE, read, type Street, wrongWith } from './house.fixture.ts'

let street: Street
let seller: Person
beforeAll(async () => {
  street = await openStreet()
  seller = await enter(street, 'sales')
})
afterAll(async () => {
  await seller?.leave()
  await street?.close()
})

type Product = {
  genericName: string
  spec: string
  salesUnit: string
  makerName: string
  approvalNo: string | null
}

/** An export as an ERP system prints it: its name above, other titles, stars for crosses, one pack that is another. */
async function listOf(person: Person): Promise<string> {
  const { rows } = await read<{ rows: Product[] }>(person, '/catalogue/products?limit=8')
  const packed = rows.filter(row => row.spec.includes('×') && row.makerName !== '')
  const lines = packed.map(({ genericName, spec, salesUnit, makerName }, i) => {
    const said = i === 0 ? spec.replace(/×(\d)/, '*9$1') : spec.replace('×', '*')
    return `K${i},${genericName},${said},${salesUnit},${makerName}`
  })
  return [
    '某某医药有限公司商品目录,,,,',
    '货号,通用名,包装规格,单位,生产企业/产地',
    ...lines,
    'K90,某某新药片,5mg*10片/盒,盒,某某制药有限公司',
    'K91,某某坏药片,坏规格,盒,某某制药有限公司',
  ].join('\n')
}
const count = async (label: RegExp): Promise<number> =>
  Number(
    /\d+$/.exec((await seller.page.getByRole('button', { name: label }).first().textContent()) ?? '')?.[0],
  )

test('a list goes from the file to settled rows, at a desk and on a phone', async () => {
  const { page, go } = seller
  await go('/desk/products')
  await page.getByRole('link', { name: '导入清单' }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '目录.csv', mimeType: 'text/csv', buffer: Buffer.from(await listOf(seller)) })
  await page.getByRole('button', { name: '核对每一列是什么' }).click()
  await page.getByRole('button', { name: '开始匹配' }).waitFor()
  expect(await wrongWith(seller)).toEqual([])
  await page.getByRole('button', { name: '开始匹配' }).click()
  await page.getByRole('button', { name: /^已找到/ }).waitFor()
  expect(await count(/^待选择/)).toBe(1)
  expect(await count(/^目录没有/)).toBe(1)
  expect(await count(/^有问题/)).toBe(1)
  const found = await count(/^已找到/)
  expect(found).toBeGreaterThan(2)
  await page.setViewportSize(PHONE)
  expect(await wrongWith(seller)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })

  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `已处理 1` }).waitFor()
  await page.getByRole('button', { name: /^确认全部/ }).click()
  await page.getByRole('button', { name: `已处理 ${found}` }).waitFor()
  await page.getByRole('button', { name: /^目录没有/ }).click()
  await page.getByText('某某新药片').waitFor()
  await page.keyboard.press('n')
  await page.getByRole('button', { name: `已处理 ${found + 1}` }).waitFor()
  await page.getByRole('button', { name: /^有问题/ }).click()
  await page.getByText('规格读不懂：坏规格').waitFor()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: '已跳过 1' }).waitFor()
  expect(await wrongWith(seller)).toEqual([])
})
