import type { Clock, Job } from '@yaolian/kernel'
import { systemActor, transact } from '@yaolian/kernel'
import { testDatabase } from '@yaolian/kernel/test'
import { type House, modules, openHouse, ownJobs, prove, type ServeOptions, serve } from '@yaolian/server'
import { buildWorld } from '@yaolian/tools'
import pg from 'pg'

export const SEED = 20261122

export type Village = { house: House; url: string; close(): Promise<void> }

/** A village in a database of its own, served on a real port with its workers: reached through public doors. */
export async function openVillage(options: { clock?: Clock; serve?: ServeOptions } = {}): Promise<Village> {
  const { ownerUrl, drop } = await testDatabase()
  const house = await openHouse({
    ownerUrl,
    durable: false,
    sealKey: Buffer.alloc(32, 7),
    ...(options.clock && { clock: options.clock }),
  })
  await buildWorld(house, { size: 'village', seed: SEED })
  const served = await serve(house, { demo: true, perMinute: 1_000_000, ...options.serve })
  return {
    house,
    url: served.url,
    close: async () => {
      await served.close()
      await house.close()
      await drop()
    },
  }
}

/** What the proofs of every module have to say against this house; nothing is a pass. */
export async function faultsOf(house: House): Promise<string[]> {
  const run = await prove(house)
  const faults = run.results.flatMap(({ name, violations }) => violations.map(fault => `${name}: ${fault}`))
  if (run.results.length === 0) throw new Error('a house without proofs proves nothing')
  return run.ok === (faults.length === 0) ? faults : [...faults, `the run says ok: ${run.ok}`]
}

/** Hands a timer's task to the house's own worker, as the clock does at its hour, and awaits its end. */
export async function runTimer(house: House, task: string): Promise<void> {
  const known = [...modules.flatMap((module): readonly Job[] => module.jobs), ...ownJobs(modules)].map(
    job => job.task,
  )
  if (!known.includes(task)) throw new Error(`no module has a timer ${task}`)
  await transact(house.db, { actor: systemActor('test') }, async ctx => ctx.addJob(task, {}))
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  const waiting = async () => {
    const { rows } = await owner.query<{ problem: string | null }>(
      'select last_error as problem from graphile_worker.jobs where task_identifier = $1',
      [task],
    )
    const problem = rows.find(row => row.problem)?.problem
    if (problem) throw new Error(`${task}: ${problem}`)
    return rows.length
  }
  await eventually(`${task} has run`, async () => (await waiting()) === 0).finally(() => owner.end())
}

/** Waits for what workers do by themselves; says what never came. */
export async function eventually(what: string, holds: () => Promise<boolean>, ms = 10_000): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; ) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`never came true: ${what}`)
}
