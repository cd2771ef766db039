import type { Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerApi, problem, type Special } from './api.ts'
import { desk, launch, newPage, phone, type Size, serveApp } from './browser.ts'
import { me, offers, orders } from './market.ts'

let url = ''
let server: Server
let browser: Browser

beforeAll(async () => {
  ;({ url, server } = await serveApp())
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  server.close()
})

const byName = (name: string) => {
  const found = offers.find(offer => offer.genericName === name)
  if (!found) throw new Error(name)
  return found
}
const cartKey = `yl.u.${me.user.userId}.cart.${me.organisation.orgId}`

type Visit = { size?: Size; special?: Special; loggedIn?: boolean; cart?: object[]; lang?: 'en' }

async function visit(path: string, { size = desk, special = {}, loggedIn = true, cart, lang }: Visit = {}) {
  const { page, context, faults } = await newPage(browser, size)
  const api = await answerApi(context, { special, loggedIn })
  if (lang) await page.addInitScript(to => localStorage.setItem('yl.lang', to), lang)
  if (cart) {
    const once = [cartKey, JSON.stringify(cart)] as const
    await page.goto(`${url}/login`)
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), once)
  }
  await page.goto(url + path)
  await page.waitForLoadState('networkidle')
  return { page, context, faults, ...api }
}
type Page = Awaited<ReturnType<typeof visit>>['page']
const orderedBy = (sent: { path: string; body: Record<string, unknown> }[]) =>
  sent.filter(one => one.path === '/trade/orders').map(one => one.body)
const placeButton = (page: Page) => page.getByRole('button', { name: /^提交/ })

describe('entering', () => {
  test('a page asks for the login and comes back to itself', async () => {
    const { page, context, faults } = await visit('/shop/orders?q=SO', { loggedIn: false })
    expect(new URL(page.url()).pathname).toBe('/login')
    await page.getByRole('button', { name: /汉口同济大药房/ }).click()
    await page.waitForURL('**/shop/orders?q=SO')
    await page.getByText(orders[0]!.number).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('a wrong password says so and keeps what was typed', async () => {
    const { page, context } = await visit('/login', { loggedIn: false })
    await page.getByLabel('账号', { exact: true }).fill('limin')
    await page.getByLabel('密码').fill('wrong')
    await page.getByLabel('密码').press('Enter')
    await page.getByText(/密码不对。连续输错 5 次会锁定 15 分钟/).waitFor()
    expect(await page.getByLabel('账号', { exact: true }).inputValue()).toBe('limin')
    await context.close()
  })

  test('the login never leads to another site', async () => {
    const { page, context } = await visit('/login?back=//evil.example/x', { loggedIn: false })
    await page.getByRole('button', { name: /汉口同济大药房/ }).click()
    await page.waitForURL(`${url}/shop`)
    await context.close()
  })
})

describe('finding and choosing', () => {
  test('initials find, filters are chips, everything is in the address', async () => {
    const { page, context, faults } = await visit('/shop')
    await page.keyboard.press('/')
    await page.keyboard.type('amxl')
    await page.waitForURL('**?q=amxl')
    await page.getByText('4 条').waitFor()
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByLabel('处方药', { exact: true }).check()
    await page.waitForURL('**?q=amxl&f.rx=rx')
    await page.getByRole('button', { name: '处方分类 处方药' }).click()
    await page.waitForURL('**?q=amxl')
    await page.goBack()
    await page.waitForURL('**?q=amxl&f.rx=rx')
    expect(faults).toEqual([])
    await context.close()
  })

  test('keys walk the rows, open them and close in order', async () => {
    const { page, context } = await visit('/shop')
    for (const key of ['j', 'j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('heading', { level: 2, name: /阿司匹林肠溶片/ }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { level: 2, name: /苯磺酸氨氯地平片/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('ab')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await page.locator('.panel').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('.panel').waitFor({ state: 'detached' })
    await context.close()
  })

  test('a closed product says why, by which rule and article, and what to do', async () => {
    const { page, context, faults } = await visit('/shop?q=%E5%9C%B0%E8%A5%BF%E6%B3%AE')
    await page.getByRole('button', { name: '为什么不能买' }).first().click()
    await page.getByText('贵单位的有效证照不含“第二类精神药品”，不能采购。').waitFor()
    await page.getByText('向发证机关申请增加经营范围').waitFor()
    await page.getByRole('button', { name: /经营范围须覆盖所购类别/ }).click()
    await page.getByRole('dialog').getByText('药品经营企业应当在药品经营许可证载明的经营范围内').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('.panel').count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  test('adding goes by the seller’s minimum and multiple', async () => {
    const { page, context } = await visit('/shop?q=%E6%B0%A8%E6%B0%AF%E5%9C%B0%E5%B9%B3')
    const offer = offers.find(
      o => o.genericName === '苯磺酸氨氯地平片' && o.minQuantity === 10 && o.availableUnits,
    )!
    const row = page.locator(`tr[data-id="${offer.sellerId}.${offer.productId}"]`)
    await row.getByRole('button', { name: /^加入/ }).click()
    expect(await row.locator('output').textContent()).toBe('10')
    await row.getByRole('button', { name: /^\+/ }).click()
    expect(await row.locator('output').textContent()).toBe('20')
    await row.getByRole('button', { name: /^−/ }).click()
    await row.getByRole('button', { name: /^−/ }).click()
    await row.getByRole('button', { name: /^加入/ }).waitFor()
    await context.close()
  })

  test('a phone shows cards, and a card opens a drawer by link', async () => {
    const offer = byName('布洛芬缓释胶囊')
    const { page, context, faults } = await visit(`/shop?open=${offer.sellerId}.${offer.productId}`, {
      size: phone,
    })
    expect(await page.locator('table').count()).toBe(0)
    await page.getByRole('dialog').getByRole('button', { name: '加入购物车' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('link', { name: /购物车/ }).click()
    await page.getByText('1 家供货方，1 个品种').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('ordering', () => {
  const cart = () => [
    { ...byName('阿莫西林胶囊'), quantity: 20 },
    { ...byName('阿司匹林肠溶片'), quantity: 30 },
    { ...byName('盐酸二甲双胍缓释片'), quantity: 10 },
  ]

  test('one order per seller; a lost answer is asked for again with the same id; a refusal keeps its lines', async () => {
    const refused = byName('阿司匹林肠溶片').sellerId
    const special: Special = {
      'POST /trade/orders': (body, nth) => {
        if (body.sellerId === refused) {
          return problem(422, 'credit.exceeded', {
            limitFen: 1000,
            exposureFen: 900,
            amountFen: 500,
            availableFen: 100,
          })
        }
        return nth <= 2 ? 'lost' : undefined
      },
    }
    const { page, context, sent, faults } = await visit('/shop/checkout', { cart: cart(), special })
    await placeButton(page).click()
    await page.getByText('订单 SO20261122-000777 已提交').waitFor()
    await page.getByText(/账期额度不够：本单 ¥ 5.00，可用 ¥ 1.00/).waitFor()
    const good = orderedBy(sent).filter(body => body.sellerId !== refused)
    expect(good.length).toBeGreaterThan(1)
    expect(new Set(good.map(body => JSON.stringify(body))).size).toBe(1)
    await page.getByRole('button', { name: '回购物车修改' }).click()
    await page.getByText('1 家供货方，2 个品种').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('an unanswered order outlives the page and is settled before anything new, with the same id', async () => {
    let down = true
    const special: Special = { 'POST /trade/orders': () => (down ? 'lost' : undefined) }
    const one = [{ ...byName('阿莫西林胶囊'), quantity: 20 }]
    const { page, context, sent } = await visit('/shop/checkout', { cart: one, special })
    await placeButton(page).click()
    await page.getByText('没有收到答复', { exact: false }).first().waitFor({ timeout: 15_000 })
    await page.goto(`${url}/shop/cart`)
    down = false
    await page.getByRole('button', { name: '确认上次结果' }).click()
    await page.getByText('购物车是空的').waitFor()
    const bodies = orderedBy(sent)
    expect(bodies.length).toBe(4)
    expect(new Set(bodies.map(body => JSON.stringify(body))).size).toBe(1)
    await context.close()
  })

  test('a session lost on the way asks for the password and goes on with the same command', async () => {
    const special: Special = {
      'POST /trade/orders': (_b, nth) => (nth === 1 ? problem(401, 'edge.login') : undefined),
    }
    const { page, context, sent } = await visit('/shop/checkout', { cart: cart().slice(0, 1), special })
    await placeButton(page).click()
    await page.getByRole('dialog').getByLabel('密码').fill('yaolian')
    await page.getByRole('dialog').getByRole('button', { name: '登录' }).click()
    await page.getByText('订单 SO20261122-000777 已提交').waitFor()
    const bodies = orderedBy(sent)
    expect(bodies).toHaveLength(2)
    expect(bodies[0]).toEqual(bodies[1])
    await context.close()
  })

  test('a quantity that does not fit, more than is there and a closed line stop the checkout', async () => {
    const wrong = [
      { ...offers.find(o => o.multiple === 10 && o.availableUnits > 100 && !o.closed)!, quantity: 15 },
      { ...byName('阿莫西林胶囊'), quantity: 131 },
      { ...byName('地西泮片'), priceMicro: 1_000_000, quantity: 1 },
    ]
    const { page, context } = await visit('/shop/cart', { cart: wrong })
    await page.getByText('请先处理标出的 3 处。').waitFor()
    await page.getByText('可售只有 130 盒').waitFor()
    expect(await page.getByRole('button', { name: '去结算' }).isDisabled()).toBe(true)
    await page.getByLabel('阿莫西林胶囊 的数量', { exact: true }).fill('100')
    await page.getByText('请先处理标出的 2 处。').waitFor()
    await context.close()
  })

  test('logging out on a shared computer leaves nothing behind', async () => {
    const { page, context } = await visit('/shop/cart', { cart: cart() })
    await page.getByRole('button', { name: /账号/ }).click()
    await page.getByText('退出登录').click()
    await page.waitForURL('**/login')
    expect(await page.evaluate(key => localStorage.getItem(key), cartKey)).toBeNull()
    await context.close()
  })
})

describe('after the order', () => {
  test('signing says only what differs, and needs the reason', async () => {
    const order = orders.find(one => one.state === 'shipped')!
    const { page, context, sent, faults } = await visit(`/shop/orders?open=${order.orderId}`)
    await page.getByRole('button', { name: '签收', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^减少/ }).first().click()
    expect(await dialog.getByRole('button', { name: '确认签收' }).isDisabled()).toBe(true)
    await dialog.getByPlaceholder('如破损、短少、批号不符').fill('破损一盒')
    await dialog.getByRole('button', { name: '确认签收' }).click()
    await dialog.waitFor({ state: 'detached' })
    const lot = order.lines[0]!.lots[0]!
    const body = sent.find(one => one.path.endsWith('/sign'))?.body
    expect(body).toMatchObject({
      differences: [{ lineNo: 1, lotId: lot.lotId, signed: lot.quantity - 1, reason: '破损一盒' }],
    })
    expect(body?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a refused return keeps what was filled in', async () => {
    const order = orders.find(one => one.state === 'signed')!
    const path = `POST /trade/orders/${order.orderId}/returns`
    const special: Special = {
      [path]: () => problem(422, 'trade.return_too_much', { lineNo: 1, lotNo: 'X1', left: 2 }),
    }
    const { page, context } = await visit(`/shop/orders?open=${order.orderId}`, { special })
    await page.getByRole('button', { name: '申请退货' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^增加/ }).first().click()
    await dialog.getByLabel('退货原因').fill('滞销')
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await dialog.getByText('批号 X1 最多还能退 2。').waitFor()
    expect(await dialog.getByLabel('退货原因').inputValue()).toBe('滞销')
    await context.close()
  })

  test('the delivery note is a link to the PDF, and only once there is one', async () => {
    const order = orders.find(one => one.state === 'shipped')!
    const { page, context } = await visit(`/shop/orders?open=${order.orderId}`)
    await page.getByRole('tab', { name: '单据' }).click()
    const href = await page.getByRole('link', { name: /随货同行单/ }).getAttribute('href')
    expect(href).toBe(`/api/v1/trade/orders/${order.orderId}/delivery-note.pdf`)
    await context.close()
  })

  test('no right, nothing found, a broken answer each say so', async () => {
    const cases: [Special, string][] = [
      [{ 'GET /trade/purchases': () => problem(403, 'edge.denied') }, '您没有查看这里的权限'],
      [{ 'GET /trade/purchases': () => ({ body: { rows: [], next: null } }) }, '还没有订单'],
      [{ 'GET /trade/purchases': () => problem(500, 'edge.bug') }, '没有读出来'],
    ]
    for (const [special, words] of cases) {
      const { page, context } = await visit('/shop/orders', { special })
      await page.getByText(words).waitFor()
      await context.close()
    }
  })
})
