import { prove } from '@yaolian/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, enter, openStreet, type Person, PHONE, read, type Street, wrongWith } from './house.fixture.ts'
import { openOffers, orgIdOf, placeOrder, send } from './market.fixture.ts'

const SMALL = { width: 1024, height: 768 }

let street: Street
let buyer: Person
let sellerId = ''
const people: Person[] = []

/** Somebody of the firm that sells; the computer is theirs until all is done. */
async function arrive(name: string): Promise<Person> {
  const person = await enter(street, name)
  people.push(person)
  return person
}

beforeAll(async () => {
  street = await openStreet()
  buyer = await arrive('pharmacy')
  sellerId = await orgIdOf(await arrive('sales'))
})
afterAll(async () => {
  for (const person of people) await person.leave()
  await street?.close()
})

const dialogOf = (page: Page) => page.getByRole('dialog')
const toast = (page: Page, text: string | RegExp) => page.locator('.toast').getByText(text).waitFor()
const drawn = async (page: Page) => {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true], .waiting').first().waitFor({ state: 'detached' })
}

describe('orders', () => {
  test('one is confirmed, shipped with its carrier, and its note is a PDF', async () => {
    const person = await arrive('sales')
    const { page, go, faults } = person
    const order = await placeOrder(buyer, await openOffers(buyer, sellerId))
    await go(`/desk/orders?q=${order.number}`)
    await page.getByRole('button', { name: order.number }).click()
    await page.getByRole('button', { name: '确认放行' }).click()
    await toast(page, `已确认 ${order.number}`)
    await page.locator('.panel').getByRole('button', { name: '发货', exact: true }).click()
    await dialogOf(page).getByLabel('承运单位').fill('九州冷链')
    await dialogOf(page).getByLabel('车牌号').fill('鄂a 12345')
    await dialogOf(page).getByRole('button', { name: '发货' }).click()
    await toast(page, `已发货 ${order.number}`)
    await page.getByRole('tab', { name: '经过' }).click()
    await page.getByText('九州冷链').waitFor()
    const note = await page.getByRole('link', { name: '随货同行单 PDF' }).getAttribute('href')
    expect(
      (await (await page.request.get(new URL(note!, page.url()).href)).body()).subarray(0, 5).toString(),
    ).toBe('%PDF-')
    const detail = await read<{ delivery: { plate: string } }>(person, `/trade/orders/${order.orderId}`)
    expect(detail.delivery.plate).toBe('鄂A12345')
    expect(faults).toEqual([])
  })

  test('of several, each is answered on its own: one was called off meanwhile', async () => {
    const { page, go, faults } = await arrive('sales')
    const offers = await openOffers(buyer, sellerId)
    const placed = [
      await placeOrder(buyer, offers),
      await placeOrder(buyer, offers),
      await placeOrder(buyer, offers),
    ]
    await go('/desk/orders?f.state=placed')
    for (const order of placed)
      await page
        .getByRole('row', { name: new RegExp(order.number) })
        .getByRole('checkbox')
        .check()
    await page.getByRole('button', { name: '批量确认' }).click()
    const sheet = dialogOf(page)
    await sheet.getByText('3 张可以办理').waitFor()
    await send(buyer, `/trade/orders/${placed[1]!.orderId}/cancel`, { reason: '重复下单' })
    await sheet.getByRole('button', { name: '办理 3 张' }).click()
    await sheet.getByText('办妥 2 张').waitFor()
    await sheet.getByText(`订单 ${placed[1]!.number} 现在是“已取消”`).waitFor()
    expect(faults).toEqual([])
  })

  test('a mistake in the reason form is corrected and sent again as a command of its own', async () => {
    const { page, go } = await arrive('sales')
    const order = await placeOrder(buyer, await openOffers(buyer, sellerId))
    await go(`/desk/orders/${order.orderId}`)
    await page.getByRole('button', { name: '取消订单' }).click()
    await dialogOf(page).getByRole('button', { name: '取消订单' }).click()
    await dialogOf(page).getByText('请填写').waitFor()
    await dialogOf(page).getByLabel('理由').fill('客户来电改单')
    await dialogOf(page).getByRole('button', { name: '取消订单' }).click()
    await toast(page, `已取消 ${order.number}`)
    await page.getByText('客户来电改单').waitFor()
  })
})

describe('money', () => {
  test('a payment settles the oldest debt and the same bank reference is refused', async () => {
    const sales = await arrive('sales')
    const order = await placeOrder(buyer, await openOffers(buyer, sellerId))
    await send(sales, `/trade/orders/${order.orderId}/confirm`, {})
    await send(sales, `/trade/orders/${order.orderId}/ship`, { carrierName: '自送', ownVehicle: true })
    await send(buyer, `/trade/orders/${order.orderId}/sign`, {
      arrival: { tenthsCelsius: 50, logSeen: true },
    })
    const { page, go, faults } = await arrive('finance')
    await go(`/desk/statement?partnerId=${await orgIdOf(buyer)}`)
    await page.getByRole('link', { name: order.number }).waitFor()
    const pay = async (amount: string) => {
      await page.getByRole('button', { name: '登记收款' }).click()
      await dialogOf(page).getByLabel('收款金额').fill(amount)
      await dialogOf(page).getByLabel('银行流水号').fill('ICBC-0001')
      await dialogOf(page).getByRole('button', { name: '登记收款' }).click()
    }
    await pay('12.34')
    await dialogOf(page)
      .getByText(/已登记收款 PM/)
      .waitFor()
    await dialogOf(page).getByRole('button', { name: '完成' }).click()
    await page.getByRole('cell', { name: '12.34', exact: true }).waitFor()
    await pay('5')
    await dialogOf(page).getByText('流水号 ICBC-0001 的收款已经登记过。').waitFor()
    expect(await dialogOf(page).getByLabel('收款金额').inputValue()).toBe('5.00')
    expect(faults).toEqual([])
  })

  test('a locked credit line stops the next order and an unlocked one lets it through', async () => {
    const { page, go } = await arrive('finance')
    const offers = await openOffers(buyer, sellerId)
    await go(`/desk/customers?open=${await orgIdOf(buyer)}`)
    await page.getByRole('tab', { name: '账期' }).click()
    await page.getByRole('button', { name: '锁定', exact: true }).click()
    await dialogOf(page).getByLabel('锁定原因').click()
    await page.getByTitle('账款争议').click()
    await dialogOf(page).getByRole('button', { name: '锁定', exact: true }).click()
    await toast(page, '账期已锁定')
    await expect(placeOrder(buyer, offers)).rejects.toThrow('credit.locked')
    await page.getByRole('button', { name: '解锁' }).click()
    await toast(page, '账期已解锁')
    expect((await placeOrder(buyer, offers)).number).toMatch(/^SO/)
  })

  test('a new price holds from its day, and the history says why', async () => {
    const person = await arrive('sales')
    const { page, go } = person
    const [offer] = await openOffers(buyer, sellerId)
    await go(`/desk/products?open=${offer!.productId}`)
    await page.getByRole('button', { name: '调价' }).click()
    await dialogOf(page).getByLabel('含税单价').fill('1.2345')
    await dialogOf(page).getByLabel('调价理由').fill('厂家调价')
    await dialogOf(page).getByRole('button', { name: '保存' }).click()
    await toast(page, /价格已更新/)
    await page.locator('.panel').getByText('厂家调价').waitFor()
    const shown = await read<{ priceMicro: number }>(buyer, `/trade/offers/${sellerId}/${offer!.productId}`)
    expect(shown.priceMicro).toBe(1_234_500)
    expect(
      (await read<{ list: object[] }>(person, `/price/products/${offer!.productId}`)).list.length,
    ).toBeGreaterThan(1)
  })
})

describe('goods', () => {
  const availableOf = async (productId: string) =>
    (await read<{ availableUnits: number }>(buyer, `/trade/offers/${sellerId}/${productId}`)).availableUnits

  test('a stopped lot is not sold, a released one is', async () => {
    const person = await arrive('quality')
    const { page, go, faults } = person
    type Lot = { lotId: string; lotNo: string; productId: string; available: number; places: number }
    const { rows } = await read<{ rows: Lot[] }>(person, '/stock/lots?limit=200')
    const listed = new Set((await openOffers(buyer, sellerId)).map(offer => offer.productId))
    const lot = rows.findLast(one => listed.has(one.productId) && one.available > 0)!
    const before = await availableOf(lot.productId)
    await go(`/desk/stock?open=${lot.lotId}`)
    await page.getByRole('button', { name: '停售' }).click()
    await dialogOf(page).getByLabel('原因').click()
    await page.getByTitle('质量可疑').click()
    await dialogOf(page).getByLabel('说明').fill('外观变色')
    await dialogOf(page).getByRole('button', { name: '停售' }).click()
    await toast(page, `已停售：${lot.lotNo}`)
    expect(await availableOf(lot.productId)).toBeLessThan(before)
    await page.getByRole('tab', { name: '锁定' }).click()
    await page.getByRole('button', { name: '解除' }).click()
    await dialogOf(page).getByLabel('理由').fill('复检合格')
    await dialogOf(page).getByRole('button', { name: '解除' }).click()
    await toast(page, '已办理')
    expect(await availableOf(lot.productId)).toBe(before)
    expect(faults).toEqual([])
  })

  test('what is received waits for inspection, and is for sale once quality accepts it', async () => {
    const warehouse = await arrive('sales')
    const [offer] = await openOffers(buyer, sellerId)
    const before = await availableOf(offer!.productId)
    const { page, go } = warehouse
    await go('/desk/stock/receive')
    await page.getByLabel(/品名、拼音首字母/).fill(offer!.genericName)
    await page.locator('.pick-list button').first().waitFor()
    const at = await page.locator('.pick-list button').count()
    expect(at).toBeGreaterThan(0)
    await page.locator('.pick-list button').first().click()
    await page.getByLabel('批号').fill('E2E-1')
    await page.getByRole('textbox', { name: '数量' }).fill('7')
    await page.getByLabel('有效期至').fill('2029-12-31')
    await page.keyboard.press('Enter')
    await page.getByLabel('成本单价').fill('1.5')
    await page.getByRole('button', { name: '加入清单' }).click()
    await page.getByRole('button', { name: '入库 1 批' }).click()
    await toast(page, '已入库 1 批')
    expect(await availableOf(offer!.productId)).toBe(before)
    const inspector = await arrive('quality')
    const quality = inspector.page
    await inspector.go('/desk/stock?q=E2E-1&f.state=pending')
    await quality.locator('.row-name').click()
    await quality.getByRole('button', { name: '验收合格' }).click()
    await dialogOf(quality).getByRole('button', { name: '验收合格' }).click()
    await dialogOf(quality).getByText('请填写').waitFor()
    await dialogOf(quality).getByLabel('检验报告编号').fill('JY-E2E-1')
    await dialogOf(quality).getByRole('button', { name: '验收合格' }).click()
    await toast(quality, '已登记验收结果')
    await quality.getByRole('tab', { name: '流水' }).click()
    await quality.getByText('收货入库').waitFor()
  })
})

const pages = [
  ['sales', '/desk/orders'],
  ['sales', '/desk/products'],
  ['sales', '/desk/stock'],
  ['sales', '/desk/stock/products'],
  ['sales', '/desk/stock/places'],
  ['sales', '/desk/stock/receive'],
  ['quality', '/desk/stock/holds'],
  ['quality', '/desk/customers'],
  ['finance', '/desk/statement'],
  ['sales', '/desk/returns'],
  ['finance', '/desk/stock'], // without the right
] as const

const seated = new Map<string, Person>()

/** Somebody at a screen of this size, in this language; one login serves all pages looked at. */
async function at(name: string, size: typeof DESK, lang: string): Promise<Person> {
  const seat = `${name} ${size.width}`
  const known = seated.get(seat)
  if (known) return known
  const person = await enter(street, name, size)
  await person.page.addInitScript(to => localStorage.setItem('yl.lang', to), lang)
  seated.set(seat, person)
  people.push(person)
  return person
}

describe.each([
  ['1440', DESK, 'zh'],
  ['1024', SMALL, 'en'],
  ['390', PHONE, 'zh'],
] as const)('looked at %s wide', (_name, size, lang) => {
  test.each(pages)('%s at %s: nothing sticks out, axe is silent, so is the console', async (who, path) => {
    const person = await at(who, size, lang)
    const { page, go } = person
    await go(path)
    await drawn(page)
    const row = page.locator('.row-name').first()
    if (await row.isVisible()) {
      await row.click()
      await drawn(page)
    }
    expect(await wrongWith(person)).toEqual([])
  })
})

test('after all that the sums still hold', async () => {
  const { results } = await prove(street.house)
  expect(results.flatMap(result => result.violations)).toEqual([])
})
