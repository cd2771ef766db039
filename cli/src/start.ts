import type { Command } from './command.ts'
import { numberOption } from './command.ts'
import { DATABASE_OPTIONS, openOwn } from './ground.ts'
import { realHome } from './places.ts'
import { sealKeyOf } from './seal-key.ts'

export const start: Command = {
  name: 'start',
  parameters: [],
  summary: {
    en: 'run Yaolian for real: no demo data, the first page makes the first organisation',
    zh: '正式运行:无演示数据,首页引导建立第一个组织',
  },
  options: {
    port: { type: 'string', value: 'N', summary: 'port of the pages (4300)' },
    host: {
      type: 'string',
      value: 'ADDRESS',
      summary: 'address to listen on (127.0.0.1: only this machine)',
    },
    'trust-proxy': {
      type: 'string',
      value: 'LIST',
      summary: 'proxies whose X-Forwarded-For is believed, by comma (loopback)',
    },
    'api-only': { type: 'boolean', summary: 'without pages' },
    'database-url': DATABASE_OPTIONS['database-url']!,
  },
  run: async call => {
    const port = numberOption(call, 'port', 1, 65_535)
    const ground = await openOwn(realHome(), call)
    try {
      const [{ openHouse }, { builtWeb }, { serveHouse, untilInterrupted }] = await Promise.all([
        import('@yaolian/server'),
        import('./built-web.ts'),
        import('./serve-house.ts'),
      ])
      const house = await openHouse({ ownerUrl: ground.ownerUrl, sealKey: sealKeyOf(realHome()) })
      try {
        const web = call.flag('api-only') ? null : await builtWeb(call)
        const host = call.text('host') ?? '127.0.0.1'
        const trustProxy = call.text('trust-proxy')?.split(',')
        const options = { house, ground, web, host, port, mayMove: false, isDemo: false }
        const served = await serveHouse({ ...options, ...(trustProxy && { trustProxy }) })
        try {
          call.print(`Yaolian is at ${served.url}`)
          await untilInterrupted(ground, call.interrupted)
          return { ok: true, report: { start: 'stopped', url: served.url } }
        } finally {
          await served.close()
        }
      } finally {
        await house.close()
      }
    } finally {
      await ground.close()
    }
  },
}
