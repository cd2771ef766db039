import { type RefObject, useEffect, useRef } from 'react'
import { useKeys } from '../keys.ts'

type RowKeys = {
  list: RefObject<HTMLElement | null>
  ids: readonly string[]
  open: string
  onOpen: ((id: string) => void) | undefined
  onChoose: ((id: string) => void) | undefined
  /** Closes the panel, else the selection; false when there was nothing to close. */
  onBack: () => boolean
  onPageEnd: (forward: boolean) => void
}

/**
 * j/k, Enter, x, Escape on the rows of a list. The row under the keys is marked in the document itself and not in
 * React's state: a key press must not draw 200 rows again.
 */
export function useRowKeys({ list, ids, open, onOpen, onChoose, onBack, onPageEnd }: RowKeys): void {
  const at = useRef('')
  const mark = (id: string) => {
    list.current?.querySelector('[data-on]')?.removeAttribute('data-on')
    const row = id && list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)
    at.current = row ? id : ''
    if (!row) return
    row.setAttribute('data-on', '')
    row.scrollIntoView({ block: 'nearest' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` only reads refs
  useEffect(() => mark(open || at.current), [open, ids])
  const step = (by: 1 | -1) => {
    const from = ids.indexOf(at.current)
    const to = from < 0 ? 0 : from + by
    const id = ids[to]
    if (id === undefined) return onPageEnd(by > 0)
    mark(id)
    if (open) onOpen?.(id)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    // biome-ignore lint/correctness/noComponentHookFactories: a key of the keyboard, no component
    Enter: () => (at.current && onOpen ? onOpen(at.current) : false),
    x: () => (at.current && onChoose ? onChoose(at.current) : false),
    Escape: onBack,
  })
}
