import { type Ctx, decodeKey, encodeKey, isId, limitOf, permit } from '@yaolian/kernel'
import type { Static } from 'typebox'
import { ruleById } from './all-rules.ts'
import type { OverrideQuery, OverrideRow } from './contract.ts'
import { overridePage } from './overrides.sql.ts'

const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Row = Static<typeof OverrideRow>

/**
 * Overrides of the own sales (of any seller with `rulebook.override.platform`), newest first, each with its
 * signatures and whether it counts today: asked, active, over, or taken back.
 */
export async function listOverrides(
  ctx: Ctx,
  query: Static<typeof OverrideQuery>,
): Promise<{ rows: Row[]; next: string | null }> {
  permit(ctx, 'rulebook.hits.read')
  const { sellerOrgId } = query
  if (sellerOrgId !== undefined && sellerOrgId !== ctx.actor.orgId) {
    permit(ctx, 'rulebook.override.platform')
    ctx.widen([sellerOrgId])
  }
  const limit = limitOf(query)
  const [key] = decodeKey(query.after, 1) ?? []
  const found = await overridePage(ctx, {
    org: sellerOrgId ?? ctx.actor.orgId,
    before: typeof key === 'string' && isId(key) ? key : NEWEST,
    limit: limit + 1,
  })
  const all = [...Map.groupBy(found, row => row.overrideId).values()].map(signatures =>
    rowOf(signatures, ctx.today),
  )
  const rows = all.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: all.length > limit && last ? encodeKey([last.overrideId]) : null }
}

type Found = Awaited<ReturnType<typeof overridePage>>[number]

function rowOf(signatures: readonly Found[], today: string): Row {
  const [first] = signatures as [Found, ...Found[]]
  const granted = signatures.some(one => one.granted)
  const newest = ruleById(first.ruleId)
  const counts = first.validTo >= today && newest?.version === first.version
  const state = first.endAt ? 'ended' : !counts ? 'over' : granted ? 'active' : 'asked'
  const { overrideId, ruleId, version, buyerOrgId, productId, validTo } = first
  return {
    ...{ overrideId, ruleId, version, buyerOrgId, productId, validTo, state },
    signatures: signatures.map(({ step, reason, at, byUser, byName }) => ({
      step,
      reason,
      at,
      byUser,
      byName,
    })),
    end: first.endAt
      ? { reason: first.endReason ?? '', at: first.endAt, byName: first.endByName ?? '' }
      : null,
  }
}
