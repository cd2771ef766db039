import type { House } from '@yaolian/server'
import type { Size } from '@yaolian/tools'
import type { Call, Command, Outcome } from './command.ts'
import { Misuse, numberOption } from './command.ts'
import { openDemoHouse, type World } from './demo-house.ts'
import { DATABASE_OPTIONS, type Ground, openOwn } from './ground.ts'
import { demoHome } from './places.ts'

export const demo: Command = {
  name: 'demo',
  parameters: [],
  summary: {
    en: 'try Yaolian: own PostgreSQL, a made-up market, the pages; data are kept',
    zh: '试用:自带数据库和虚构的市场,打开网页即可;数据会保留',
  },
  options: {
    once: { type: 'boolean', summary: 'make a village, buy and sell through the API, prove the sums, stop' },
    size: { type: 'string', value: 'village|city', summary: 'the world to make (city; village with --once)' },
    port: { type: 'string', value: 'N', summary: 'port of the pages (4300, or a free one)' },
    'database-url': DATABASE_OPTIONS['database-url']!,
  },
  run: async call => {
    const began = performance.now()
    const wanted = { size: sizeOption(call), port: numberOption(call, 'port', 1, 65_535), began }
    const ground = await openOwn(demoHome(), call)
    try {
      return await runDemo(call, ground, wanted)
    } finally {
      await ground.close()
    }
  },
}

type Wanted = { size: Size; port: number | undefined; began: number }

async function runDemo(call: Call, ground: Ground, wanted: Wanted): Promise<Outcome> {
  const [{ builtWeb }, { serveHouse, untilInterrupted }, { runJourney }] = await Promise.all([
    import('./built-web.ts'),
    import('./serve-house.ts'),
    import('@yaolian/tools'),
  ])
  const { house, world } = await openDemoHouse(call, ground, wanted.size)
  try {
    const isOnce = call.flag('once')
    // The journey goes through the API: nobody looks at pages that are gone in a moment.
    const web = isOnce ? null : await builtWeb(call)
    const port = wanted.port ?? (isOnce ? 0 : undefined)
    const served = await serveHouse({
      house,
      ground,
      web,
      host: '127.0.0.1',
      port,
      mayMove: true,
      isDemo: true,
    })
    try {
      if (isOnce) await runJourney(house, served.url)
      else {
        announce(call, served.url, world.accounts)
        await untilInterrupted(ground, call.interrupted)
      }
    } finally {
      await served.close()
    }
    const report = { demo: world.size, seconds: secondsSince(wanted.began), counts: world.counts }
    return isOnce ? await proven(call, house, report) : { ok: true, report }
  } finally {
    await house.close()
  }
}

type Report = { demo: string; seconds: number; counts: Record<string, number> }

async function proven(call: Call, house: House, report: Report): Promise<Outcome> {
  const { prove } = await import('@yaolian/server')
  const proofs = await prove(house, ({ title, violations }) => {
    for (const violation of violations) call.say(`${title.en}: ${violation}`)
  })
  const verdict = proofs.ok ? 'ok' : 'wrong'
  call.print(`${report.demo}: ${report.seconds} s, proofs ${verdict}`)
  return { ok: proofs.ok, report: { ...report, proofs: verdict } }
}

function announce(call: Call, url: string, accounts: World['accounts']): void {
  call.print(`\nYaolian is at ${url}\n`)
  const width = Math.max(0, ...accounts.map(({ login }) => login.length))
  for (const { login, password, who } of accounts) call.print(`  ${login.padEnd(width)}  ${password}  ${who}`)
  call.print('\nCtrl-C stops it; the data are kept.')
}

function sizeOption(call: Call): Size {
  const size = call.text('size') ?? (call.flag('once') ? 'village' : 'city')
  if (size === 'village' || size === 'city') return size
  throw new Misuse('--size must be village or city')
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10
}
