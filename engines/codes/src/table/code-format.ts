import type { Both } from '../char-set.ts'
import type { Parsed, Wrong } from '../format.ts'
import type { Random } from '../random.ts'
import type { Facts } from '../tell.ts'

/** A number read back: its one spelling, and what it says. */
export type ReadBack = { ok: true; code: string; facts: Facts } | Wrong

/** How sure the format is: the text was read, another source says so, or it is from memory. */
export type Evidence = 'read' | 'samples' | 'second hand' | 'not verified'

export type CodeFormat = {
  name: Both
  /** The shape in one line, with `#` for digits. */
  shape: string
  /** What a slip is caught by; null where the number has no check digit. */
  check: string | null
  source: string
  evidence: Evidence
  make: (random: Random) => string
  read: (typed: string) => ReadBack
}

type Given<T> = Omit<CodeFormat, 'read'> & { parse: (typed: string) => Parsed<T>; tell?: (read: T) => Facts }

/** One row of the table of formats; `tell` says in words what was read. */
export function format<T>({ parse, tell, ...rest }: Given<T>): CodeFormat {
  return {
    ...rest,
    read: typed => {
      const read = parse(typed)
      return read.ok ? { ok: true, code: read.code, facts: tell?.(read) ?? [] } : read
    },
  }
}
