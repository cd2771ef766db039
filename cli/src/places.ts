import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Call } from './command.ts'

export const CHECKOUT = resolve(import.meta.dirname, '../..')

/** The database of `start`: real use. */
export function realHome(): string {
  return resolve(process.env.YAOLIAN_HOME ?? join(CHECKOUT, '.yaolian'))
}

/** The database of `demo`. Apart, so that trying the demo first never puts its accounts into a real house. */
export function demoHome(): string {
  return join(realHome(), 'demo')
}

/**
 * Which database a command looks at: --demo's, the real one, or the demo's where it is the only one there is.
 */
export function chosenHome(call: Call): string {
  if (call.flag('demo')) return demoHome()
  if (holdsDatabase(realHome()) || !holdsDatabase(demoHome())) return realHome()
  call.say('using the database of the demo: there is no other')
  return demoHome()
}

export function holdsDatabase(home: string): boolean {
  return existsSync(join(home, 'pg', 'PG_VERSION')) || existsSync(join(home, 'data-id'))
}
