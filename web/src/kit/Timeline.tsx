import type { ReactNode } from 'react'
import { time } from './format.ts'
import type { RuleHit } from './problem.ts'
import { Hit } from './Refusal.tsx'
import { useSession } from './session.tsx'

export type Moment = {
  key: string
  /** ISO instant. */
  at: string
  /** Who did it; nothing for the platform itself. */
  by?: string
  what: ReactNode
  note?: ReactNode
  hits?: readonly RuleHit[]
  tone?: 'good' | 'bad'
}

/** Who did what when, newest first, with the rules that spoke. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  const { today } = useSession()
  return (
    <ol className="timeline">
      {moments.map(moment => (
        <li key={moment.key} className={moment.tone}>
          <div>
            <b>{moment.what}</b>
            <time dateTime={moment.at} title={time(moment.at)}>
              {time(moment.at, today)}
            </time>
          </div>
          {(moment.by || moment.note) && (
            <p className="soft">
              {moment.by}
              {moment.by && moment.note ? ' · ' : ''}
              {moment.note}
            </p>
          )}
          {moment.hits?.map(hit => (
            <Hit key={hit.ruleId} hit={hit} />
          ))}
        </li>
      ))}
    </ol>
  )
}
