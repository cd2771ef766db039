import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useQueries,
  useQuery,
} from '@tanstack/react-query'
import { get, type Query } from './api.ts'
import { Problem } from './problem.ts'

/** Keys are [path, query], so that a command can say which lists it changed by the start of their path. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
      retryDelay: (attempt, error) =>
        (error instanceof Problem ? error.retryAfterSeconds : 0) * 1000 || 400 * 3 ** attempt,
    },
  },
})

const options = <T>(path: string, query: Query, anonymous: boolean) => ({
  queryKey: [path, query],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(path, query, signal, anonymous),
})

type GetOptions = { query?: Query; keep?: boolean; anonymous?: boolean; staleTime?: number }

/** Reads one thing; `path` null reads nothing. `keep` shows the last answer while the next is on its way. */
export function useGet<T>(
  path: string | null,
  { query = {}, keep, anonymous = false, staleTime }: GetOptions = {},
) {
  return useQuery<T, Problem>({
    ...options<T>(path ?? '', query, anonymous),
    enabled: path !== null,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(staleTime === undefined ? {} : { staleTime }),
  }) as UseQueryResult<T, Problem>
}

/** Starts a read beside the page's chunk; route loaders call it and don't wait for it. */
export function prefetch(path: string, query: Query = {}, anonymous = false): void {
  void queries.prefetchQuery(options(path, query, anonymous))
}

/** Everything read below one of these paths is read again: `refresh('/trade/orders', '/stock/')`. */
export function refresh(...paths: string[]): Promise<void> {
  return queries.invalidateQueries({
    predicate: q => paths.some(path => String(q.queryKey[0]).startsWith(path)),
  })
}

/** Reads several things of one kind at once, each kept under its own path. */
export function useGetMany<T>(paths: readonly string[], staleTime = 30_000): UseQueryResult<T, Problem>[] {
  return useQueries({
    queries: paths.map(path => ({ ...options<T>(path, {}, false), staleTime })),
  }) as UseQueryResult<T, Problem>[]
}
