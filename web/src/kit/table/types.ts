import type { ReactNode } from 'react'
import type { Search } from '../view.ts'

export type Column<Row> = {
  /** Also the name under which the server sorts, where `sort` is true. */
  key: string
  title: string
  /** Pixels; the least width of a column that grows. */
  width: number
  grow?: boolean
  align?: 'right' | 'center'
  sort?: boolean
  /** Columns with the highest number leave first when the place is narrow; without a number a column stays. */
  leave?: number
  /** Not shown until someone chooses it. */
  hidden?: boolean
  render: (row: Row) => ReactNode
}

export type Filter = {
  /** The parameter's name in the address and in the request: `f.rx`, `kind`. */
  key: string
  title: string
  /** `count`: how many rows would be left, where the server counts them. */
  options: { value: string; label: string; count?: number }[]
  /** Only one value at a time, as most lists of the server take it; else `a,b`. */
  single?: boolean
}

/** What a filter menu tells its page: that it opened, so that counts need not be asked for before; a word below. */
export type FilterMenuParts = { onOpen: () => void; note?: string | undefined }

/** A row on a phone: name and badges, facts, then figures left to right and a button. */
export type CardParts = {
  title: ReactNode
  side?: ReactNode
  facts?: ReactNode
  foot?: ReactNode[]
  action?: ReactNode
}

/** What GET …NOUNS answers. */
export type ListAnswer<Row> = { rows: Row[]; next: string | null }
/** What GET …NOUNS/totals answers: `exact` is false above 10,000. */
export type Totals = { count: number; exact: boolean } & Record<string, unknown>

/** Rows chosen one by one, or "all that match" as the query with the number that was promised. */
export type Selection = { ids: string[] } | { query: Search; count: number }

export type Bulk = { key: string; label: string; danger?: boolean; run: (selection: Selection) => void }

export type Empty = { title: string; hint?: string; action?: ReactNode }
