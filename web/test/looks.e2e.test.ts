import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerApi } from './api.ts'
import { axe, desk, launch, newPage, overflow, phone, serveApp, small } from './browser.ts'
import { addresses, me, offers, orders, rule } from './market.ts'

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

const closed = offers.find(offer => offer.closed)!
const bought = offers.filter(offer => !offer.closed && offer.availableUnits > 50).slice(0, 5)
const pages = [
  '/shop',
  `/shop?open=${closed.sellerId}.${closed.productId}`,
  `/shop?open=${bought[0]!.sellerId}.${bought[0]!.productId}`,
  '/shop?q=nothing-like-this',
  '/shop/cart',
  '/shop/checkout',
  `/shop/orders?open=${orders[1]!.orderId}`,
  `/shop/statement?partnerId=${bought[0]!.sellerId}`,
]

/** A busy machine may be silent on the network before it has drawn: the heading says that the page is there. */
async function drawn(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true], .waiting').first().waitFor({ state: 'detached' })
}

async function look(path: string, size: typeof desk, dark: boolean, lang: 'zh' | 'en') {
  const { page, context, faults } = await newPage(browser, size, dark)
  await answerApi(context)
  const cart = JSON.stringify(bought.map(offer => ({ ...offer, quantity: 40 })))
  await page.addInitScript(
    ([cartKey, lines, to]) => {
      localStorage.setItem(cartKey, lines)
      localStorage.setItem('yl.lang', to)
    },
    [`yl.u.${me.user.userId}.cart.${me.organisation.orgId}`, cart, lang] as const,
  )
  await page.goto(url + path)
  await drawn(page)
  return { page, context, faults }
}

const looks = [
  { name: 'desk', size: desk, dark: false },
  { name: 'desk at night', size: desk, dark: true },
  { name: 'small desk', size: small, dark: false },
  { name: 'phone', size: phone, dark: false },
]
for (const { name, size, dark } of looks) {
  test(`axe, overflow and the console are silent: ${name}`, async () => {
    for (const path of pages) {
      const { page, context, faults } = await look(path, size, dark, 'zh')
      const found = { path, axe: await axe(page), overflow: await overflow(page), faults }
      expect(found).toEqual({ path, axe: [], overflow: 0, faults: [] })
      await context.close()
    }
  })
}

test('login and first run pass axe', async () => {
  for (const path of ['/login', '/setup']) {
    const { page, context, faults } = await newPage(browser, desk)
    const needed = { body: { needed: true } }
    await answerApi(context, { loggedIn: false, special: { 'GET /setup': () => needed } })
    await page.goto(url + path)
    await drawn(page)
    expect({ path, axe: await axe(page), faults }).toEqual({ path, axe: [], faults: [] })
    await context.close()
  }
})

/** Every text that a reader or a screen reader meets, piece by piece. */
function textsOf(): string[] {
  const root = document.getElementById('root') as HTMLElement
  const texts = [document.title]
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '')
  for (const element of root.querySelectorAll('[aria-label],[placeholder],[title]')) {
    for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '')
  }
  return texts
}

test('in English no word of the app stays Chinese', async () => {
  // Names of goods, firms and people are data; everything a catalogue says must be English.
  const data = JSON.stringify([offers, orders, me, rule, addresses])
  for (const path of pages) {
    const { page, context } = await look(path, desk, false, 'en')
    const words = (await page.evaluate(textsOf)).flatMap(text => text.match(/\p{Script=Han}+/gu) ?? [])
    expect({ path, left: words.filter(word => !data.includes(word)) }).toEqual({ path, left: [] })
    await context.close()
  }
})
