import type { PartyStatement, StatementRow } from '@yaolian/ledger/contract'
import { get } from '../../../kit/api.ts'

/** More documents than anybody prints on one statement. */
export const printMax = 2_000

export type WholeStatement = Omit<PartyStatement, 'next'> & { whole: boolean }

/** Every document of a period, page after page; `whole` is false where there are more than `printMax`. Throws Problem. */
export async function readAll(query: Record<string, string>, signal: AbortSignal): Promise<WholeStatement> {
  const rows: StatementRow[] = []
  let after: string | undefined
  for (;;) {
    const page: PartyStatement = await get('/trade/statement', { ...query, limit: 200, after }, signal)
    rows.push(...page.rows)
    if (!page.next || rows.length >= printMax) return { ...page, rows, whole: page.next === null }
    after = page.next
  }
}
