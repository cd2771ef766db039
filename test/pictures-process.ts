/**
 * Remakes docs/pictures from a running demo: `npm run pictures -- http://127.0.0.1:4300`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const PASSWORD = 'yaolian-demo-2026'
const FOLDER = join(import.meta.dirname, '../docs/pictures')
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

type Picture = {
  name: string
  who: string
  path: string
  size?: typeof DESK
  act?: (page: Page) => Promise<void>
}

const openFirstClosed = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '为什么不能买' }).first().click()
  await page
    .locator('.refusal')
    .filter({ hasText: /经营范围|首营/ })
    .first()
    .waitFor()
}

const openFirstRow = async (page: Page): Promise<void> => {
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.searchParams.has('open'))
  await page.waitForLoadState('networkidle')
}

const PICTURES: readonly Picture[] = [
  { name: 'shop-search', who: 'pharmacy', path: '/shop?q=amxl' },
  { name: 'shop-refusal', who: 'pharmacy-limited', path: '/shop?q=%E7%B4%A0', act: openFirstClosed },
  { name: 'shop-phone', who: 'pharmacy', path: '/shop?q=a', size: PHONE },
  { name: 'shop-orders', who: 'pharmacy', path: '/shop/orders' },
  { name: 'desk-orders', who: 'sales', path: '/desk/orders', act: openFirstRow },
  { name: 'desk-stock', who: 'sales', path: '/desk/stock' },
  { name: 'desk-customers', who: 'quality', path: '/desk/customers' },
  { name: 'platform-organisations', who: 'platform-quality', path: '/platform/organisations' },
  { name: 'platform-rules', who: 'platform', path: '/platform/rules' },
  { name: 'platform-proofs', who: 'platform', path: '/platform/proofs' },
]

const url = process.argv[2]
if (!url) throw new Error('npm run pictures -- ADDRESS OF A RUNNING DEMO')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--lang=zh-CN',
  ],
})
mkdirSync(FOLDER, { recursive: true })
for (const picture of PICTURES) await take(browser, url, picture)
await browser.close()

async function take(
  from: Browser,
  base: string,
  { name, who, path, size = DESK, act }: Picture,
): Promise<void> {
  const context = await from.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: size })
  const page = await context.newPage()
  const login = await page.request.post(`${base}/api/v1/identity/login`, {
    data: { name: who, password: PASSWORD },
  })
  if (!login.ok()) throw new Error(`${who} can't sign in: ${await login.text()}`)
  await page.goto(base + path)
  await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await context.close()
  console.log(name)
}
