import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, openStreet, type Person, PHONE, read, type Street, wrongWith } from './house.fixture.ts'

let street: Street
let admin: Person
beforeAll(async () => {
  street = await openStreet()
  admin = await enter(street, 'platform')
})
afterAll(async () => {
  await admin?.leave()
  await street?.close()
})

/** Invented codes with fitting check characters, and one without. */
const LIST = [
  '客户档案,,,,',
  '客户名称,税号,客户分类,地址,许可证号',
  `导入街大药房一店,91420100MA09449482,药店,湖北省武汉市江岸区沿江大道1号,鄂DA027000001`,
  `导入街诊所,91420100NA70244045,,湖北省武汉市江岸区沿江大道2号,`,
  '导入街坏码药店,91350100M000100Y44,药店,湖北省武汉市,',
  `=HYPERLINK("http://x"),91420100NA7310005L,批发,湖北省武汉市,`,
].join('\r\n')

const upload = async ({ page, go }: Person) => {
  await go('/platform/organisations/import')
  const file = { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('heading', { name: '未导入的行和原因' }).waitFor()
}

test('a list of firms is looked at, taken, and the same again changes nothing', async () => {
  const { page } = admin
  await upload(admin)
  expect(await wrongWith(admin)).toEqual([])
  await page.getByText('校验位不符，请核对整个号码，应为3').waitFor()
  await page.getByText('证照列（许可证号）不导入').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载未导入的行' }).click(),
  ])
  const report = readFileSync(await download.path(), 'utf8')
  expect(report).toContain('5,税号,91350100M000100Y44,')
  expect(report).toContain(`"'=HYPERLINK(""http://x"")"`)

  await page.getByRole('button', { name: '登记 2 家企业' }).click()
  await page.getByText('已登记 2 家企业').waitFor()
  const { rows } = await read<{ rows: { name: string; kind: string }[] }>(
    admin,
    '/party/organisations?q=导入街',
  )
  expect(rows.map(row => [row.name, row.kind])).toEqual([
    ['导入街大药房一店', 'pharmacy'],
    ['导入街诊所', 'clinic'],
  ])
  await page.setViewportSize(PHONE)
  await upload(admin)
  await page.getByRole('button', { name: '没有可登记的企业' }).waitFor()
  expect(await wrongWith(admin)).toEqual([])
})

test('a credit code is read back while it is typed', async () => {
  const { page, go } = admin
  await page.setViewportSize({ width: 1440, height: 900 })
  await go('/platform/organisations')
  await page.getByRole('button', { name: '登记企业' }).click()
  const field = page.getByLabel('统一社会信用代码')
  await field.fill('91350100M000100Y44')
  await page.getByText('校验位不符').waitFor()
  await field.fill('91350100m000100y43')
  await page.getByText('福建 350100 · 企业').waitFor()
})
