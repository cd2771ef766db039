import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startCluster } from '@yaolian/cluster'
import type { Clock } from '@yaolian/kernel'
import { type House, openHouse, serve } from '@yaolian/server'
import { buildWorld, DEMO_PASSWORD } from '@yaolian/tools'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const WEB = fileURLToPath(new URL('../../web/', import.meta.url))
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-default-apps', '--metrics-recording-only'],
  ...['--font-render-hinting=none', '--force-color-profile=srgb', '--lang=zh-CN'],
]

export type Street = { url: string; house: House; browser: Browser; close(): Promise<void> }

/** A village with its pages on a real port, and a browser in front of it. */
export async function openStreet(options: { clock?: Clock } = {}): Promise<Street> {
  const home = mkdtempSync(join(tmpdir(), 'yaolian-e2e-'))
  chmodSync(home, 0o755) // PostgreSQL has an account of its own where we are root
  const cluster = await startCluster({ home: join(home, 'db'), mode: 'test' })
  const house = await openHouse({
    ...options,
    ownerUrl: cluster.url,
    durable: false,
    sealKey: randomBytes(32),
  })
  await buildWorld(house, { size: 'village', seed: 20261122 })
  const web = process.env.WEB_DIST ?? (await buildPages(join(home, 'web')))
  const served = await serve(house, { demo: true, web, perMinute: 1_000_000 })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>,
  })
  const close = async () => {
    await browser.close()
    await served.close()
    await house.close()
    await cluster.stop()
    rmSync(home, { recursive: true, force: true })
  }
  return { url: served.url, house, browser, close }
}

/** As `./yaolian` builds them, in a folder of their own. */
async function buildPages(outDir: string): Promise<string> {
  const vite = createRequire(join(WEB, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as { build(options: object): Promise<unknown> }
  const options = { outDir, emptyOutDir: true }
  await build({ configFile: join(WEB, 'vite.config.ts'), logLevel: 'error', build: options })
  return outDir
}

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export type Person = {
  page: Page
  context: BrowserContext
  /** Whatever the console or the page complains about. */
  faults: string[]
  /** Opens a page and waits until nothing is loading. */
  go(path: string): Promise<void>
  leave(): Promise<void>
}

/** A fresh person at a fresh computer or phone; nobody is signed in. */
export async function arrive({ url, browser }: Street, size = DESK): Promise<Person> {
  const isPhone = size.width < 640
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    viewport: size,
    ...(isPhone && { deviceScaleFactor: 2, hasTouch: true, isMobile: true }),
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(String(error)))
  page.on('console', message => {
    // The browser itself logs every answer that isn't 2xx; those are part of the tests.
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isAnswer) faults.push(message.text())
  })
  const go = async (path: string) => {
    await page.goto(url + path)
    await page.waitForLoadState('networkidle')
  }
  return { page, context, faults, go, leave: () => context.close() }
}

/** Comes in by pressing a demo account on the login page, or by name and password where it isn't shown there. */
export async function enter(street: Street, account: string, size = DESK): Promise<Person> {
  const person = await arrive(street, size)
  const { page } = person
  await person.go('/login')
  const shown = page.getByRole('button').filter({ hasText: `${account} / ${DEMO_PASSWORD}` })
  if ((await shown.count()) === 1) await shown.click()
  else {
    await page.getByLabel('账号', { exact: true }).fill(account)
    await page.getByLabel('密码').fill(DEMO_PASSWORD)
    await page.getByLabel('密码').press('Enter')
  }
  await page.waitForURL(address => !address.pathname.startsWith('/login'))
  return person
}

/** What this person's browser gets from the API. */
export async function read<T>({ page }: Person, path: string): Promise<T> {
  const answer = await page.request.get(new URL(`/api/v1${path}`, page.url()).href)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is wrong with the page as it stands: findings of axe, what sticks out to the right, what the console said. */
export async function wrongWith({ page, faults }: Person): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
       violations.map(({ id, nodes }) => id + ': ' + nodes[0].target.join(' ') + ' ' + nodes[0].failureSummary))`,
  )
  const out = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...(found as string[]),
    ...(out === 0 ? [] : [`${out} px stick out to the right`]),
    ...faults.splice(0),
  ]
}
