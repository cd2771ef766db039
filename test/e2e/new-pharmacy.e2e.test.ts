import { newId } from '@yaolian/kernel'
import { prove } from '@yaolian/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pixel } from '../scenario/scan.fixture.ts'
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

const FIRM = '新康大药房'
/** Valid by GB 32100-2015; of no firm of the demo world. */
const USCC = '91420100NA3333330M'
const PASSWORD = 'Danggui Huangqi 9'
const DAY = '2026-01-01'
const END = '2030-12-31'

/** A command that must be taken; gives its answer. */
async function done<T>(person: Person, path: string, body: object): Promise<T> {
  const answer = await send<T>(person, path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer.body
}

/** The platform invites the firm on its page and copies the link, which is shown this once. */
async function inviteFirm(): Promise<string> {
  const platform = await enter(street, 'platform')
  const { page, go } = platform
  await go('/platform/invitations')
  await page.getByRole('button', { name: '邀请新企业' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('企业名称').fill(FIRM)
  await sheet.getByLabel('企业类型').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '药店' }).first().click()
  await sheet.getByLabel('管理员姓名').fill('刘店长')
  await sheet.getByLabel('联系方式').fill('13812345678')
  await sheet.getByRole('button', { name: '生成链接' }).click()
  const link = await linkOn(page)
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByText('138****5678').waitFor()
  expect(await page.content()).not.toContain('13812345678')
  await platform.leave()
  return link
}

async function linkOn(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: '邀请链接已生成' })
  await field.waitFor()
  return new URL(await field.inputValue()).pathname
}

/** The shop's owner opens the link on a phone, tells about the firm, and is in. */
async function foundFirm(link: string): Promise<Person> {
  const owner = await arrive(street, PHONE)
  const { page, go } = owner
  await go(link)
  await page.getByText('您将是管理员').waitFor()
  expect(await wrongWith(owner)).toEqual([])
  await page.getByLabel('统一社会信用代码').fill(USCC)
  await page.getByLabel('省、自治区、直辖市').click()
  await page.keyboard.type('湖北')
  await page.keyboard.press('Enter')
  await page.getByLabel('市', { exact: true }).fill('武汉市')
  await account(page, 'xinkang')
  await page.waitForURL(url => !url.pathname.startsWith('/invite'))
  const me = await read<{ organisation: { name: string }; roles: string[] }>(owner, '/identity/me')
  expect(me).toMatchObject({ organisation: { name: FIRM }, roles: ['buyer_admin'] })
  const again = await arrive(street)
  await again.go(link)
  await again.page.getByText('这个邀请不能用了').waitFor()
  await again.leave()
  return owner
}

async function account(page: Page, name: string): Promise<void> {
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '接受邀请' }).click()
}

/** The administrator invites a colleague, who accepts at a computer of their own. */
async function inviteColleague(owner: Person, name: string, role: string): Promise<Person> {
  const { page, go } = owner
  await go('/platform/invitations')
  await page.getByRole('button', { name: '邀请员工' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('姓名').fill(`${name}同事`)
  await sheet.getByLabel('联系方式').fill('hr@xinkang.example')
  await sheet.getByRole('checkbox', { name: role, exact: true }).check()
  await sheet.getByRole('button', { name: '生成链接' }).click()
  const link = await linkOn(page)
  await page.getByRole('button', { name: '我已保存' }).click()
  const colleague = await arrive(street)
  await colleague.go(link)
  await colleague.page.getByText(role).first().waitFor()
  await account(colleague.page, name)
  await colleague.page.waitForURL(url => !url.pathname.startsWith('/invite'))
  return colleague
}

async function scan({ page }: Person): Promise<string> {
  const id = newId()
  const query = new URLSearchParams({ id, name: '证照.png' })
  const answer = await page.request.post(`${street.url}/api/v1/files?${query}`, {
    headers: { 'content-type': 'image/png' },
    data: pixel(),
  })
  expect(answer.status()).toBe(201)
  return id
}

/** The steps of coming in: facts, licences with their scans, address, hand-over; platform quality then verifies. */
async function bringIn(owner: Person, orgId: string): Promise<void> {
  const { page, go } = owner
  const step = (key: string) => go(`/platform/onboarding?step=${key}`)
  await step('facts')
  await page.getByLabel('详细地址').fill('解放大道 1 号')
  await page.getByLabel('联系人').fill('刘店长')
  await page.getByLabel('电话').fill('13812345678')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.waitForURL(url => url.searchParams.get('step') === 'licences')
  const licences = await enterLicences(owner, orgId)
  await step('address')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.waitForURL(url => url.searchParams.get('step') === 'people')
  await step('submit')
  await page.getByRole('button', { name: '提交质量核验' }).click()
  await page.getByText('等待质量核验').waitFor()
  const quality = await enter(street, 'platform-quality')
  for (const licenceId of licences)
    await done(quality, `/party/licences/${licenceId}/unlock`, { reason: '与登记机关公示一致' })
  await quality.leave()
  expect(await read(owner, `/party/onboarding/${orgId}`)).toMatchObject({ state: 'verified', gaps: [] })
}

async function enterLicences(owner: Person, orgId: string): Promise<string[]> {
  const common = { orgId, issuedBy: '武汉市市场监督管理局', validFrom: DAY, validTo: END }
  const scope = ['chemical', 'antibiotic', 'tcm_patent', 'biochemical', 'biologic']
  const licences = [
    { licenceId: newId(), kind: 'drug_retail', number: '鄂DA027000004', mode: 'retail', scope },
    { licenceId: newId(), kind: 'business', number: USCC, scope: [] },
  ]
  for (const licence of licences)
    await done(owner, '/party/licences', { ...common, ...licence, fileIds: [await scan(owner)] })
  return licences.map(({ licenceId }) => licenceId)
}

const papers = (kinds: readonly string[], fileId: string) =>
  kinds.map(kind => ({ paperId: newId(), kind, fileId, number: 'N-1', validTo: '2099-12-31' }))
const SUPPLIER = ['licence_copy', 'business_licence', 'annual_report', 'seal_specimen', 'note_specimen']
const SUPPLIER_PAPERS = [...SUPPLIER, 'bank_account', 'quality_agreement', 'authorisation']
const CUSTOMER_PAPERS = ['licence_copy', 'business_licence', 'buyer_authorisation']

type Team = { asks: Person; reviews: Person; approves: Person }

/** 首营: one asks with the papers, one reviews, one approves; three people. */
async function approve({ asks, reviews, approves }: Team, direction: string, partnerOrgId: string) {
  const relationId = newId()
  const kinds = direction === 'supplier' ? SUPPLIER_PAPERS : CUSTOMER_PAPERS
  const body = { relationId, partnerOrgId, direction, papers: papers(kinds, await scan(asks)) }
  await done(asks, '/party/relations', body)
  await done(reviews, `/party/relations/${relationId}/review`, { verdict: 'review' })
  await done(approves, `/party/relations/${relationId}/approve`, { verdict: 'approve' })
}

type Offer = {
  productId: string
  genericName: string
  minQuantity: number
  closed: { hits: { ruleId: string }[] } | null
}

/** 首营品种: of what this seller offers, something that nothing but the missing approval closes. */
async function approveProduct({ asks, reviews, approves }: Team, sellerId: string): Promise<Offer> {
  const { rows } = await read<{ rows: Offer[] }>(asks, `/trade/offers?f.seller=${sellerId}&limit=200`)
  const offer = rows.find(
    row => row.minQuantity <= 1 && row.closed?.hits.every(hit => hit.ruleId === 'LIC-07.product'),
  )
  if (!offer) throw new Error('nothing on offer waits for the approval of the product alone')
  const relationId = newId()
  const request = { relationId, sellerId, productIds: [offer.productId], draft: true }
  await done(asks, '/trade/first-products', request)
  const path = `/party/relations/${relationId}`
  for (const paper of papers(
    ['registration', 'leaflet', 'quality_standard', 'test_report'],
    await scan(asks),
  ))
    await done(asks, `${path}/papers`, paper)
  await done(asks, `${path}/submit`, {})
  await done(reviews, `${path}/review`, { verdict: 'review' })
  await done(approves, `${path}/approve`, { verdict: 'approve' })
  return offer
}

// Nine people at nine computers: it takes as long as they do.
test('a new pharmacy from invitation to first order', async () => {
  const owner = await foundFirm(await inviteFirm())
  const orgId = await orgIdOf(owner)
  const pharmacist = await inviteColleague(owner, 'xinkang-buyer', '门店药师')
  const reviewer = await inviteColleague(owner, 'xinkang-quality', '质量管理')
  const head = await inviteColleague(owner, 'xinkang-head', '质量负责人')
  await bringIn(owner, orgId)
  const [sales, quality, sellerHead, finance] = await Promise.all(
    ['sales', 'quality', 'quality-head', 'finance'].map(name => enter(street, name)),
  )
  const sellerId = await orgIdOf(sales!)
  await approve({ asks: pharmacist, reviews: reviewer, approves: head }, 'supplier', sellerId)
  await approve({ asks: sales!, reviews: quality!, approves: sellerHead! }, 'customer', orgId)
  await done(finance!, '/credit/lines', {
    lines: [{ buyerOrgId: orgId, limitFen: 100_000_00, termDays: 30 }],
  })
  const product = await approveProduct({ asks: pharmacist, reviews: reviewer, approves: head }, sellerId)
  const number = await buy(pharmacist, sellerId, product)
  await sales!.go(`/desk/orders?q=${number}`)
  await sales!.page.getByText(number).first().waitFor()
  expect([...owner.faults, ...pharmacist.faults, ...sales!.faults]).toEqual([])
  for (const person of [owner, pharmacist, reviewer, head, sales!, quality!, sellerHead!, finance!])
    await person.leave()
  const { results } = await prove(street.house)
  expect(results.flatMap(result => result.violations)).toEqual([])
}, 300_000)

/** What was approved is found among what this seller offers, put into the cart and ordered, all on the pages. */
async function buy(buyer: Person, sellerId: string, product: Offer): Promise<string> {
  const { page, go } = buyer
  const words = encodeURIComponent(product.genericName)
  await go(`/shop?q=${words}&f.seller=${sellerId}&f.open=1`)
  await page.getByRole('button', { name: '加入' }).first().click()
  await go('/shop/cart')
  await page.getByRole('button', { name: '去结算' }).click()
  await page.getByRole('button', { name: /^提交/ }).click()
  const placed = page.getByText(/订单 SO\d{8}-\d{6} 已提交/)
  await placed.waitFor()
  return /SO\d{8}-\d{6}/.exec((await placed.textContent()) ?? '')![0]
}
