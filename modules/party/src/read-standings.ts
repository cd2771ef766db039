import type { Ctx } from '@yaolian/kernel'
import { provinceCode } from '@yaolian/rulebook'
import type { PartyFacts } from '@yaolian/rulebook/contract'
import type { OrganisationKind } from './contract.ts'
import { standingsOf } from './standing.sql.ts'

/** One organisation as an order sees it: who it is, whether it is active, and its licences as facts for rules. */
export type Standing = {
  orgId: string
  /** Moves with every change of the organisation or one of its licences. */
  version: number
  kind: OrganisationKind
  name: string
  isPerson: boolean
  state: 'active' | 'closed'
  facts: PartyFacts
}

/**
 * The standings of many organisations by id, in one statement; an unknown id has no entry. Shared facts: no
 * right and no row-level security, the caller's own verb has asked for its right. Ids may repeat.
 */
export async function readStandings(ctx: Ctx, orgIds: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await standingsOf(ctx, { orgs: [...new Set(orgIds)] })
  return new Map(
    rows.map(({ province, headOrgId, headKind, verifiedOn, ...row }) => {
      const head = { headOrgId, headKind: headKind as OrganisationKind | null }
      const facts = { ...row.facts, ...head, province: provinceCode(province), verifiedOn }
      const [kind, state] = [row.kind as OrganisationKind, row.state as Standing['state']]
      return [row.orgId, { ...row, kind, state, facts }]
    }),
  )
}
