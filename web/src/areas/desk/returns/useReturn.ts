import type { ReturnRow as ReturnRowSchema } from '@yaolian/trade/contract'
import type { Static } from 'typebox'
import { useGet } from '../../../kit/queries.ts'
import type { ListAnswer } from '../../../kit/table/types.ts'

export type ReturnRow = Static<typeof ReturnRowSchema>

/** One return by its id. The server has a list only, newest first; what is older than its 200 newest is not found. */
export function useReturn(returnId: string) {
  const list = useGet<ListAnswer<ReturnRow>>('/trade/returns', { query: { limit: 200 } })
  return {
    row: list.data?.rows.find(one => one.returnId === returnId),
    missing: list.data !== undefined,
    problem: list.error,
    retry: () => void list.refetch(),
  }
}
