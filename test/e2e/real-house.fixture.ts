/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startCluster } from '@yaolian/kernel/cluster'
import { type House, openHouse, serve } from '@yaolian/server'
import { buildWorld } from '@yaolian/tools'
import { type APIRequestContext, type Browser, chromium, type Page } from 'playwright-core'

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

export type Size = { width: number; height: number }
export const DESK: Size = { width: 1440, height: 900 }
export const SMALL: Size = { width: 1024, height: 768 }
export const PHONE: Size = { width: 390, height: 844 }

/** One person at a computer of their own; `faults` collects what the console and the page complain about. */
export type Person = { page: Page; api: APIRequestContext; faults: string[]; leave(): Promise<void> }
export type RealHouse = {
  house: House
  url: string
  signIn(name: string, size?: Size, lang?: 'zh' | 'en'): Promise<Person>
  close(): Promise<void>
}

/** A village on a PostgreSQL of its own with the real pages, served as in a demo, and a browser to look at it. */
export async function openRealHouse(seed: number): Promise<RealHouse> {
  const home = mkdtempSync(join(tmpdir(), 'yl-e2e-'))
  const cluster = await startCluster({ home: join(home, 'db'), mode: 'test' })
  const house = await openHouse({ ownerUrl: cluster.url })
  await buildWorld(house, { size: 'village', seed })
  const web = join(home, 'web')
  await buildPages(web)
  const served = await serve(house, { demo: true, web, perMinute: 100_000 })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  })
  return {
    house,
    url: served.url,
    signIn: (name, size = DESK, lang = 'zh') => signIn(browser, served.url, name, size, lang),
    close: async () => {
      await browser.close()
      await served.close()
      await house.close()
      await cluster.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The pages as `npm run build` makes them, in a folder of their own. */
async function buildPages(outDir: string): Promise<void> {
  const web = fileURLToPath(new URL('../../web/', import.meta.url))
  const vite = createRequire(join(web, 'package.json')).resolve('vite')
  const { build } = (await import(pathToFileURL(vite).href)) as { build(options: object): Promise<unknown> }
  const configFile = join(web, 'vite.config.ts')
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
}

async function signIn(
  browser: Browser,
  url: string,
  name: string,
  size: Size,
  lang: string,
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    viewport: size,
    ...(size.width < 640 ? { hasTouch: true, isMobile: true } : {}),
  })
  await context.addInitScript(to => localStorage.setItem('yl.lang', to), lang)
  const answer = await context.request.post('/api/v1/identity/login', { data: { name, password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${name} can't sign in: ${answer.status()} ${await answer.text()}`)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    // The browser itself logs every answer that isn't 2xx; refusals are part of the tests.
    const loud = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (loud) faults.push(message.text())
  })
  return { page, api: context.request, faults, leave: () => context.close() }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands: `rule: first node`. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    type Found = { id: string; nodes: { target: string[]; failureSummary: string }[] }
    const { axe } = window as unknown as { axe: { run(o: object): Promise<{ violations: Found[] }> } }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(v => `${v.id}: ${v.nodes[0]?.target.join(' ')} ${v.nodes[0]?.failureSummary}`)
  })
}

/** Does anything stick out of the page to the right? In pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
