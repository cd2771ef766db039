import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, openStreet, PHONE, read, type Street, wrongWith } from './house.fixture.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

const pdf = (name: string, inside = '') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(`%PDF-1.7\n${inside}\n%%EOF\n`),
})

test('on a phone a firm adds the paper it lacks, hands itself in, and is told when quality has verified it', async () => {
  const firm = await enter(street, 'pharmacy', PHONE)
  const { page, go } = firm
  const { uscc } = await read<{ uscc: string }>(firm, '/party/organisation')
  await go('/platform/onboarding?step=facts')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('heading', { name: '证照', exact: true }).waitFor() // saved, and on the next step
  expect(await wrongWith(firm)).toEqual([])

  await page.getByRole('button', { name: '录入证照', exact: true }).click()
  const form = page.getByRole('dialog')
  const files = [pdf('加密.pdf', '/Encrypt 5 0 R'), pdf('执照.pdf')]
  await form.locator('input[type=file]').first().setInputFiles(files)
  await form.getByText('文件“加密.pdf”设有密码').waitFor()
  await form.getByRole('link', { name: '执照.pdf' }).waitFor()
  await form.getByLabel('证照编号').fill('914403001922038216')
  await form.getByText('与企业的统一社会信用代码不一致').waitFor()
  await form.getByLabel('证照编号').fill(uscc)
  await form.getByText('与企业的统一社会信用代码不一致').waitFor({ state: 'detached' })
  await form.getByLabel('有效期起').fill('2020-01-01')
  await form.getByLabel('有效期止').fill('2099-12-31')
  await form.getByLabel('发证机关').fill('市场监督管理局')
  await form.getByRole('button', { name: '录入证照', exact: true }).click()
  await form.waitFor({ state: 'detached' })

  await go('/platform/onboarding?step=submit')
  await page.getByRole('button', { name: '提交质量核验' }).click()
  await page.getByText(/提交，等待质量核验/).waitFor()
  expect(await wrongWith(firm)).toEqual([])

  const quality = await enter(street, 'platform-quality')
  await quality.go('/platform/quality?kind=business')
  await quality.page.locator('tbody tr').first().click()
  await quality.page.getByRole('button', { name: '执照.pdf' }).waitFor()
  expect(await wrongWith(quality)).toEqual([])
  await quality.page.getByRole('button', { name: '核验通过' }).click()
  const sheet = quality.page.getByRole('dialog')
  await sheet.getByLabel('理由').fill('与公示一致')
  await sheet.getByRole('button', { name: '核验通过' }).click()
  await quality.page.getByText(/已核验：/).waitFor()

  await go('/platform/onboarding?step=submit')
  await page.getByText('证照已全部核验，可以交易了').waitFor()
  await street.house.drain()
  await go('/shop/licences')
  await page.getByRole('button', { name: /条通知待处理/ }).click()
  await page.getByRole('dialog').getByText('本企业的营业执照已核验通过，恢复有效').waitFor()
  expect([...firm.faults, ...quality.faults]).toEqual([])
  await Promise.all([firm.leave(), quality.leave()])
})
