import { type Actor, permit, type Refusal, refuse } from '@yaolian/kernel'
import { ROLES } from './roles.ts'
import { clashesOf } from './separation.ts'

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
  const [clash] = clashesOf(roles)
  if (clash) return refuse('identity.roles_conflict', { clash: clash.id, roles: [...roles] })
  return null
}

/**
 * Roles that run the house are given and taken, and the accounts that hold them reset, by whoever manages accounts
 * there: an administrator of the firm behind the house is none of the house.
 */
export function permitRoles(by: { readonly actor: Actor }, roles: readonly string[]): void {
  const runsHouse = (role: string): boolean =>
    ROLES[role]?.kinds.every(kind => kind === 'platform' || kind === 'house') ?? false
  if (roles.some(runsHouse)) permit(by, 'platform.users.manage')
}
