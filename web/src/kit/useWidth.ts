import { type RefCallback, useCallback, useRef, useState } from 'react'

/** The width of an element in pixels, 0 before it was measured: pages lay out by their own room, not the window's. */
export function useWidth(): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(0)
  const watch = useRef<ResizeObserver>(undefined)
  const ref = useCallback((element: HTMLElement | null) => {
    watch.current?.disconnect()
    if (!element) return
    setWidth(Math.floor(element.clientWidth))
    watch.current = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    watch.current.observe(element)
  }, [])
  return [ref, width]
}
