import { resolve } from 'node:path'
import type { Command } from './command.ts'
import { DATABASE_OPTIONS, openOwn } from './ground.ts'
import { demoHome, realHome } from './places.ts'

export const importData: Command = {
  name: 'import-data',
  parameters: ['DIR'],
  summary: {
    en: 'fill a new house with the rows of an export',
    zh: '把导出的数据装入一个全新的系统',
  },
  options: DATABASE_OPTIONS,
  run: async call => {
    const [{ migrateHouse }, archive] = await Promise.all([
      import('@yaolian/server'),
      import('./archive/import-data.ts'),
    ])
    const directory = resolve(call.parameters[0]!)
    const list = archive.readExportList(directory)
    const ground = await openOwn(call.flag('demo') ? demoHome() : realHome(), call)
    try {
      await migrateHouse(ground.ownerUrl)
      await archive.importData(ground.ownerUrl, directory, list, ({ name, rows }) => {
        if (rows > 0) call.say(`${name}: ${rows}`)
      })
      const rows = list.tables.reduce((sum, table) => sum + table.rows, 0)
      call.print(`${ground.place} holds the ${rows} rows of ${directory}`)
      return { ok: true, report: { 'import-data': ground.place, tables: list.tables.length, rows } }
    } finally {
      await ground.close()
    }
  },
}
