/** Keyset paging: `next` is the sort key of the last row, opaque to the caller. */
const LIMIT = 50

export const limitOf = (query: { limit?: string }): number => Number(query.limit ?? LIMIT)

export const encodeKey = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key of the page before, or null; a key that is not ours counts as none. */
export function decodeKey(after: string | undefined, length: number): (string | number)[] | null {
  if (!after) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString())
    return Array.isArray(key) && key.length === length ? (key as (string | number)[]) : null
  } catch {
    return null
  }
}

/** Ask for `limit + 1` rows: the one too many says that there is a next page. */
export function pageOf<R>(rows: R[], limit: number, key: (row: R) => readonly (string | number)[]) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? encodeKey(key(last)) : null }
}
