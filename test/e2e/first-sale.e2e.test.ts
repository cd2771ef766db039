import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Cluster, startCluster } from '@yaolian/kernel/cluster'
import { type House, openHouse, prove, type Served, serve } from '@yaolian/server'
import { buildWorld } from '@yaolian/tools'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PASSWORD = 'yaolian-demo-2026'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

const home = mkdtempSync(join(tmpdir(), 'yl-e2e-'))
let cluster: Cluster
let house: House
let served: Served
let browser: Browser

beforeAll(async () => {
  const web = join(home, 'web')
  cluster = await startCluster({ home: join(home, 'db'), mode: 'test' })
  house = await openHouse({ ownerUrl: cluster.url })
  await buildWorld(house, { size: 'village', seed: 7 })
  await buildPages(web)
  served = await serve(house, { demo: true, web })
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  })
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  await house?.close()
  await cluster?.stop()
  rmSync(home, { recursive: true, force: true })
})

/** The real pages in a folder of their own, as `npm run build` makes them. */
async function buildPages(outDir: string): Promise<void> {
  const { createRequire } = await import('node:module')
  const { pathToFileURL } = await import('node:url')
  const web = fileURLToPath(new URL('../../web/', import.meta.url))
  const vite = createRequire(join(web, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as { build(options: object): Promise<unknown> }
  await build({
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
}

type Person = { page: Page; faults: string[]; leave(): Promise<void> }

/** A person at a computer of their own, signed in through the login page; console errors are kept. */
async function signIn(name: string): Promise<Person> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !/401|422/.test(message.text())) faults.push(message.text())
  })
  await page.goto(`${served.url}/login`)
  await page.getByLabel('账号', { exact: true }).fill(name)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByLabel('密码').press('Enter')
  await page.waitForURL(url => !url.pathname.startsWith('/login'))
  return { page, faults, leave: () => context.close() }
}

async function search(page: Page, words: string): Promise<void> {
  await page.goto(`${served.url}/shop`)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  await page.waitForURL(url => url.searchParams.get('q') === words)
  await page.waitForLoadState('networkidle')
}

test('a shop is shown the rule that closes a product to it', async () => {
  const { page, faults, leave } = await signIn('pharmacy-limited')
  await search(page, '素')
  await page.getByRole('button', { name: '为什么不能买' }).first().click()
  await page
    .locator('.refusal')
    .filter({ hasText: /经营范围|首营/ })
    .first()
    .waitFor()
  await page.locator('.refusal button').first().click()
  await page
    .getByRole('dialog')
    .filter({ hasText: /药品管理法|GSP|令|办法/ })
    .first()
    .waitFor()
  expect(faults).toEqual([])
  await leave()
})

test('bought, released, shipped, signed for and stated, all through the screens', async () => {
  const buyer = await signIn('pharmacy')
  const number = await buy(buyer.page)
  const orderId = await orderIdOf(buyer.page, number)
  const offers = await sellerName(buyer.page, orderId)
  const seller = await signIn(offers)
  await releaseAndShip(seller.page, orderId)
  const note = await buyer.page.request.get(`${served.url}/api/v1/trade/orders/${orderId}/delivery-note.pdf`)
  expect((await note.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await sign(buyer.page, orderId)
  await bothStatementsShow(buyer.page, seller.page, orderId, number)
  expect([...buyer.faults, ...seller.faults]).toEqual([])
  await buyer.leave()
  await seller.leave()
  const proofs = await prove(house)
  expect(proofs.results.flatMap(result => result.violations)).toEqual([])
})

async function buy(page: Page): Promise<string> {
  await search(page, 'a')
  await page.getByRole('button', { name: '加入' }).first().click()
  await page.goto(`${served.url}/shop/cart`)
  await page.waitForLoadState('networkidle')
  await page
    .getByRole('button', { name: /结算|去下单|提交/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^提交/ }).first().click()
  const placed = page.getByText(/SO\d{8}-\d{6}/).first()
  await placed.waitFor()
  return /SO\d{8}-\d{6}/.exec((await placed.textContent()) ?? '')![0]
}

async function orderIdOf(page: Page, number: string): Promise<string> {
  const list = await page.request.get(`${served.url}/api/v1/trade/purchases?q=${number}`)
  const { rows } = (await list.json()) as { rows: { orderId: string }[] }
  return rows[0]!.orderId
}

/** The demo account of the distributor that the order went to: sales or sales2. */
async function sellerName(page: Page, orderId: string): Promise<string> {
  const order = (await (await page.request.get(`${served.url}/api/v1/trade/orders/${orderId}`)).json()) as {
    sellerId: string
  }
  for (const name of ['sales', 'sales2']) {
    const person = await signIn(name)
    const me = (await (await person.page.request.get(`${served.url}/api/v1/identity/me`)).json()) as {
      organisation: { orgId: string }
    }
    await person.leave()
    if (me.organisation.orgId === order.sellerId) return name
  }
  throw new Error('nobody sells for that distributor')
}

async function releaseAndShip(page: Page, orderId: string): Promise<void> {
  await page.goto(`${served.url}/desk/orders/${orderId}`)
  await page.getByRole('button', { name: '确认放行' }).click()
  await page.getByRole('button', { name: '发货', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(/承运/).first().fill('自有车队')
  await sheet.getByRole('button', { name: '发货', exact: true }).click()
  await page.getByText('配送中').first().waitFor()
}

async function sign(page: Page, orderId: string): Promise<void> {
  await page.goto(`${served.url}/shop/orders?open=${orderId}`)
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认签收' }).click()
  await page.getByText('已签收').first().waitFor()
}

/** The same document in the buyer's statement and in the seller's; the desk's is the finance people's page. */
async function bothStatementsShow(buyer: Page, seller: Page, orderId: string, number: string): Promise<void> {
  const order = (await (await buyer.request.get(`${served.url}/api/v1/trade/orders/${orderId}`)).json()) as {
    sellerId: string
    sellerName: string
    buyerId: string
  }
  await buyer.goto(`${served.url}/shop/statement`)
  await buyer.getByRole('combobox').last().click()
  await buyer.getByText(order.sellerName).last().click()
  await buyer.getByText(number).first().waitFor()
  const query = `partnerId=${order.buyerId}&side=receivable&limit=200`
  const stated = await seller.request.get(`${served.url}/api/v1/trade/statement?${query}`)
  expect(await stated.text()).toContain(number)
}
