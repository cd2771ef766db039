import type { ReactNode } from 'react'

export type Ranges = readonly (readonly [start: number, end: number])[]

/** A text with the places where the words of a search stand; the server says where, since it knows how it is said. */
export function Marked({ text, ranges }: { text: string; ranges?: Ranges | undefined }) {
  if (!ranges?.length) return <>{text}</>
  const pieces: ReactNode[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start > at) pieces.push(text.slice(at, start))
    pieces.push(<mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}
