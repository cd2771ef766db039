import { useRef } from 'react'
import { count } from '../format.ts'
import { Icon } from '../Icon.tsx'
import { useKitText } from '../text.ts'
import type { Totals } from './types.ts'

/**
 * Pages by key know the next page only. The keys that led here are remembered as long as the list is on screen; a link
 * into the middle has no memory, and "previous" goes to the first page.
 */
export function useTrail(list: string, after: string, go: (after: string) => void) {
  const trail = useRef<{ list: string; keys: string[] }>({ list, keys: [] })
  if (trail.current.list !== list) trail.current = { list, keys: [] }
  return {
    next: (key: string) => {
      trail.current.keys.push(after)
      go(key)
    },
    prev: () => go(trail.current.keys.pop() ?? ''),
  }
}

type PagerProps = {
  shown: number
  totals: Totals | undefined
  onPrev: (() => void) | undefined
  onNext: (() => void) | undefined
}

export function Pager({ shown, totals, onPrev, onNext }: PagerProps) {
  const t = useKitText()
  const words = !totals
    ? t('rows', { n: count(shown) })
    : t(totals.exact ? 'rowsOf' : 'rowsOver', { n: count(shown), all: count(totals.count) })
  return (
    <div className="pager">
      <span aria-live="polite">{words}</span>
      <button type="button" className="page-step" disabled={!onPrev} onClick={onPrev} aria-label={t('prev')}>
        <Icon name="left" size={13} />
      </button>
      <button type="button" className="page-step" disabled={!onNext} onClick={onNext} aria-label={t('next')}>
        <Icon name="right" size={13} />
      </button>
    </div>
  )
}
