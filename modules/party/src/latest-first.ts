import { decodeKey, isId } from '@yaolian/kernel'

const LAST_AT = '9999-12-31T00:00:00.000Z'
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Where the page before ended, of a list with the latest first; a key that somebody made up counts as none. */
export function beforeOf(after: string | undefined): { beforeAt: string; beforeId: string } {
  const [at, id] = decodeKey(after, 2) ?? []
  const isKey = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id)
  return isKey
    ? { beforeAt: new Date(at).toISOString(), beforeId: id }
    : { beforeAt: LAST_AT, beforeId: LAST_ID }
}
