import { useEffect, useRef, useState } from 'react'

const waitMs = 100

type Find<Row> = (q: string, signal: AbortSignal) => Promise<readonly Row[]>

/** What a text finds while it is typed: the last question wins, an earlier one is called off. */
export function useFind<Row>(find: Find<Row>) {
  const asked = useRef<AbortController>(undefined)
  const [found, setFound] = useState<{ q: string; rows: readonly Row[] }>()
  const [at, setAt] = useState(-1)
  useEffect(() => () => asked.current?.abort(), [])
  const stop = () => {
    asked.current?.abort()
    setFound(undefined)
  }
  const ask = (text: string) => {
    asked.current?.abort()
    const q = text.trim()
    if (!q) return setFound(undefined)
    const now = new AbortController()
    asked.current = now
    setTimeout(async () => {
      if (now.signal.aborted) return
      try {
        const rows = await find(q, now.signal)
        if (now.signal.aborted) return
        setFound({ q, rows })
        setAt(-1)
      } catch (error) {
        // A search that failed shows as nothing new; Enter opens the list page, which says what is wrong.
        if (!now.signal.aborted) console.warn(error)
      }
    }, waitMs)
  }
  const rows = found?.rows ?? []
  /** Round and round; the first step up goes to the last row. */
  const move = (by: 1 | -1) =>
    setAt(now =>
      rows.length ? (now < 0 && by < 0 ? rows.length - 1 : (now + by + rows.length) % rows.length) : -1,
    )
  return { found, rows, at, setAt, ask, stop, move }
}
