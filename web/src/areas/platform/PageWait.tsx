import { PageState, stateOf } from '../../kit/PageState.tsx'
import type { Problem } from '../../kit/problem.ts'
import { usePlatformText } from './text.ts'

type Props = { title: string; error: Problem | null; onRetry: () => void }

/** A page whose one thing has not come yet, or could not; the heading stands for screen readers either way. */
export function PageWait({ title, error, onRetry }: Props) {
  const t = usePlatformText()
  return (
    <>
      <h1 className="unseen">{title}</h1>
      {error ? (
        <PageState {...stateOf(error)} onRetry={onRetry} />
      ) : (
        <p className="page soft" role="status">
          {t('loading')}
        </p>
      )}
    </>
  )
}
