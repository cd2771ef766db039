import { command, isRefusal, type Route, reading } from '@yaolian/kernel'
import { Id, Totals } from '@yaolian/kernel/contract'
import Type, { type Static } from 'typebox'
import * as c from './contract.ts'
import { decideRelations } from './decide-relations.ts'
import { countList, listRelations, showRelation } from './list-relations.ts'
import { only } from './only.ts'
import { requestRelations } from './request-relations.ts'

const RelationParams = Type.Object({ relationId: Id })

const LISTS = [
  { path: '/party/customers', direction: 'customer', whose: 'customers' },
  { path: '/party/suppliers', direction: 'supplier', whose: 'suppliers' },
] as const

const listRoutes = (): Route[] =>
  LISTS.flatMap(({ path, direction, whose }) => [
    reading(
      {
        path,
        summary: `My firm's ${whose} with the state of their licences`,
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

export const relationRoutes = (): Route[] => [
  ...listRoutes(),
  reading(
    {
      path: '/party/relations/:relationId',
      summary: "One relation, the partner's licences and every step of the approval",
      right: 'party.relation.read',
      params: RelationParams,
      answer: c.RelationDetail,
    },
    (ctx, { params }) => showRelation(ctx, params.relationId),
  ),
  command(
    {
      path: '/party/relations',
      summary: 'Ask for the approval of a supplier or customer, here or at the partner',
      right: 'party.relation.request',
      body: c.RequestRelationBody,
      answer: c.RelationAnswer,
    },
    async (ctx, { body: { id: _, ...request } }) => only(await requestRelations(ctx, [request])),
  ),
  command(
    {
      path: '/party/relations/:relationId/decide',
      summary: 'Approve, reject, suspend or resume one supplier or customer',
      right: 'party.relation.decide',
      params: RelationParams,
      body: c.DecideRelationBody,
      answer: c.RelationAnswer,
    },
    async (ctx, { params, body: { id: _, ...decision } }) =>
      only(await decideRelations(ctx, [{ ...params, ...decision }])),
  ),
  command(
    {
      path: '/party/relations/decide',
      summary: 'The same for many; each is decided or refused on its own',
      right: 'party.relation.decide',
      body: c.DecideRelationsBody,
      answer: c.DecideRelationsAnswer,
    },
    async (ctx, { body: { id: _, relationIds, ...decision } }) => {
      const answers = await decideRelations(
        ctx,
        relationIds.map(relationId => ({ relationId, ...decision })),
      )
      const result: Static<typeof c.DecideRelationsAnswer> = { decided: [], refused: [] }
      for (const [i, answer] of answers.entries())
        if (isRefusal(answer))
          result.refused.push({ relationId: relationIds[i] ?? '', code: answer.code, facts: answer.facts })
        else result.decided.push(answer)
      return result
    },
  ),
]
