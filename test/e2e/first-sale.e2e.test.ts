import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { prove } from '@yaolian/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, openStreet, type Person, read, type Street } from './house.fixture.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** `/` leads to the search of the page; what is typed there stands in the address. */
async function search({ page, go }: Person, words: string): Promise<void> {
  await go('/shop')
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  await page.waitForURL(url => url.searchParams.get('q') === words)
  await page.waitForLoadState('networkidle')
}

test('a shop is shown the rule that closes a product to it, its article and what to do', async () => {
  const shop = await enter(street, 'pharmacy-limited')
  const { page, faults } = shop
  await search(shop, '素')
  const { sellerId, productId } = await outOfScope(shop.page)
  const row = page.locator(`tr[data-id="${sellerId}.${productId}"]`)
  await row.getByRole('button', { name: '为什么不能买' }).click()
  await page
    .locator('.refusal')
    .filter({ hasText: /购货方的有效证照不含“.+”，不能采购。/ })
    .first()
    .waitFor()
  await page
    .getByRole('button', { name: /购货方经营方式与范围/ })
    .first()
    .click()
  await page.getByRole('dialog').getByText('药品经营和使用质量监督管理办法').first().waitFor()
  expect(faults).toEqual([])
  await shop.leave()
})

/** An offer among those found that the buyer's licence doesn't cover, and that nothing else closes. */
async function outOfScope(page: Page): Promise<Closed> {
  const answer = await page.request.get(new URL('/api/v1/trade/offers?q=%E7%B4%A0&limit=50', page.url()).href)
  const { rows } = (await answer.json()) as { rows: Closed[] }
  const found = rows.find(row => row.closed?.hits.some(hit => hit.ruleId === 'LIC-03.buyer'))
  if (!found) throw new Error('nothing found is closed by the scope of the licence')
  return found
}
type Closed = { sellerId: string; productId: string; closed?: { hits: { ruleId: string }[] } | null }

test('bought, released, shipped, signed for and stated, all through the screens', async () => {
  const buyer = await enter(street, 'pharmacy')
  const order = await buy(buyer)
  const number = await firmNumber(order.sellerId)
  const seller = await enter(street, `sales${number}`)
  await releaseAndShip(seller, order.orderId)
  const note = await deliveryNote(buyer, order.orderId)
  for (const word of ['随货同行单', order.number, order.sellerName, order.lines[0]!.genericName])
    expect(note ?? word).toContain(word)
  await sign(buyer, order.orderId)
  const finance = await enter(street, `finance${number}`)
  const owing = await closingOf(buyer, `/shop/statement?partnerId=${order.sellerId}`, order.number)
  const owed = await closingOf(finance, `/desk/statement?partnerId=${order.buyerId}`, order.number)
  expect(owing).toBe(owed)
  expect([...buyer.faults, ...seller.faults, ...finance.faults]).toEqual([])
  for (const person of [buyer, seller, finance]) await person.leave()
  const { results } = await prove(street.house)
  expect(results.flatMap(result => result.violations)).toEqual([])
})

type Order = {
  orderId: string
  number: string
  sellerId: string
  sellerName: string
  buyerId: string
  lines: { genericName: string }[]
}

/** Whatever common medicine the market holds is found by its initials. */
async function buy(buyer: Person): Promise<Order> {
  const { page, go } = buyer
  for (const initials of ['amxl', 'blf', 'xsy', 'fz', 'j']) {
    await search(buyer, initials)
    if ((await page.getByRole('button', { name: '加入' }).count()) > 0) break
  }
  await page.getByRole('button', { name: '加入' }).first().click()
  await go('/shop/cart')
  await page.getByRole('button', { name: '去结算' }).click()
  await page.getByRole('button', { name: /^提交/ }).click()
  const placed = page.getByText(/订单 SO\d{8}-\d{6} 已提交/)
  await placed.waitFor()
  const number = /SO\d{8}-\d{6}/.exec((await placed.textContent()) ?? '')![0]
  const { rows } = await read<{ rows: { orderId: string }[] }>(buyer, `/trade/purchases?q=${number}`)
  return read<Order>(buyer, `/trade/orders/${rows[0]!.orderId}`)
}

/** The demo numbers the accounts of its distributors: sales, sales2. */
async function firmNumber(sellerId: string): Promise<string> {
  const first = await enter(street, 'sales')
  const { organisation } = await read<{ organisation: { orgId: string } }>(first, '/identity/me')
  await first.leave()
  return organisation.orgId === sellerId ? '' : '2'
}

async function releaseAndShip({ page, go }: Person, orderId: string): Promise<void> {
  await go(`/desk/orders/${orderId}`)
  await page.getByRole('button', { name: '确认放行' }).click()
  await page.getByRole('button', { name: '发货', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/承运/).first().fill('自有车队')
  await sheet.getByRole('button', { name: '发货', exact: true }).click()
  await page.getByText('配送中').first().waitFor()
}

/** The paper as a person reads it; where pdftotext is missing, what is sure without it. */
async function deliveryNote({ page, go }: Person, orderId: string): Promise<string | null> {
  await go(`/shop/orders?open=${orderId}`)
  await page.getByRole('tab', { name: '单据' }).click()
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: '随货同行单（PDF）' }).click()
  const path = await (await file).path()
  const bytes = readFileSync(path)
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.includes('NotoSansCJK') || bytes.includes('FontFile')).toBe(true)
  const { status, stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

async function sign({ page, go }: Person, orderId: string): Promise<void> {
  await go(`/shop/orders?open=${orderId}`)
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认签收' }).click()
  await page.getByText('已签收').first().waitFor()
}

/** The balance at the end of a statement that shows the order. */
async function closingOf({ page, go }: Person, path: string, number: string): Promise<string> {
  await go(path)
  await page.getByText(number).first().waitFor()
  const closing = await page.getByText(/^期末/).first().textContent()
  return /¥\s?[\d,.]+/.exec(closing ?? '')![0]
}
