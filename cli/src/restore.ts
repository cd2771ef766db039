import { resolve } from 'node:path'
import { type Command, Failure } from './command.ts'
import { demoHome, realHome } from './places.ts'

export const restore: Command = {
  name: 'restore',
  parameters: ['DIR'],
  summary: {
    en: 'make the database from a backup; only where there is none yet',
    zh: '从备份恢复数据库(仅当尚无数据库时)',
  },
  options: { demo: { type: 'boolean', summary: "into the demo's place instead of the real one" } },
  run: async call => {
    if (process.env.DATABASE_URL)
      throw new Failure('restore makes its own PostgreSQL; unset DATABASE_URL first')
    const [{ adoptDatabase }, { unpack }] = await Promise.all([
      import('@yaolian/cluster'),
      import('./archive/unpack.ts'),
    ])
    const source = resolve(call.parameters[0]!)
    const home = call.flag('demo') ? demoHome() : realHome()
    const began = performance.now()
    let files = 0
    await adoptDatabase(home, async directory => {
      files = (await unpack(source, directory)).files
    })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    call.print(`${home} holds the database of ${source}: ${files} files, all checked, ${seconds} s`)
    return { ok: true, report: { restore: home, files, seconds } }
  },
}
