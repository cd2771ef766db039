import type { Database } from './database.ts'
import type { Route } from './http/route.ts'
import type { Subscriber } from './subscriber.ts'
import type { Ctx } from './transact.ts'

/** A sum that must hold over the whole database; a row that the query gives is a violation. */
export type Proof = {
  /** Number of the promise in the spine and a short name. */
  promise: number
  name: string
  title: { zh: string; en: string }
  /** Gives the number of things checked and at most 20 violations, each as one line of text. */
  check(ctx: Ctx): Promise<{ checked: number; violations: string[] }>
}

export type Job = {
  /** `module.verb` */
  task: string
  /** Five-field pattern in Shanghai time; a job without one is added by a use case. */
  cron?: string
  run(db: Database, payload: unknown): Promise<void>
}

/** What a right allows, in both languages; the key is the right. */
export type RightTexts = Record<string, { zh: string; en: string }>

/** One module as the composition root sees it. */
export type Module = {
  name: string
  /** Folder of the numbered .sql files. */
  migrations: URL
  rights: RightTexts
  /** Event types it records, with the facts they carry. */
  events: Record<string, string>
  routes(db: Database): readonly Route[]
  subscribers: readonly Subscriber[]
  jobs: readonly Job[]
  proofs: readonly Proof[]
}
