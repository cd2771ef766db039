import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Failure } from './command.ts'
import { DATABASE_OPTIONS, openExisting } from './ground.ts'

const SHOWN_MAX = 20
const BYTES_MAX = 50 * 1024 * 1024

export const importFirms: Command = {
  name: 'import firms',
  parameters: ['FILE'],
  summary: {
    en: 'register the firms of a CSV or xlsx list, with a report of every row that is not taken',
    zh: '导入企业名单（CSV 或 xlsx），逐行报告未导入的原因',
  },
  options: {
    ...DATABASE_OPTIONS,
    report: { type: 'string', value: 'FILE', summary: 'write the rows that were not taken as CSV' },
  },
  run: async call => {
    const file = resolve(call.parameters[0]!)
    const stat = statSync(file, { throwIfNoEntry: false })
    if (!stat?.isFile()) throw new Failure(`${file} is no file`)
    if (stat.size > BYTES_MAX) throw new Failure(`${file} is larger than ${BYTES_MAX / 1024 / 1024} MB`)
    const [{ openHouse }, { importFirms: read, importReport }, { isRefusal, systemActor }] =
      await Promise.all([import('@yaolian/server'), import('@yaolian/party'), import('@yaolian/kernel')])
    const ground = await openExisting(call, 'make')
    try {
      const house = await openHouse({ ownerUrl: ground.ownerUrl })
      try {
        const progress = (done: number): void => call.say(`${done} firms registered`)
        const done = await read(house.db, systemActor('import'), readFileSync(file), progress)
        if (isRefusal(done)) throw new Failure(`${file}: ${done.code} ${JSON.stringify(done.facts)}`)
        await house.analyse()
        const { counts, problems } = done
        if (call.text('report')) writeFileSync(resolve(call.text('report')!), importReport(problems))
        for (const { line, column, zh, en, value } of problems.slice(0, SHOWN_MAX))
          call.say(`line ${line}, ${column || 'row'}: ${zh} / ${en}: ${value}`)
        if (problems.length > SHOWN_MAX)
          call.say(`… and ${problems.length - SHOWN_MAX} more; --report FILE keeps them all`)
        const { rows, accepted, rejected, unchanged } = counts
        call.print(`${rows} rows: ${accepted} taken, ${rejected} rejected, ${unchanged} unchanged`)
        return { ok: true, report: { import: 'firms', ...counts } }
      } finally {
        await house.close()
      }
    } finally {
      await ground.close()
    }
  },
}
