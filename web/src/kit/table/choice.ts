import { useMemo, useState } from 'react'
import type { Search } from '../view.ts'
import type { Selection } from './types.ts'

type State = { list: string; ids: ReadonlySet<string>; all: number }
const nothing: ReadonlySet<string> = new Set()

/**
 * Which rows are chosen. "All matching" is kept as a promise with its number and never as ids. Another search or
 * filter (another `list`) starts with nothing chosen.
 */
export function useChoice(list: string, match: Search, pageIds: readonly string[]) {
  const [state, setState] = useState<State>({ list, ids: nothing, all: 0 })
  const now = state.list === list ? state : { list, ids: nothing, all: 0 }
  return useMemo(() => {
    const set = (ids: ReadonlySet<string>, all = 0) => setState({ list, ids, all })
    const shown = now.all > 0 ? new Set(pageIds) : now.ids
    const selection: Selection = now.all > 0 ? { query: match, count: now.all } : { ids: [...now.ids] }
    return {
      ids: shown,
      count: now.all || now.ids.size,
      selection,
      toggle: (id: string) => {
        const next = new Set(shown)
        if (!next.delete(id)) next.add(id)
        set(next)
      },
      togglePage: () => set(pageIds.every(id => shown.has(id)) ? nothing : new Set([...shown, ...pageIds])),
      matching: (count: number) => set(nothing, count),
      clear: () => set(nothing),
    }
  }, [now.all, now.ids, list, match, pageIds])
}
