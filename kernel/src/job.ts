import { Logger, parseCronItems, run as runWorker } from 'graphile-worker'
import pg from 'pg'
import type { Database } from './database.ts'
import type { Job } from './module.ts'

const QUEUE_SIZE = 4

/**
 * Starts the worker role: jobs that use cases added, and timers. Times of day are Shanghai's (UTC+8), which
 * graphile-worker's patterns, always UTC, are shifted to. `ownerUrl`, since the job tables belong to the owner.
 */
export async function runJobs(
  db: Database,
  ownerUrl: string,
  jobs: readonly Job[],
  onFailure: (task: string, error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: QUEUE_SIZE + 2,
    application_name: 'yaolian worker',
  })
  // The worker outlives a restart of PostgreSQL: it notices a lost connection at its next use and takes another.
  const ignore = (): void => {}
  pool.on('error', ignore)
  pool.on('connect', client => client.on('error', ignore))
  const runner = await runWorker({
    pgPool: pool,
    concurrency: QUEUE_SIZE,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
    taskList: Object.fromEntries(jobs.map(job => [job.task, (payload: unknown) => job.run(db, payload)])),
    parsedCronItems: parseCronItems(
      jobs.flatMap(job =>
        job.cron ? [{ task: job.task, match: toUtc(job.cron), identifier: job.task }] : [],
      ),
    ),
  })
  runner.events.on('job:error', ({ job, error }) => onFailure(job.task_identifier, error))
  return {
    stop: async () => {
      await runner.stop()
      await pool.end()
    },
  }
}

const SHANGHAI_HOURS = 8

/** Only a fixed hour or `*` is shifted; lists and steps of hours are refused rather than misread. */
export function toUtc(cron: string): string {
  const [minute, hour, ...rest] = cron.split(' ')
  if (rest.length !== 3) throw new Error(`not a five-field pattern: ${cron}`)
  if (hour === '*') return cron
  if (!/^\d{1,2}$/.test(hour ?? '') || rest.some(field => field !== '*'))
    throw new Error(`timers run daily at a fixed hour or every hour: ${cron}`)
  return [minute, (Number(hour) + 24 - SHANGHAI_HOURS) % 24, ...rest].join(' ')
}
