import { type Ctx, command, downloading, isRefusal, type Route, reading } from '@yaolian/kernel'
import { Id, OnlyId, Totals } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import { approvalForm } from './approval-form.ts'
import { acceptPapers, addPaper, downloadPaper, takePaper } from './change-papers.ts'
import * as c from './contract.ts'
import { countWaiting } from './count-waiting.ts'
import { countProducts, listFirstProducts, setPolicy, showPolicy } from './first-products.ts'
import { countList, listRelations, showRelation } from './list-relations.ts'
import { only } from './only.ts'
import { requestRelations } from './request-relations.ts'
import { type RelationDecision, stepRelations } from './step-relations.ts'

const RelationParams = Type.Object({ relationId: Id })
const PaperParams = Type.Object({ relationId: Id, paperId: Id })

const LISTS = [
  { path: '/party/customers', direction: 'customer', whose: 'customers' },
  { path: '/party/suppliers', direction: 'supplier', whose: 'suppliers' },
] as const

const listRoutes = (): Route[] =>
  LISTS.flatMap(({ path, direction, whose }) => [
    reading(
      {
        path,
        summary: `My firm's ${whose} with the state of their approval, papers and licences`,
        right: 'party.relation.read',
        query: c.RelationQuery,
        answer: c.RelationPage,
      },
      (ctx, { query }) => listRelations(ctx, direction, query),
    ),
    reading(
      {
        path: `${path}/totals`,
        summary: `How many ${whose} that list has, exact up to 10,000`,
        right: 'party.relation.read',
        query: c.RelationQuery,
        answer: Totals,
      },
      (ctx, { query }) => countList(ctx, direction, query),
    ),
  ])

const productRoutes = (): Route[] => [
  reading(
    {
      path: '/party/first-products',
      summary: 'Products that my firm has approved or asked to buy for the first time (首营品种)',
      right: 'party.relation.read',
      query: c.FirstProductQuery,
      answer: c.FirstProductPage,
    },
    (ctx, { query }) => listFirstProducts(ctx, query),
  ),
  reading(
    {
      path: '/party/first-products/totals',
      summary: 'How many products that list has, exact up to 10,000',
      right: 'party.relation.read',
      query: c.FirstProductQuery,
      answer: Totals,
    },
    (ctx, { query }) => countProducts(ctx, query),
  ),
  reading(
    {
      path: '/party/buying-policy',
      summary: 'Whether my firm approves products before it first buys them',
      right: 'party.relation.read',
      answer: c.BuyingPolicy,
    },
    showPolicy,
  ),
  command(
    {
      path: '/party/buying-policy',
      summary: 'Approve first purchases of products here too, where the law leaves the choice',
      right: 'party.relation.approve',
      body: c.BuyingPolicyBody,
      answer: c.BuyingPolicy,
    },
    (ctx, { body }) => setPolicy(ctx, body.firstProducts),
  ),
]

const paperRoutes = (): Route[] => [
  command(
    {
      path: '/party/relations/:relationId/papers',
      summary: 'Put a document into a file, or a renewed one beside those of a running approval',
      right: 'party.relation.request',
      params: RelationParams,
      body: c.AddPaperBody,
      answer: c.PaperAnswer,
    },
    (ctx, { params, body: { id: _, ...paper } }) => addPaper(ctx, params.relationId, paper),
  ),
  command(
    {
      path: '/party/relations/:relationId/papers/:paperId/remove',
      summary: 'Take a document out of a draft or of a file that was returned',
      right: 'party.relation.request',
      params: PaperParams,
      body: OnlyId,
      answer: c.PaperAnswer,
    },
    (ctx, { params }) => takePaper(ctx, params.relationId, params.paperId),
  ),
  command(
    {
      path: '/party/relations/:relationId/papers/accept',
      summary: 'Quality has looked at the renewed documents of a running approval: they count from now on',
      right: 'party.relation.review',
      params: RelationParams,
      body: OnlyId,
      answer: c.PapersAccepted,
    },
    (ctx, { params }) => acceptPapers(ctx, params.relationId),
  ),
  downloading(
    {
      path: '/party/relations/:relationId/papers/:paperId/file',
      summary: 'The scan of a document',
      right: 'party.relation.read',
      params: PaperParams,
    },
    (ctx, { params }) => downloadPaper(ctx, params.relationId, params.paperId),
  ),
  downloading(
    {
      path: '/party/relations/:relationId/form.pdf',
      summary: 'The approval form (首营审批表) with papers and signatures',
      right: 'party.relation.read',
      params: RelationParams,
    },
    (ctx, { params }) => approvalForm(ctx, params.relationId),
  ),
]

/** What the asker does with the own file. */
const askerRoutes = (): Route[] => [
  command(
    {
      path: '/party/relations',
      summary: 'Ask for the approval of a supplier or customer with its documents, here or at the partner',
      right: 'party.relation.request',
      body: c.RequestRelationBody,
      answer: c.RelationAnswer,
    },
    async (ctx, { body: { id: _, ...request } }) => only(await requestRelations(ctx, [request])),
  ),
  ...(['submit', 'withdraw'] as const).map(step =>
    command(
      {
        path: `/party/relations/:relationId/${step}`,
        summary: step === 'submit' ? 'Hand a file to the quality department' : 'Take a file back',
        right: 'party.relation.request',
        params: RelationParams,
        body: c.RelationStepBody,
        answer: c.RelationAnswer,
      },
      async (ctx, { params, body: { id: _, ...rest } }) =>
        only(await stepRelations(ctx, [{ ...params, step, ...rest }])),
    ),
  ),
]

/** What the quality department says, and what the quality head says; for one file, and for many. */
const signerRoutes = (): Route[] => [
  command(
    {
      path: '/party/relations/:relationId/review',
      summary: 'The quality department reviews, returns, rejects or suspends',
      right: 'party.relation.review',
      params: RelationParams,
      body: c.ReviewBody,
      answer: c.RelationAnswer,
    },
    async (ctx, { params, body: { id: _, verdict: step, ...rest } }) =>
      only(await stepRelations(ctx, [{ ...params, step, ...rest }])),
  ),
  command(
    {
      path: '/party/relations/:relationId/approve',
      summary: 'The quality head approves, returns, rejects, suspends or resumes',
      right: 'party.relation.approve',
      params: RelationParams,
      body: c.ApproveBody,
      answer: c.RelationAnswer,
    },
    async (ctx, { params, body: { id: _, verdict: step, ...rest } }) =>
      only(await stepRelations(ctx, [{ ...params, step, ...rest }])),
  ),
  command(
    {
      path: '/party/relations/review',
      summary: 'The quality department says the same of many; each is decided or refused on its own',
      right: 'party.relation.review',
      body: c.ReviewManyBody,
      answer: c.SteppedAnswer,
    },
    (ctx, { body: { id: _, relationIds, verdict: step, ...rest } }) =>
      stepMany(
        ctx,
        relationIds.map(relationId => ({ relationId, step, ...rest })),
      ),
  ),
  command(
    {
      path: '/party/relations/approve',
      summary: 'The quality head says the same of many; each is decided or refused on its own',
      right: 'party.relation.approve',
      body: c.ApproveManyBody,
      answer: c.SteppedAnswer,
    },
    (ctx, { body: { id: _, relationIds, verdict: step, ...rest } }) =>
      stepMany(
        ctx,
        relationIds.map(relationId => ({ relationId, step, ...rest })),
      ),
  ),
]

async function stepMany(ctx: Ctx, decisions: readonly RelationDecision[]) {
  const answers = await stepRelations(ctx, decisions)
  const result: Static<typeof c.SteppedAnswer> = { decided: [], refused: [] }
  for (const [i, answer] of answers.entries())
    if (isRefusal(answer))
      result.refused.push({
        relationId: decisions[i]?.relationId ?? '',
        code: answer.code,
        facts: answer.facts,
      })
    else result.decided.push(answer)
  return result
}

export const relationRoutes = (): Route[] => [
  ...listRoutes(),
  ...productRoutes(),
  reading(
    {
      path: '/party/relations/waiting',
      summary: 'How many first-business files wait for me, by what they are about',
      right: 'party.relation.read',
      answer: c.Waiting,
    },
    countWaiting,
  ),
  reading(
    {
      path: '/party/relations/:relationId',
      summary: 'One file: partner, licences, documents and those it needs, products, salespeople, every step',
      right: 'party.relation.read',
      params: RelationParams,
      answer: c.RelationDetail,
    },
    (ctx, { params }) => showRelation(ctx, params.relationId),
  ),
  ...askerRoutes(),
  ...signerRoutes(),
  ...paperRoutes(),
]
