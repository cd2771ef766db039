import { parseUscc } from '@yaolian/codes'
import { type Refusal, refuse } from '@yaolian/kernel'
import type { NewOrganisation } from './contract.ts'
import { decidePlace } from './decide-place.ts'

/** What is known about the organisations that a registration names. */
export type Known = {
  readonly byId: ReadonlyMap<string, { kind: string; state: string }>
  readonly byUscc: ReadonlyMap<string, string>
}

/** Kinds that may stand above another organisation: a chain over its shops, a firm over its branches. */
export const PARENTS: ReadonlySet<string> = new Set([
  'chain',
  'distributor',
  'manufacturer',
  'mah',
  'hospital',
  'platform',
  'regulator',
])

/**
 * May this organisation be registered? `known` holds what the database has, `batch` what the same command has
 * accepted so far (a chain and its shops may come together, the chain first). Null when it may.
 */
export function decideRegistration(given: NewOrganisation, known: Known, batch: Known): Refusal | null {
  const isPerson = given.isPerson ?? false
  if (known.byId.has(given.orgId) || batch.byId.has(given.orgId))
    return refuse('party.organisation_exists', { orgId: given.orgId })
  if (given.uscc === null && !isPerson) return refuse('party.uscc_missing', { name: given.name })
  if (given.uscc !== null) {
    const read = parseUscc(given.uscc)
    if (!read.ok) return refuse('party.uscc_malformed', { uscc: given.uscc, at: read.at, why: read.why })
    const holder = known.byUscc.get(given.uscc) ?? batch.byUscc.get(given.uscc)
    if (holder) return refuse('party.uscc_taken', { uscc: given.uscc, orgId: holder })
  }
  const misplaced = decidePlace({ district: '', ...given })
  if (misplaced) return misplaced
  if (given.parentOrgId) {
    const parent = known.byId.get(given.parentOrgId) ?? batch.byId.get(given.parentOrgId)
    if (!parent) return refuse('party.parent_unknown', { parentOrgId: given.parentOrgId })
    if (!PARENTS.has(parent.kind)) return refuse('party.parent_unfit', { kind: parent.kind })
  }
  return null
}

/** The code without blanks, in capitals and half-width, as it is stored; as it stands where it is none. */
export function tidyUscc(uscc: string | null): string | null {
  const read = uscc === null ? null : parseUscc(uscc)
  return read?.ok ? read.code : uscc
}
