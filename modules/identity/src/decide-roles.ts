import { type Refusal, refuse } from '@yaolian/kernel'
import { ROLES, rightsOf, SEPARATED } from './roles.ts'

/** May somebody hold these roles together in an organisation of this kind? Null when so. */
export function decideRoles(
  roles: readonly string[],
  organisation: { kind: string; inHouse: boolean },
): Refusal | null {
  if (roles.length === 0) return refuse('identity.roles_missing', {})
  for (const role of roles) {
    const kinds: readonly string[] | undefined = ROLES[role]?.kinds
    if (!kinds) return refuse('identity.role_unknown', { role })
    const fits = kinds.includes(organisation.kind) || (organisation.inHouse && kinds.includes('house'))
    if (!fits) return refuse('identity.role_unfit', { role, kind: organisation.kind })
  }
  const rights = rightsOf(roles)
  for (const [one, other] of SEPARATED)
    if (rights.has(one) && rights.has(other)) return refuse('identity.roles_conflict', { roles, one, other })
  return null
}
