import type { RoleList } from '@yaolian/identity/contract'
import { useMemo } from 'react'
import type { Static } from 'typebox'
import { useBoth } from '../../../kit/lang.ts'
import { useGet } from '../../../kit/queries.ts'

/** The firm whose people are looked at, as a query; nothing for the own one. */
export const ofFirm = (orgId: string | undefined): { orgId?: string } => (orgId ? { orgId } : {})

/** The roles that fit the firm, and the word of each. */
export function useRoles(orgId: string | undefined) {
  const both = useBoth()
  const query = ofFirm(orgId)
  const rows = useGet<Static<typeof RoleList>>('/identity/roles', { query, staleTime: 300_000 }).data?.rows
  return useMemo(() => {
    const words = new Map(rows?.map(role => [role.role, both(role)]))
    return { rows: rows ?? [], word: (role: string) => words.get(role) ?? role }
  }, [rows, both])
}
