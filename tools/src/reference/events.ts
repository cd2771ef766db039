import type { Job, Module } from '@yaolian/kernel'
import { code, pageOf, table } from './markdown.ts'

const INTRO = `Every event is a row of \`kernel.event\`, written in the transaction of what it tells of, with \`org_id\`, \`subject_id\`,
\`occurred_at\` and who did it; the facts below come beside that. Subscribers read in the order of commits, each event once.`

/** Events with their facts and listeners, and the timers. */
export function eventsPage(modules: readonly Module[], more: readonly Job[]): string {
  const subscribers = modules.flatMap(module => module.subscribers)
  const listeners = (type: string): string =>
    subscribers
      .filter(subscriber => subscriber.types.includes(type))
      .map(subscriber => code(subscriber.name))
      .join(' ')
  const events = modules.flatMap(module => Object.entries(module.events))
  const jobs = [...modules.flatMap(module => module.jobs), ...more]
  return pageOf(
    'Events and timers',
    INTRO,
    table(
      ['event', 'facts', 'who listens'],
      events.map(([type, facts]) => [code(type), facts, listeners(type)]),
    ),
    '## Timers',
    'In Shanghai time, five fields: minute, hour, day, month, weekday. A job without a pattern is added by a use case.',
    table(
      ['job', 'when'],
      jobs.map(job => [code(job.task), job.cron ? code(job.cron) : 'when asked for']),
    ),
  )
}
