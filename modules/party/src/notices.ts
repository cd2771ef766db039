import { type Ctx, limitOf, pageOf, permit } from '@yaolian/kernel'
import type { Notice, NoticeKind, NoticeQuery } from './document-contract.ts'
import { beforeOf } from './latest-first.ts'
import { allNotices, closeNotices, countOpenNotices, openNotices } from './notice.sql.ts'

const COUNT_MAX = 10_000

/** What the actor's firm has been told, the latest first; open ones only unless all are asked for. */
export async function listNotices(
  ctx: Ctx,
  query: NoticeQuery,
): Promise<{ rows: Notice[]; next: string | null }> {
  permit(ctx, 'party.organisation.read')
  const limit = limitOf(query)
  const read = query.state === 'all' ? allNotices : openNotices
  const found = await read(ctx, { org: ctx.actor.orgId, ...beforeOf(query.after), limit: limit + 1 })
  const rows = found.map(row => ({
    ...row,
    kind: row.kind as NoticeKind,
    facts: row.facts as Notice['facts'],
    isOwn: row.aboutOrgId === ctx.actor.orgId,
  }))
  return pageOf(rows, limit, row => [row.at, row.noticeId])
}

export async function countNotices(ctx: Ctx): Promise<{ count: number; exact: boolean }> {
  permit(ctx, 'party.organisation.read')
  const { count } = await countOpenNotices(ctx, { org: ctx.actor.orgId })
  return { count: Math.min(count, COUNT_MAX), exact: count <= COUNT_MAX }
}

/** Somebody of the firm has seen to it; gives how many were open. */
export async function settleNotices(ctx: Ctx, noticeIds: readonly string[]): Promise<{ closed: number }> {
  permit(ctx, 'party.organisation.read')
  const { userId, name, orgId } = ctx.actor
  const closed = await closeNotices(ctx, { org: orgId, ids: [...noticeIds], at: ctx.now, user: userId, name })
  return { closed }
}
