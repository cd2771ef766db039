import { isRefusal, newId, storeFile } from '@yaolian/kernel'
import type { Direction, NewPaper, RelationKind } from './contract.ts'
import { papersNeeded } from './decide-papers.ts'
import { actorOf, type TestHouse } from './house.fixture.ts'
import { requestRelations } from './request-relations.ts'
import { stepRelations } from './step-relations.ts'

/** The three who sign, each a person of their own at each call. */
export const peopleOf = (orgId: string) => ({
  asker: actorOf(orgId, ['party.relation.request', 'party.relation.read'], '业务'),
  quality: actorOf(
    orgId,
    ['party.relation.review', 'party.relation.read', 'party.salesperson.edit'],
    '质量管理部',
  ),
  head: actorOf(orgId, ['party.relation.approve', 'party.relation.read'], '质量负责人'),
})

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

/** An uploaded scan of this firm. */
export async function upload(house: TestHouse, orgId: string, name = '资料.pdf'): Promise<string> {
  const id = newId()
  const answer = await storeFile(house.db, actorOf(orgId, []), { id, name, content: PDF })
  if (answer.status !== 201) throw new Error(`the upload was refused: ${answer.body}`)
  return id
}

/** Everything that a file about such a partner needs, good for a year. */
export async function papersFor(
  house: TestHouse,
  orgId: string,
  of: RelationKind,
  partnerKind: string,
  validTo = '2027-11-30',
): Promise<NewPaper[]> {
  const fileId = await upload(house, orgId)
  const needed = papersNeeded({ of, partnerKind, today: '2026-11-22' })
  return needed.map(({ kind, term }) => ({
    paperId: newId(),
    kind,
    number: 'N-1',
    fileId,
    ...(term && { validTo }),
  }))
}

/** A partner approved by three people. */
export async function approved(
  house: TestHouse,
  orgId: string,
  partner: { orgId: string; organisation: { kind: string } },
  direction: Direction,
  more: { validTo?: string; papersTo?: string } = {},
): Promise<string> {
  const { asker, quality, head } = peopleOf(orgId)
  const papers = await papersFor(house, orgId, direction, partner.organisation.kind, more.papersTo)
  const request = { relationId: newId(), partnerOrgId: partner.orgId, direction, papers }
  const validTo = more.validTo && { validTo: more.validTo }
  const asked = await house.as(asker, ctx => requestRelations(ctx, [request]))
  const relationId = asked[0] && !isRefusal(asked[0]) ? asked[0].relationId : request.relationId
  const answers = [
    ...asked,
    ...(await house.as(quality, ctx => stepRelations(ctx, [{ relationId, step: 'review' }]))),
    ...(await house.as(head, ctx => stepRelations(ctx, [{ relationId, step: 'approve', ...validTo }]))),
  ]
  const refused = answers.find(isRefusal)
  if (refused) throw new Error(`the approval was refused: ${refused.code} ${JSON.stringify(refused.facts)}`)
  return relationId
}
