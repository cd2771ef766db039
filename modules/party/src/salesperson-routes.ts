import { command, downloading, type Route, reading } from '@yaolian/kernel'
import { Id, ListQuery, Totals } from '@yaolian/kernel/contract'
import Type from 'typebox'
import * as c from './contract.ts'
import {
  addSalesperson,
  countOwn,
  downloadAuthorisation,
  listSalespeople,
  nameSalesperson,
  revokeSalesperson,
  showSalesperson,
} from './salespeople.ts'

const SalespersonParams = Type.Object({ salespersonId: Id })
const RelationParams = Type.Object({ relationId: Id })

export const salespersonRoutes = (): Route[] => [
  reading(
    {
      path: '/party/salespeople',
      summary: "My firm's salespeople and their authorisations, those that end last first",
      right: 'party.relation.read',
      query: ListQuery,
      answer: c.SalespersonPage,
    },
    (ctx, { query }) => listSalespeople(ctx, query),
  ),
  reading(
    {
      path: '/party/salespeople/totals',
      summary: 'How many salespeople that list has',
      right: 'party.relation.read',
      query: ListQuery,
      answer: Totals,
    },
    (ctx, { query }) => countOwn(ctx, query),
  ),
  reading(
    {
      path: '/party/salespeople/:salespersonId',
      summary: 'One of my firm’s salespeople',
      right: 'party.relation.read',
      params: SalespersonParams,
      answer: c.SalespersonRow,
    },
    (ctx, { params }) => showSalesperson(ctx, params.salespersonId),
  ),
  command(
    {
      path: '/party/salespeople',
      summary: 'Authorise a salesperson: term, regions, products, the stamped paper',
      right: 'party.salesperson.edit',
      body: c.AddSalespersonBody,
      answer: c.SalespersonAnswer,
    },
    (ctx, { body: { id: _, ...one } }) => addSalesperson(ctx, one),
  ),
  command(
    {
      path: '/party/salespeople/:salespersonId/revoke',
      summary: 'Take an authorisation back before it ends',
      right: 'party.salesperson.edit',
      params: SalespersonParams,
      body: c.RevokeSalespersonBody,
      answer: c.SalespersonAnswer,
    },
    (ctx, { params, body }) => revokeSalesperson(ctx, params.salespersonId, body.reason),
  ),
  downloading(
    {
      path: '/party/organisations/:orgId/salespeople/:salespersonId/file',
      summary: 'The stamped authorisation of an own salesperson or of a supplier’s',
      right: 'party.relation.read',
      params: Type.Object({ orgId: Id, salespersonId: Id }),
    },
    (ctx, { params }) => downloadAuthorisation(ctx, params.orgId, params.salespersonId),
  ),
  command(
    {
      path: '/party/relations/:relationId/salesperson',
      summary: 'Name who answers for a customer; its orders are sold under that authorisation',
      right: 'party.salesperson.edit',
      params: RelationParams,
      body: c.NameSalespersonBody,
      answer: Type.Object({ named: Type.Integer() }),
    },
    (ctx, { params, body }) => nameSalesperson(ctx, [params.relationId], body.salespersonId),
  ),
]
