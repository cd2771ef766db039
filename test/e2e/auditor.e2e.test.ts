import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  arrive,
  enter,
  openStreet,
  type Person,
  PHONE,
  read,
  type Street,
  wrongWith,
} from './house.fixture.ts'
import { orgIdOf, send } from './market.fixture.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

type Licence = { licenceId: string; kind: string; state: string }
const REASON = '=注册地址与许可证不一致'

/** Platform quality locks a licence of this firm; the reason is one that a spreadsheet would reckon with. */
async function lockLicence(orgId: string): Promise<Licence> {
  const quality = await enter(street, 'platform-quality')
  const { licences } = await read<{ licences: Licence[] }>(quality, `/party/organisations/${orgId}`)
  const licence = licences.find(one => one.state === 'valid' && one.kind === 'drug_retail')
  if (!licence) throw new Error('the pharmacy has no valid licence')
  const locked = await send(quality, `/party/licences/${licence.licenceId}/lock`, { reason: REASON })
  expect(locked.status).toBe(201)
  await quality.leave()
  return licence
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first()

test('an auditor follows one change: from the licence to who locked it, when and why, and what else that person did', async () => {
  const shop = await enter(street, 'pharmacy')
  const orgId = await orgIdOf(shop)
  await shop.leave()
  await lockLicence(orgId)
  const auditor = await enter(street, 'regulator')
  const { page, go } = auditor
  await go(`/platform/organisations/${orgId}`)
  const card = page.getByRole('listitem').filter({ hasText: REASON })
  await card.getByRole('link', { name: '谁看过、改过' }).click()
  await page.waitForURL(url => url.pathname === '/platform/audit')
  await row(page, '资质变更').click()
  const panel = page.locator('.panel')
  await panel.getByText(REASON).waitFor()
  const quality = await personNamed('platform-quality')
  await panel.getByText(quality.name, { exact: true }).waitFor()
  expect(await wrongWith(auditor)).toEqual([])
  await panel.getByRole('button', { name: '这个人的全部操作' }).click()
  await page.waitForURL(url => url.searchParams.get('userId') === quality.userId)
  await page.getByRole('button', { name: '只看一件事' }).click()
  await page.waitForURL(url => !url.searchParams.has('subjectId'))
  await row(page, '资质变更').waitFor()
  expect(page.url()).toContain(orgId)
  await auditor.leave()
})

async function personNamed(account: string): Promise<{ userId: string; name: string }> {
  const person = await enter(street, account)
  const { user } = await read<{ user: { userId: string; displayName: string } }>(person, '/identity/me')
  await person.leave()
  return { userId: user.userId, name: user.displayName }
}

test('what the auditor takes along reckons with nothing, and that it was taken is itself in the audit', async () => {
  const shop = await enter(street, 'pharmacy')
  const orgId = await orgIdOf(shop)
  await shop.leave()
  const auditor = await enter(street, 'regulator')
  const { page, go } = auditor
  await go(`/platform/audit?orgId=${orgId}&kind=change`)
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出' }).click()
  const text = readFileSync(await (await file).path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(text).toContain('party.licence_changed')
  expect(text).not.toMatch(/(^|,)"?[=+\-@]/m)
  await go(`/platform/audit?orgId=${orgId}&kind=view`)
  await row(page, '导出审计记录').waitFor()
  await auditor.leave()
})

test('whoever may not read the audit is told so, by page and server alike', async () => {
  const seller = await enter(street, 'sales')
  await seller.go('/platform/audit')
  await seller.page.getByText('您没有查看这里的权限').first().waitFor()
  const answer = await seller.page.request.get(new URL('/api/v1/identity/audit', street.url).href)
  expect(answer.status()).toBe(403)
  await seller.leave()
})

/** Six digits of now, as the phone would show them. */
async function codeFor(page: Page): Promise<string> {
  const secret = (await page.locator('details code').textContent())?.replaceAll(' ', '') ?? ''
  return totp(secret, Date.now())
}

async function totp(base32: string, now: number): Promise<string> {
  const { createHmac } = await import('node:crypto')
  const bits = [...base32].map(sign =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) as number) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

test('an authenticator is added by its code, then the login asks for one, and a recovery code opens once', async () => {
  const person = await enter(street, 'clinic')
  const { page, go } = person
  await go('/account')
  await page.getByRole('button', { name: '绑定验证器' }).click()
  await page.getByLabel('先输入当前密码').fill('yaolian-demo-2026')
  await page.getByRole('button', { name: '开始绑定' }).click()
  await page.getByRole('img', { name: '绑定验证器的二维码' }).waitFor()
  expect(await wrongWith(person)).toEqual([])
  await page.getByText('不能扫描时，手工输入密钥').click()
  await page.getByLabel('再输入验证器上显示的 6 位动态码').fill(await codeFor(page))
  await page.getByRole('button', { name: '完成绑定' }).click()
  const codes = (await page.getByLabel('请保存恢复码').inputValue()).split('\n')
  expect(codes).toHaveLength(10)
  await person.leave()
  const again = await comeWith(codes[0]!)
  await again.page.waitForURL(url => !url.pathname.startsWith('/login'))
  await again.leave()
  const twice = await comeWith(codes[0]!)
  await twice.page.getByText('动态码不对，或已经用过').waitFor()
  await twice.leave()
})

async function comeWith(code: string): Promise<Person> {
  const person = await arrive(street, PHONE)
  const { page } = person
  await person.go('/login')
  await page.getByLabel('账号', { exact: true }).fill('clinic')
  await page.getByLabel('密码').fill('yaolian-demo-2026')
  await page.getByLabel('密码').press('Enter')
  await page.getByLabel('动态码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return person
}
