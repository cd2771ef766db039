import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'

/** Search parameters are flat strings: `?q=asp&sort=-price&f.rx=rx,otc_a&after=…&open=…&cols=name,price`. */
export type Search = Record<string, string>

export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))

/** Readable in the address bar: commas and colons stay as they are. */
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, v]) => v !== undefined && v !== '')
  const text = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString()
  return text ? `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}` : ''
}

export type View = {
  q: string
  sort: string
  after: string
  open: string
  cols: string[] | undefined
  filters: Record<string, string[]>
}

const ownNames = new Set(['q', 'sort', 'after', 'open', 'cols', 'limit', 'back'])

/** Every parameter that isn't the view's own is a filter, under the very name the server's list knows it by. */
export function readView(search: Search): View {
  const filters: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(search)) {
    if (!ownNames.has(name) && value) filters[name] = value.split(',')
  }
  const text = (name: string) => search[name] ?? ''
  const cols = search.cols === undefined ? undefined : text('cols').split(',').filter(Boolean)
  return { q: text('q'), sort: text('sort'), after: text('after'), open: text('open'), cols, filters }
}

/** The part of the view that the server's list reads. */
export function listQuery(view: View, limit: number): Search {
  const query: Search = { limit: String(limit) }
  if (view.q) query.q = view.q
  if (view.sort) query.sort = view.sort
  if (view.after) query.after = view.after
  for (const [name, values] of Object.entries(view.filters)) query[name] = values.join(',')
  return query
}

/** The current search parameters. TanStack's typed search ends at this line: our views are generic over routes. */
export function useFlatSearch(): Search {
  return useSearch({ strict: false }) as Search
}

/** One named part of the path: `useFromPath('orderId')` in `/shop/orders/$orderId`. */
export function useFromPath(name: string): string {
  return (useParams({ strict: false }) as Record<string, string>)[name] ?? ''
}

/** Goes to a path of the app: `go('/shop/orders', { q: 'x' })`; `replace` leaves no step in the history. */
export function useGo(): (to: string, search?: Search, replace?: boolean) => void {
  const navigate = useNavigate()
  return (to, search = {}, replace = false) => void navigate({ to, search: search as never, replace })
}

const unset = (view: View, withQ: boolean): Partial<Record<string, undefined>> => ({
  after: undefined,
  ...(withQ ? { q: undefined } : {}),
  ...Object.fromEntries(Object.keys(view.filters).map(key => [key, undefined])),
})

/**
 * The state of a list page, kept only in the address. Typing replaces the history entry, everything else adds one;
 * whatever changes which rows there are goes back to the first page.
 */
export function useView() {
  const search = useFlatSearch()
  const navigate = useNavigate()
  const view = useMemo(() => readView(search), [search])
  return useMemo(() => {
    const change = (next: Partial<Record<string, string | undefined>>, replace = false) => {
      const put = (old: Search) => {
        const all = { ...old, ...next }
        return Object.fromEntries(
          Object.entries(all).filter(([, value]) => value !== undefined && value !== ''),
        )
      }
      void navigate({ to: '.', search: put as never, replace })
    }
    return {
      view,
      search: (q: string) => change({ q, after: undefined }, true),
      sort: (sort: string) => change({ sort, after: undefined }),
      filter: (key: string, values: string[]) => change({ [key]: values.join(','), after: undefined }),
      clearFilters: () => change(unset(view, false)),
      clearAll: () => change(unset(view, true)),
      page: (after: string) => change({ after }),
      open: (id: string) => change({ open: id }, id !== '' && view.open !== ''),
      cols: (cols: string[] | undefined) => change({ cols: cols?.join(',') }, true),
    }
  }, [view, navigate])
}

export type ViewControls = ReturnType<typeof useView>
