import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Failure } from './command.ts'
import { DATABASE_OPTIONS, openExisting } from './ground.ts'

const SHOWN_MAX = 20

export const importCatalogue: Command = {
  name: 'import catalogue',
  parameters: ['FILE'],
  summary: {
    en: 'take the products of a CSV list as drafts, with a report of every row that is not taken',
    zh: '导入商品目录（CSV）为草稿，逐行报告未导入的原因',
  },
  options: {
    ...DATABASE_OPTIONS,
    report: { type: 'string', value: 'FILE', summary: 'write the rows that were not taken as CSV' },
  },
  run: async call => {
    const file = resolve(call.parameters[0]!)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Failure(`${file} is no file`)
    const [{ openHouse }, { importCatalogue: read, reportRow, REPORT_HEAD }, { isRefusal, systemActor }] =
      await Promise.all([import('@yaolian/server'), import('@yaolian/catalogue'), import('@yaolian/kernel')])
    const ground = await openExisting(call, 'make')
    try {
      const house = await openHouse({ ownerUrl: ground.ownerUrl })
      const report = call.text('report') ? createWriteStream(resolve(call.text('report')!)) : null
      report?.write(REPORT_HEAD)
      let shown = 0
      try {
        const done = await read(house.db, systemActor('import'), createReadStream(file), {
          onProblem: problem => {
            report?.write(reportRow(problem))
            const { line, column, reason, value } = problem
            if (shown++ < SHOWN_MAX) call.say(`line ${line}, ${column || 'row'}: ${reason}: ${value}`)
          },
          onProgress: ({ rows }) => call.say(`${rows} rows`),
        })
        await house.analyse()
        if (shown > SHOWN_MAX) call.say(`… and ${shown - SHOWN_MAX} more; --report FILE keeps them all`)
        if (isRefusal(done)) throw new Failure(`${file}: ${done.code} ${JSON.stringify(done.facts)}`)
        call.print(
          `${done.rows} rows: ${done.accepted} taken, ${done.rejected} rejected, ${done.unchanged} unchanged`,
        )
        return { ok: true, report: { import: 'catalogue', ...done } }
      } finally {
        await Promise.all([house.close(), report ? new Promise(done => report.end(done)) : Promise.resolve()])
      }
    } finally {
      await ground.close()
    }
  },
}
