import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Command, Failure } from './command.ts'
import { DATABASE_OPTIONS, openExisting } from './ground.ts'

export const backup: Command = {
  name: 'backup',
  parameters: ['DIR'],
  summary: {
    en: 'copy the running database into a new folder, every file checked',
    zh: '在线备份到一个新目录,逐个文件校验',
  },
  options: DATABASE_OPTIONS,
  run: async call => {
    const began = performance.now()
    const { baseBackup } = await import('./archive/base-backup.ts')
    const target = emptyPlace(call.parameters[0]!)
    const ground = await openExisting(call)
    // Made beside its place and renamed into it: a folder of that name is a whole backup or isn't there.
    const partial = `${target}.partial-${process.pid}`
    try {
      mkdirSync(partial, { recursive: true, mode: 0o700 })
      let toldMb = 0
      const { bytes, files, bad } = await baseBackup(ground.ownerUrl, partial, done => {
        const mb = Math.floor(done / 1024 / 1024)
        if (mb < toldMb + 500) return
        toldMb = mb
        call.say(`${mb} MB`)
      })
      if (bad.length > 0) throw new Failure(`the backup is not sound:\n${bad.slice(0, 20).join('\n')}`)
      if (existsSync(target)) rmdirSync(target)
      renameSync(partial, target)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      call.print(
        `${target}: ${files} files, ${Math.ceil(bytes / 1024 / 1024)} MB in ${seconds} s, all checked`,
      )
      return { ok: true, report: { backup: target, files, bytes, seconds, bad: 0 } }
    } finally {
      rmSync(partial, { recursive: true, force: true })
      await ground.close()
    }
  },
}

/**
 * A path where nothing is yet, or an empty folder. Throws Failure otherwise: a backup never overwrites
 * anything.
 */
export function emptyPlace(given: string): string {
  const target = resolve(given)
  if (existsSync(target) && readdirSync(target).length > 0) throw new Failure(`${target} is not empty`)
  mkdirSync(dirname(target), { recursive: true })
  return target
}
