import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'

const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** What the server sends, so that a script or style it would forbid fails here. */
const csp =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'"

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--metrics-recording-only',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=zh-CN',
]

/**
 * Builds the app into a folder of its own (or takes WEB_DIST) and serves it as the server does: files as they are,
 * index.html for every other path.
 */
export async function serveApp(): Promise<{ url: string; server: Server }> {
  const dist = process.env.WEB_DIST || mkdtempSync(join(tmpdir(), 'yaolian-web-'))
  if (!process.env.WEB_DIST) {
    await build({ configFile, mode: 'test', logLevel: 'error', build: { outDir: dist, emptyOutDir: true } })
  }
  const server = createServer((request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
    const file = join(dist, path)
    const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html')
    answer.writeHead(200, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
      'content-security-policy': csp,
      'cache-control': 'no-store',
    })
    createReadStream(found).pipe(answer)
  })
  if (!process.env.WEB_DIST) server.on('close', () => rmSync(dist, { recursive: true, force: true }))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
    env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>,
  })

export type Size = { width: number; height: number }
export const desk: Size = { width: 1440, height: 900 }
export const small: Size = { width: 1024, height: 768 }
export const phone: Size = { width: 390, height: 844 }

/** A fresh person at a fresh computer; `faults` collects everything the console or the page complains about. */
export async function newPage(browser: Browser, size: Size, dark = false) {
  const context: BrowserContext = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
    viewport: size,
    deviceScaleFactor: size.width < 640 ? 2 : 1,
    ...(size.width < 640 ? { hasTouch: true, isMobile: true } : {}),
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', message => {
    // The browser itself logs every answer that isn't 2xx; those are part of the tests.
    if (
      ['error', 'warning'].includes(message.type()) &&
      !message.text().startsWith('Failed to load resource')
    ) {
      faults.push(message.text())
    }
  })
  page.on('pageerror', error => faults.push(String(error)))
  return { page, context, faults }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands: `rule: first node`. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    type Found = { id: string; nodes: { target: string[]; failureSummary: string }[] }
    const { axe } = window as unknown as { axe: { run: (o: object) => Promise<{ violations: Found[] }> } }
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(v => `${v.id}: ${v.nodes[0]?.target.join(' ')} ${v.nodes[0]?.failureSummary}`)
  })
}

/** Does anything stick out of the page to the right? */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
