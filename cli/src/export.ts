import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { emptyPlace } from './backup.ts'
import type { Command } from './command.ts'
import { DATABASE_OPTIONS, openExisting } from './ground.ts'

/** Named so, because `export` is a word of the language. */
export const exportCommand: Command = {
  name: 'export',
  parameters: ['DIR'],
  summary: {
    en: 'write all rows into a new folder, to move to another server or PostgreSQL version',
    zh: '把全部数据导出到新目录,用于更换服务器或升级 PostgreSQL',
  },
  options: DATABASE_OPTIONS,
  run: async call => {
    const { exportData } = await import('./archive/export-data.ts')
    const target = emptyPlace(call.parameters[0]!)
    const ground = await openExisting(call)
    const partial = `${target}.partial-${process.pid}`
    try {
      mkdirSync(partial, { recursive: true, mode: 0o700 })
      const list = await exportData(ground.ownerUrl, partial, ({ name, rows }) => {
        if (rows > 0) call.say(`${name}: ${rows}`)
      })
      if (existsSync(target)) rmdirSync(target)
      renameSync(partial, target)
      const rows = list.tables.reduce((sum, table) => sum + table.rows, 0)
      call.print(`${target}: ${rows} rows of ${list.tables.length} tables`)
      return { ok: true, report: { export: target, tables: list.tables.length, rows } }
    } finally {
      rmSync(partial, { recursive: true, force: true })
      await ground.close()
    }
  },
}
