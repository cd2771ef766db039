import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from './problem.ts'
import { useKitText } from './text.ts'

export type StateKind = 'noRight' | 'notFound' | 'network' | 'failed'

/** Which page state a problem of a read is. */
export function stateOf(problem: Problem): { kind: StateKind; requestId: string; detail: string } {
  const kind: StateKind =
    problem.status === 403
      ? 'noRight'
      : problem.status === 404
        ? 'notFound'
        : problem.passing
          ? 'network'
          : 'failed'
  return { kind, requestId: problem.requestId, detail: problem.detail }
}

type PageStateProps = {
  kind: StateKind
  requestId?: string
  detail?: string
  onRetry?: (() => void) | undefined
}

/** What stands where content could not be shown: why, and what to do. */
export function PageState({ kind, requestId, detail, onRetry }: PageStateProps) {
  const t = useKitText()
  const words: Record<StateKind, [string, string]> = {
    noRight: [t('noRight'), t('noRightHint')],
    notFound: [t('notFound'), t('notFoundHint')],
    network: [t('failed'), t('failedNetwork')],
    failed: [t('failed'), detail || t('serverFault')],
  }
  const [title, hint] = words[kind]
  return (
    <Notice title={title} hint={hint} role="alert">
      {onRetry && (kind === 'network' || kind === 'failed') && (
        <Button onClick={onRetry}>{t('retry')}</Button>
      )}
      {requestId && <span className="soft small">{t('requestId', { id: requestId })}</span>}
    </Notice>
  )
}

type NoticeProps = { title: ReactNode; hint?: ReactNode; role?: 'alert' | 'status'; children?: ReactNode }

/** A few words in the middle of an empty place: what would be here, and how to get it. */
export function Notice({ title, hint, role, children }: NoticeProps) {
  return (
    <div className="notice" role={role}>
      <b>{title}</b>
      {hint && <p>{hint}</p>}
      {children && <div className="notice-do">{children}</div>}
    </div>
  )
}
