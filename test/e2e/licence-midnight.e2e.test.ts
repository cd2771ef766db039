import { type MovableClock, movableClock } from '@yaolian/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTimer } from '../scenario/village.fixture.ts'
import { enter, openStreet, type Person, PHONE, read, type Street, wrongWith } from './house.fixture.ts'
import { openOffers, orgIdOf, send } from './market.fixture.ts'

const TODAY = '2026-11-22'
const EVENING = '2026-11-22T15:30:00.000Z' // 23:30 in Shanghai
const MIDNIGHT = '2026-11-22T16:00:00.000Z'
let clock: MovableClock
let street: Street
beforeAll(async () => {
  clock = movableClock('2026-11-22T02:00:00.000Z')
  street = await openStreet({ clock })
})
afterAll(() => street.close())

type Licence = { licenceId: string }

/** Quality puts right the last day of the buyer's licence: it is tonight. */
async function endsTonight(buyer: Person): Promise<void> {
  const { licences } = await read<{ licences: Licence[] }>(buyer, '/party/organisation')
  const quality = await enter(street, 'platform-quality')
  const order = { reason: '效期录入错误', correction: { validTo: TODAY } }
  const answer = await send(quality, `/party/licences/${licences[0]!.licenceId}/correct`, order)
  expect(answer.status).toBe(201)
  await quality.leave()
}

/** What the house does at midnight, and what those who listen have made of it. */
async function strikeMidnight(): Promise<void> {
  for (const task of ['party.expire-licences', 'party.warn-licences']) await runTimer(street.house, task)
  await street.house.drain()
}

async function bellSays(person: Person, words: RegExp): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: /条通知待处理/ }).click()
  await page.getByRole('dialog').getByText(words).first().waitFor()
}

test('a licence that expires tonight locks at 00:00 and says so to buyer and seller', async () => {
  let buyer = await enter(street, 'pharmacy')
  const name = (await read<{ organisation: { name: string } }>(buyer, '/identity/me')).organisation.name
  const sellers = await read<{ rows: { orgId: string }[] }>(buyer, '/party/organisations')
  const offers = (
    await Promise.all(sellers.rows.map(row => openOffers(buyer, row.orgId).catch(() => [])))
  ).flat()
  const offer = offers[0]!
  await endsTonight(buyer)

  clock.set(EVENING)
  buyer = await enter(street, 'pharmacy')
  await buyer.go('/shop/licences')
  await buyer.page.getByText(/有效期到 2026-11-22 为止，次日 0:00（北京时间）自动锁定/).waitFor()
  expect(await wrongWith(buyer)).toEqual([])
  const { rows } = await read<{ rows: { addressId: string }[] }>(buyer, '/party/addresses')
  const order = {
    sellerId: offer.sellerId,
    shipToId: rows[0]!.addressId,
    lines: [{ productId: offer.productId, quantity: Math.max(offer.minQuantity, offer.multiple) }],
  }
  expect((await send(buyer, '/trade/orders', order)).status).toBe(201)
  await buyer.leave()

  clock.set(MIDNIGHT)
  await strikeMidnight()
  buyer = await enter(street, 'pharmacy', PHONE)
  const refused = await send<{ code: string }>(buyer, '/trade/orders', order)
  expect([refused.status, refused.body.code]).toEqual([422, 'trade.closed_by_rule'])
  await buyer.go('/shop/licences')
  await buyer.page.getByText(/已于 2026-11-23 0:00 到期锁定/).waitFor()
  await bellSays(buyer, /本企业的药品经营许可证（零售）已于 2026-11-22 到期，0:00 起锁定/)
  expect(await wrongWith(buyer)).toEqual([])
  const seller = await enter(street, await salesOf(offer.sellerId))
  await seller.go('/desk/orders')
  await bellSays(seller, new RegExp(`${name}的药品经营许可证（零售）已于 2026-11-22 到期`))
  expect(seller.faults).toEqual([])
  await seller.leave()
  await renewedByUpload(buyer)
})

/** The sales account of a seller's firm: the village numbers its distributors. */
async function salesOf(sellerId: string): Promise<string> {
  for (const account of ['sales', 'sales2']) {
    const person = await enter(street, account)
    const orgId = await orgIdOf(person)
    await person.leave()
    if (orgId === sellerId) return account
  }
  throw new Error('no sales account of that seller is known')
}

/** The holder uploads the next document on the phone, quality verifies it at its desk, and trade goes on. */
async function renewedByUpload(buyer: Person): Promise<void> {
  await buyer.page.keyboard.press('Escape')
  await buyer.page.getByRole('button', { name: '换证' }).first().click()
  const form = buyer.page.getByRole('dialog')
  const file = { name: '新证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }
  await form.locator('input[type=file]').first().setInputFiles(file)
  await form.getByRole('link', { name: '新证.pdf' }).waitFor()
  await form.getByLabel('有效期起').fill('2026-11-23')
  await form.getByLabel('有效期止').fill('2031-11-22')
  await form.getByRole('button', { name: '换证', exact: true }).click()
  await buyer.page.getByText('新证已录入').waitFor()
  const quality = await enter(street, 'platform-quality')
  await quality.go('/platform/quality')
  await quality.page.getByText('药品经营许可证（零售）').first().click()
  await quality.page.getByRole('button', { name: '核验通过' }).click()
  await quality.page.getByRole('dialog').getByLabel('理由').fill('已与药监局网站核对')
  await quality.page.getByRole('dialog').getByRole('button', { name: '核验通过' }).click()
  await quality.page.getByText(/已核验：/).waitFor()
  await buyer.go('/shop/licences')
  await buyer.page.getByText('有效', { exact: true }).first().waitFor()
  expect(quality.faults).toEqual([])
  await quality.leave()
}
